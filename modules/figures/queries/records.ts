import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Db } from '#platform/db.ts'
import { CountedDay } from '../contract/asked.ts'
import type { FigureRow } from './figures.ts'

/** Where a page of records ended. */
export const RecordPosition = z.strictObject({ day: CountedDay, id: z.uuid() })
export type RecordPosition = z.infer<typeof RecordPosition>

export interface RecordRow {
  id: string
  day: string
  quantity: number
  subjectId: string
  unitId: string | null
  unitName: string | null
  unitNameEn: string | null
  committeeKey: string | null
  committeeName: unknown
  clusterKey: string | null
  clusterName: unknown
  spaceId: string | null
  spaceKey: string | null
  spaceName: string | null
  spaceNameEn: string | null
  resourceId: string | null
  resourceName: string | null
  resourceNameEn: string | null
  placeCode: string | null
  placeName: unknown
  source: string | null
  statementId: string | null
  saidBy: string | null
  eventId: string
  eventType: string | null
  sealed: number | null
  reverses: string | null
  /** Why it takes back what it reverses, where the act says so. */
  reason: string | null
}

/** Reads one moment of the database with several statements, so that a number and the list behind it agree. */
export const atOneMoment = <T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)

type Counted = Pick<FigureRow, 'kind' | 'measure' | 'committeeId'>

/** The one condition of the figure's sum and of the list behind it. */
function isCounted(table: string, { measure, committeeId }: Counted, asOf: string) {
  const fact = sql.ref(table)
  const ofCommittee = committeeId === null ? sql`` : sql`and ${fact}.committee_id = ${committeeId}`
  return sql`${fact}.measure = ${measure} and ${fact}.day <= ${asOf}::date ${ofCommittee}`
}

const isFurther = (after: RecordPosition | undefined) =>
  after ? sql`and (fact.day, fact.id) < (${after.day}::date, ${after.id}::uuid)` : sql``

const allFacts = (figure: Counted, asOf: string, after: RecordPosition | undefined) => sql`
  select fact.*, fact.quantity as left_over from fact where ${isCounted('fact', figure, asOf)} ${isFurther(after)}`

/**
 * Facts of which something is left after their reversal and after leavings under the same key. Both are added up in
 * subqueries for each fact: joined, the planner would guess that hardly any stands, and read them all for every page.
 */
const standingFacts = (figure: Counted, asOf: string, after: RecordPosition | undefined) => sql`
  select fact.*, remaining.quantity as left_over
  from fact
  cross join lateral (
    select fact.quantity
      + (select coalesce(sum(quantity), 0) from fact reversal
         where reversal.reverses = fact.id and reversal.day <= ${asOf}::date)
      + (select coalesce(sum(leaving.quantity), 0) from fact leaving
         left join fact undone on undone.reverses = leaving.id and undone.day <= ${asOf}::date
         where ${isCounted('leaving', figure, asOf)}
           and leaving.quantity < 0 and leaving.reverses is null and undone.id is null
           and coalesce(leaving.counted_once, leaving.subject_id::text)
             = coalesce(fact.counted_once, fact.subject_id::text)) as quantity
  ) remaining
  where ${isCounted('fact', figure, asOf)} ${isFurther(after)}
    and fact.quantity > 0 and fact.reverses is null and remaining.quantity > 0`

interface Part {
  after: RecordPosition | undefined
  limit: number
}

/**
 * The facts that the figure counts, newest first: of a stock those that stand, with what is left of each, else all.
 * A page takes a look into some indexes for each row, so it costs the same at any depth and for any number of facts.
 */
export function listRecords(
  db: Db,
  figure: Counted,
  asOf: string,
  { after, limit }: Part,
): Promise<RecordRow[]> {
  const list = figure.kind === 'stock' ? standingFacts : allFacts
  return readPage(db, list(figure, asOf, after), limit)
}

/** The facts that changed the figure after a day, newest first, each with its own quantity. */
export const listChanges = (
  db: Db,
  figure: Counted,
  { since, asOf }: { since: string; asOf: string },
  { after, limit }: Part,
): Promise<RecordRow[]> =>
  readPage(db, sql`${allFacts(figure, asOf, after)} and fact.day > ${since}::date`, limit)

async function readPage(db: Db, facts: RawBuilder<unknown>, limit: number): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with page as (
      ${facts} order by fact.day desc, fact.id desc limit ${limit + 1}
    )
    select page.id, page.day, page.left_over::bigint as quantity, page.subject_id as "subjectId",
           unit.id as "unitId", unit.name as "unitName", unit.name_en as "unitNameEn",
           committee.key as "committeeKey", committee.short_name as "committeeName",
           cluster.key as "clusterKey", cluster.name as "clusterName",
           space.id as "spaceId", space.key as "spaceKey", space.name as "spaceName", space.name_en as "spaceNameEn",
           resource.id as "resourceId", resource.name as "resourceName", resource.name_en as "resourceNameEn",
           place.code as "placeCode", place.name as "placeName", page.source,
           statement.id as "statementId", statement.said_by as "saidBy",
           page.event_id as "eventId", event.type as "eventType", (
             select number from seal
             where (through_era, through_transaction, through_fact) >= (page.era, page.transaction_id, page.id)
             order by through_era, through_transaction, through_fact limit 1
           ) as sealed,
           page.reverses, case when page.reverses is not null then event.details ->> 'reason' end as reason
    from page
    left join event on event.id = page.event_id
    left join unit on unit.id = page.unit_id
    left join committee on committee.id = page.committee_id
    left join cluster on cluster.id = page.subject_id
    left join space on space.id = page.subject_id
    left join machine_use on machine_use.id = page.subject_id
    left join resource on resource.id = coalesce(machine_use.resource_id, page.subject_id)
      and resource.status = 'offered'
    left join place on place.code = page.place_code
    left join statement on statement.id = page.subject_id
    order by page.day desc, page.id desc`.execute(db)
  return rows
}
