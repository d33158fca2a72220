import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'
import { dailySumsOf, isUpTo, monthlySumsOf, type Position } from './seal.ts'

/**
 * A sum of a day, or of the month that begins on it: `expected` by the sealed facts, `found` in the table, null where
 * there is none; equal where the quantity is right, and how many facts or which kinds make it is wrong.
 */
export interface SumFault {
  kind: 'sum'
  period: 'day' | 'month'
  measure: string
  slice: string
  day: string
  expected: number | null
  found: number | null
}

/** The first sum that is not what the facts make, by day before by month. */
export async function findWrongSum(tx: Db, through: Position): Promise<SumFault | undefined> {
  const sealed = isUpTo(through)
  return (
    (await findWrongIn(tx, 'daily_sum', 'day', dailySumsOf(sealed))) ??
    (await findWrongIn(tx, 'monthly_sum', 'month', monthlySumsOf(sealed)))
  )
}

async function findWrongIn(
  tx: Db,
  table: 'daily_sum' | 'monthly_sum',
  period: 'day' | 'month',
  sums: RawBuilder<unknown>,
): Promise<SumFault | undefined> {
  const [found, start] = [sql.table(table), sql.ref(period)]
  const { rows } = await sql<Omit<SumFault, 'kind' | 'period'>>`
    with counted as (${sums})
    select measure, slice, ${start} as day, counted.quantity as expected, ${found}.quantity as found
    from counted full join ${found} using (measure, slice, ${start})
    where (counted.quantity, counted.facts, counted.standing, counted.leavings, counted.corrections)
      is distinct from (${found}.quantity, ${found}.facts, ${found}.standing, ${found}.leavings, ${found}.corrections)
    order by ${start}, measure, slice limit 1`.execute(tx)
  return rows[0] && { kind: 'sum', period, ...rows[0] }
}
