import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { NotCorrectable } from '../contract.ts'

explainConstraint('fact_reversed_once', () => refused(NotCorrectable, { obstacle: 'already_corrected' }))

/** As figures.yaml has it, with traditional characters where they were derived. */
export interface CountingUnit {
  zh: string
  hant?: string
  en: [singular: string, plural: string]
}

export interface FigureOfFact {
  key: string
  title: unknown
  countingUnit: CountingUnit
  records: 'public' | 'members' | 'counted'
}

/** A fact with everything that is told of it and asked about it. */
export interface FactRow {
  factId: string
  measure: string
  quantity: number
  factDay: string
  subjectId: string
  unitId: string | null
  unitName: string | null
  unitNameEn: string | null
  committeeId: string | null
  committeeKey: string | null
  committeeName: unknown
  placeCode: string | null
  placeName: unknown
  countedOnce: string | null
  reverses: string | null
  source: string | null
  isReversed: boolean
  isLeft: boolean
  figures: FigureOfFact[]
}

/** With `factJoins`, the columns of a row that has a `fact`. */
export const factColumns: RawBuilder<unknown> = sql`
  fact.id as "factId", fact.measure, fact.quantity, fact.day as "factDay", fact.subject_id as "subjectId",
  fact.unit_id as "unitId", fact_unit.name as "unitName", fact_unit.name_en as "unitNameEn",
  fact.committee_id as "committeeId", committee.key as "committeeKey", committee.name as "committeeName",
  fact.place_code as "placeCode", fact_place.name as "placeName",
  fact.counted_once as "countedOnce", fact.reverses, fact.source,
  exists (select from fact reversal where reversal.reverses = fact.id) as "isReversed",
  fact.quantity > 0 and exists (
    select from fact leaving
    where leaving.measure = fact.measure and leaving.quantity < 0 and leaving.reverses is null
      and coalesce(leaving.counted_once, leaving.subject_id::text) = coalesce(fact.counted_once, fact.subject_id::text)
      and not exists (select from fact undone where undone.reverses = leaving.id)
  ) as "isLeft",
  (select coalesce(jsonb_agg(jsonb_build_object('key', figure.key, 'title', figure.content -> 'title',
            'countingUnit', figure.content -> 'countingUnit', 'records', figure.records) order by figure.position), '[]')
   from figure where figure.measure = fact.measure
     and (figure.committee_id is null or figure.committee_id = fact.committee_id)) as figures`

export const factJoins: RawBuilder<unknown> = sql`
  left join unit fact_unit on fact_unit.id = fact.unit_id
  left join committee on committee.id = fact.committee_id
  left join place fact_place on fact_place.code = fact.place_code`

export async function getFact(db: Db, id: string): Promise<FactRow & { isProposed: boolean }> {
  const { rows } = await sql<FactRow & { isProposed: boolean }>`
    select ${factColumns}, exists (
      select from correction where fact_id = fact.id and state = 'proposed') as "isProposed"
    from fact ${factJoins} where fact.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('fact')
  return rows[0]
}

/** Whether these are a unit and a place of the city; null and undefined count as known. */
export async function knownReferences(
  db: Db,
  {
    unitId = null,
    placeCode = null,
  }: { unitId?: string | null | undefined; placeCode?: string | null | undefined },
): Promise<{ isUnitKnown: boolean; isPlaceKnown: boolean }> {
  const { rows } = await sql<{ isUnitKnown: boolean; isPlaceKnown: boolean }>`
    select ${unitId}::uuid is null or exists (select from unit where id = ${unitId}) as "isUnitKnown",
      ${placeCode}::text is null or exists (select from place where code = ${placeCode}) as "isPlaceKnown"`.execute(
    db,
  )
  return rows[0] ?? { isUnitKnown: false, isPlaceKnown: false }
}
