import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { BrokenDownBy } from '../contract.ts'
import type { FigureRow } from './figures.ts'
import { monthOf, sealedSums } from './sums.ts'

/** Where a page of parts ended: the name is looked up, because one may be longer than a cursor. */
export const PartPosition = z.strictObject({ value: z.int(), id: z.string().max(36) })
export type PartPosition = z.infer<typeof PartPosition>

export interface PartRow {
  id: string
  key: string | null
  name: unknown
  value: number
}

type Counted = Pick<FigureRow, 'measure' | 'committeeId'>

/** What the figure counts for each committee, from the same sums as the figure itself. */
const chains = ({ measure, committeeId }: Counted, asOf: string) => sql`
  select committee.id::text, committee.key, committee.short_name as name,
         sealed.quantity + waiting.quantity as quantity
  from committee
  cross join lateral (
    select coalesce(sum(quantity), 0) as quantity
    from (${sealedSums(sql`${measure}`, sql`'committee:' || committee.id`, asOf)}) sums
  ) sealed
  cross join lateral (
    select coalesce(sum(quantity), 0) as quantity from unsealed_fact()
    where measure = ${measure} and committee_id = committee.id and day <= ${asOf}::date
  ) waiting
  ${committeeId === null ? sql`` : sql`where committee.id = ${committeeId}`}`

/**
 * What the figure counts for each unit or place, which have sums by month alone: all months up to that of the day, less
 * the facts of the month after the day. On most days that are asked for, today above all, there are hardly any.
 */
function byMonthlySlice(
  { measure, committeeId }: Counted,
  asOf: string,
  slice: 'unit' | 'place',
  column: 'unit_id' | 'place_code',
) {
  const prefix = committeeId === null ? `${slice}:` : `${slice}:${committeeId}:`
  const isCounted = sql`measure = ${measure} and ${sql.ref(column)} is not null
    ${committeeId === null ? sql`` : sql`and committee_id = ${committeeId}`}`
  const nextMonth = sql`(${monthOf(asOf)}::date + interval '1 month')::date`
  return sql`
    select split_part(slice, ':', 3) as id, sum(quantity) as quantity from monthly_sum
    where measure = ${measure} and starts_with(slice, ${prefix}) and month <= ${asOf}::date
    group by slice
    union all
    select ${sql.ref(column)}::text, quantity from unsealed_fact() where ${isCounted} and day < ${nextMonth}
    union all
    select ${sql.ref(column)}::text, -quantity from fact
    where ${isCounted} and day > ${asOf}::date and day < ${nextMonth}`
}

const units = (figure: Counted, asOf: string) => sql`
  select unit.id::text, null as key, jsonb_build_object('zh', unit.name, 'en', unit.name_en) as name, counted.quantity
  from (
    select id, sum(quantity) as quantity from (${byMonthlySlice(figure, asOf, 'unit', 'unit_id')}) sums group by id
  ) counted
  join unit on unit.id = counted.id::uuid`

/** A community counts for its subdistrict as places stand now; what is recorded for the district alone for none. */
const subdistricts = (figure: Counted, asOf: string) => sql`
  select subdistrict.code as id, null as key, subdistrict.name, sum(counted.quantity) as quantity
  from (
    select id as code, sum(quantity) as quantity
    from (${byMonthlySlice(figure, asOf, 'place', 'place_code')}) sums group by id
  ) counted
  join place own on own.code = counted.code
  join place subdistrict on subdistrict.level = 'subdistrict' and subdistrict.code in (own.code, own.parent_code)
  group by subdistrict.code`

const PARTS: Readonly<Record<BrokenDownBy, (figure: Counted, asOf: string) => RawBuilder<unknown>>> = {
  chain: chains,
  unit: units,
  subdistrict: subdistricts,
}

/** The parts that count something, largest first, and what all of them count for together, also on a page without any. */
export async function listParts(
  db: Db,
  figure: Counted,
  { by, asOf, lang }: { by: BrokenDownBy; asOf: string; lang: Language },
  { after, limit }: { after: PartPosition | undefined; limit: number },
): Promise<{ parts: PartRow[]; counted: number }> {
  const label = lang === 'en' ? sql`coalesce(name ->> 'en', name ->> 'zh')` : sql`name ->> 'zh'`
  const further = after
    ? sql`where (-value, label, id)
        > (${-after.value}::bigint, coalesce((select label from part where id = ${after.id}), ''), ${after.id})`
    : sql``
  const { rows } = await sql<{ counted: number; part: PartRow | null }>`
    with part as (
      select id, key, name, quantity::bigint as value, ${label} as label
      from (${PARTS[by](figure, asOf)}) counted where quantity <> 0
    ), page as (
      select * from part ${further} order by value desc, label, id limit ${limit + 1}
    )
    select whole.counted, case when page.id is not null then to_json(page) end as part
    from (select coalesce(sum(value), 0)::bigint as counted from part) whole
    left join page on true
    order by page.value desc, page.label, page.id`.execute(db)
  return { parts: rows.flatMap(({ part }) => part ?? []), counted: rows[0]?.counted ?? 0 }
}
