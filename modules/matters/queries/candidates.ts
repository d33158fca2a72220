import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Actor } from '#platform/access.ts'
import type { Lookups, TellingGrams } from '#platform/ranking/telling-grams.ts'
import type { Body } from '../contract.ts'
import type { MatterKind } from '../pack.ts'
import { visibleTo } from './matters.ts'

/** As many as are read and ranked within the time that somebody waits for suggestions. */
const MOST_UNITS = 400
const MOST_SIMILAR = 60
/** A history this long says what is usual; an older one says what was. */
const MOST_OF_KIND = 200
const MOST_OWN = 50

/** A reading of rare grams that finds fewer goes on to frequent ones. */
const ENOUGH = 50

/**
 * Texts that have all grams of any lookup. Each two together are a query of their own, for in one query PostgreSQL would
 * weigh the whole of it for every text that has any of the frequent grams.
 */
export function hasAny(column: 'offers' | 'search', lookups: Lookups) {
  const alone = lookups.filter(({ length }) => length === 1).map(allOf)
  const queries = [
    ...(alone.length === 0 ? [] : [alone.join(' | ')]),
    ...lookups.filter(({ length }) => length > 1).map(allOf),
  ]
  return sql<boolean>`(${sql.join(
    queries.map((query) => sql`${sql.ref(column)} @@ ${query}::tsquery`),
    sql` or `,
  )})`
}

/** Grams hold nothing but letters and digits, so quotes are enough. */
const allOf = (grams: readonly string[]): string =>
  grams.map((gram) => (/^\p{Script=Han}/v.test(gram) ? `'${gram}'` : `'w:${gram}'`)).join(' & ')

export interface UnitCandidate {
  id: string
  name: string
  nameEn: string | null
  summary: string | null
  industryCode: string | null
  placeCode: string | null
}

const unitColumns = [
  'id',
  'name',
  'name_en as nameEn',
  'summary',
  'industry_code as industryCode',
  'place_code as placeCode',
] as const

const units = (db: Db) => db.selectFrom('unit').select(unitColumns)

/** Units that do something named by rare grams or else by frequent ones. */
export const findUnits = (db: Db, telling: TellingGrams): Promise<UnitCandidate[]> =>
  tried(telling, (lookups) => units(db).where(hasAny('offers', lookups)).limit(MOST_UNITS).execute())

export const listUnits = async (db: Db, ids: readonly string[]): Promise<UnitCandidate[]> =>
  ids.length === 0
    ? []
    : units(db)
        .where('id', 'in', [...ids])
        .execute()

async function tried<Row extends { id: string }>(
  { rare, frequent }: TellingGrams,
  find: (lookups: Lookups, isRare: boolean) => Promise<Row[]>,
): Promise<Row[]> {
  const found = rare.length === 0 ? [] : await find(rare, true)
  if (found.length >= ENOUGH || frequent.length === 0) return found
  const more = await find(frequent, false)
  return [...new Map([...found, ...more].map((row) => [row.id, row])).values()]
}

/** The office of the city and all committees: so few that all are always considered. */
export async function listOffices(db: Db) {
  const { rows } = await sql<{ kind: 'city' | 'committee'; id: string; name: unknown; text: string }>`
    select 'city' as kind, id, content -> 'name' as name, '' as text from city
    union all select 'committee', id, name, concat_ws(' ', name ->> 'zh', purpose ->> 'zh') from committee`.execute(
    db,
  )
  return rows
}

export interface SimilarRow {
  id: string
  number: number
  title: string
  description: string
  kind: MatterKind
  /** Type of the outcome that its asker did not reject. */
  outcome: string | null
  /** What was said about it. */
  words: string | null
}

/** Closed matters that this reader may see, newest first, by rare grams or else by frequent ones. */
export function findClosedMatters(
  db: Db,
  actor: Actor,
  telling: TellingGrams,
  exceptId: string,
): Promise<SimilarRow[]> {
  return tried(telling, (lookups, isRare) => closedMatters(db, actor, lookups, isRare, exceptId).execute())
}

/** The newest are chosen first, so that outcomes are looked up for those alone. */
const closedMatters = (db: Db, actor: Actor, lookups: Lookups, isRare: boolean, exceptId: string) =>
  db
    .with('newest', (from) =>
      from
        .selectFrom('matter')
        .select(['id', 'number', 'title', 'description', 'kind'])
        .where(visibleTo(actor))
        .where('status', '=', 'closed')
        .where('closing', '<>', 'withdrawn')
        .where('id', '<>', exceptId)
        .where(hasAny('search', lookups))
        // Sorted as text (the same order), so that no index gives it: PostgreSQL takes rare grams for more frequent than they
        // are and would read matters from the newest until it has met enough of them.
        .orderBy(isRare ? sql`id::text` : 'id', 'desc')
        .limit(MOST_SIMILAR),
    )
    .selectFrom('newest')
    .innerJoin('matter_kind', 'matter_kind.key', 'newest.kind')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('outcome')
          .select(['type', 'words'])
          .whereRef('outcome.matter_id', '=', 'newest.id')
          .where(sql<boolean>`answer is distinct from 'rejected'`)
          .orderBy('outcome.id', 'desc')
          .limit(1)
          .as('last'),
      (on) => on.onTrue(),
    )
    .select(['newest.id', 'newest.number', 'newest.title', 'newest.description'])
    .select(sql<MatterKind>`matter_kind.content`.as('kind'))
    .select(['last.type as outcome', 'last.words'])
    .orderBy('newest.id', 'desc')

export interface Helper {
  kind: Body['kind']
  id: string
  matterId: string
}

/** Which bodies helped in these matters. */
export async function listHelpers(db: Db, matterIds: readonly string[]): Promise<Helper[]> {
  if (matterIds.length === 0) return []
  return db
    .selectFrom('handling')
    .select(['body_id as id', 'matter_id as matterId', sql<Body['kind']>`body_kind`.as('kind')])
    .where('matter_id', 'in', [...matterIds])
    .where('answer', '=', 'helped')
    .orderBy('handling.id')
    .execute()
}

export interface Frequent {
  kind: Body['kind']
  id: string
  /** Of all helped parts of the kind's newest matters, how many were this body's: 0 to 1. */
  share: number
}

/** Which bodies usually help with matters of a kind. */
export async function listUsualHelpers(db: Db, kindKey: string): Promise<Frequent[]> {
  const { rows } = await sql<Frequent>`
    select body_kind as kind, body_id as id, (count(*) / sum(count(*)) over ())::float8 as share
    from handling
    join (select id from matter where kind = ${kindKey} order by id desc limit ${MOST_OF_KIND}) as newest on newest.id = matter_id
    where answer = 'helped' group by 1, 2 order by 3 desc, 2 limit 20`.execute(db)
  return rows
}

/** What ties others to a unit: its field, its chains, who else is in them, and who helped it before. */
export async function findTies(db: Db, unitId: string, candidateIds: readonly string[]) {
  const { rows } = await sql<{
    industryCode: string | null
    committees: string[]
    chainmates: string[]
    helpers: string[]
  }>`
    with own as (select committee_id from membership where unit_id = ${unitId} and until is null)
    select industry_code as "industryCode",
      array(select committee_id from own) as committees,
      array(select distinct unit_id from membership where until is null
        and unit_id = any(${candidateIds}::uuid[]) and committee_id in (select committee_id from own)) as chainmates,
      array(select distinct body_id from handling join matter on matter.id = matter_id
        where matter.unit_id = ${unitId} and answer = 'helped') as helpers
    from unit where id = ${unitId}`.execute(db)
  return rows[0]
}

/** Of these bodies, those that have an open part already. */
export async function listBusy(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct body_id as id from handling where body_id = any(${ids}::uuid[]) and state in ('sent', 'taken')`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What somebody asked and has not seen closed, newest first. */
export const listOwnOpen = (db: Db, personId: string) =>
  db
    .selectFrom('matter')
    .select(['id', 'number', 'title', 'description'])
    .where('asked_by', '=', personId)
    .where('status', '<>', 'closed')
    .orderBy('id', 'desc')
    .limit(MOST_OWN)
    .execute()
