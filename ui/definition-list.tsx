import type { ReactNode } from 'react'
import css from './definition-list.module.css'

export interface Definition {
  term: string
  /** An absent value leaves the line out. */
  value: ReactNode
}

/** The plain facts of a record, name beside value. */
export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl className={css.list}>
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ term, value }) => (
          <div key={term} className={css.line}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
