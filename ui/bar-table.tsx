import type { ReactNode } from 'react'
import css from './bar-table.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface BarRow {
  key: string
  name: ReactNode
  value: number
  /** The value in words. */
  said: string
  /** No part among the others: what is left over, or not shown. */
  isRest?: boolean
}

interface BarTableProps {
  /** What the table tells, for who listens. */
  label: string
  /** What stands in the first and in the last column. */
  heads: readonly [name: string, value: string]
  rows: readonly BarRow[]
}

/** Parts of a whole, each with its number and a bar beside it: picture and table in one. */
export function BarTable({ label, heads: [name, value], rows }: BarTableProps) {
  const most = Math.max(...rows.map((row) => Math.abs(row.value)), 1)
  return (
    <table className={css.table}>
      <caption>
        <VisuallyHidden>{label}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className={css.end}>
            {value}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.isRest ? css.rest : undefined}>
            <th scope="row">
              {row.name}
              <span className={css.bar} style={{ width: `${(Math.abs(row.value) / most) * 100}%` }} />
            </th>
            <td className={css.end}>{row.said}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
