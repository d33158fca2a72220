import type { ReactNode } from 'react'
import css from './filters.module.css'

/** The fields that narrow a list, above it; each takes effect as soon as it is changed. */
export function Filters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={css.filters} aria-label={label}>
      {children}
    </search>
  )
}
