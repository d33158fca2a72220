import { type RawBuilder, sql } from 'kysely'
import { fileColumns } from '#modules/files/public.ts'
import type { Actor, Post } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { AlreadyFollowed, type NewStatement, type ProposalQuery } from '../contract.ts'
import { decidedUnder, narrowedBy, type Proposal, proposalColumns } from './corrections.ts'
import type { CountingUnit } from './facts.ts'

explainConstraint('statement_is_followed_once', () => refused(AlreadyFollowed))

/** Another statement that this one follows or is followed by. */
export interface StatementNearby {
  id: string
  quantity: number
  day: string
}

export interface StatementRow extends Proposal {
  figureKey: string
  /** Null where the city pack no longer has the figure. */
  figureTitle: unknown
  countingUnit: CountingUnit | null
  measure: string
  committeeId: string | null
  quantity: number
  day: string
  unitId: string | null
  unitName: string | null
  unitNameEn: string | null
  placeCode: string | null
  placeName: unknown
  saidBy: string
  signatory: string
  signatoryFunction: string
  note: string | null
  document: { id: string; name: string; contentType: string; bytes: number; sha256: string }
  supersedes: StatementNearby | null
  supersededBy: StatementNearby | null
  corrections: { id: string; day: string }[]
  factId: string | null
}

/** Confirmed ones are everybody's; the others are seen by operators. */
const visibleTo = ({ posts }: Actor) =>
  sql`(statement.state = 'confirmed' or ${posts.some(({ role }) => role === 'operator')})`

const nearby = (condition: RawBuilder<unknown>) => sql`(
  select jsonb_build_object('id', other.id, 'quantity', other.quantity, 'day', other.day)
  from statement other where ${condition})`

const read = async (db: Db, condition: RawBuilder<unknown>): Promise<StatementRow[]> =>
  (
    await sql<StatementRow>`
      select ${proposalColumns('statement')}, statement.figure_key as "figureKey", figure.content -> 'title' as "figureTitle",
             figure.content -> 'countingUnit' as "countingUnit", statement.measure,
             statement.committee_id as "committeeId", statement.quantity, statement.day,
             unit.id as "unitId", unit.name as "unitName", unit.name_en as "unitNameEn",
             place.code as "placeCode", place.name as "placeName", statement.said_by as "saidBy", statement.signatory,
             statement.signatory_function as "signatoryFunction", statement.note, statement.fact_id as "factId",
             jsonb_build_object('id', file.id, 'name', file.name, 'contentType', file.content_type, 'bytes', file.bytes,
               'sha256', encode(file.sha256, 'hex')) as document,
             ${nearby(sql`other.id = statement.supersedes`)} as supersedes,
             ${nearby(sql`other.supersedes = statement.id and other.state = 'confirmed'`)} as "supersededBy",
             (select coalesce(jsonb_agg(jsonb_build_object('id', correction.id, 'day', correction.day)
                order by correction.id), '[]')
              from correction join fact on fact.id = correction.fact_id
              where fact.subject_id = statement.id and correction.state = 'confirmed') as corrections
      from statement
      join file on file.id = statement.document_id
      left join figure on figure.key = statement.figure_key
      left join unit on unit.id = statement.unit_id
      left join place on place.code = statement.place_code
      where ${condition}`.execute(db)
  ).rows

/** Newest first. */
export function listStatements(db: Db, actor: Actor, query: ProposalQuery): Promise<StatementRow[]> {
  const ofFigure = query.figure === undefined ? sql`` : sql`and statement.figure_key = ${query.figure}`
  return read(
    db,
    sql`${visibleTo(actor)} ${ofFigure} ${narrowedBy('statement', query)}
      order by statement.id desc limit ${query.limit + 1}`,
  )
}

export async function getStatement(db: Db, actor: Actor, id: string): Promise<StatementRow> {
  const [row] = await read(db, sql`statement.id = ${id} and ${visibleTo(actor)}`)
  if (!row) throw notFound('statement')
  return row
}

/** Locked in a statement of its own, because one that waits for a lock sees the row as it was before it waited. */
export async function getStatementForUpdate(db: Db, actor: Actor, id: string): Promise<StatementRow> {
  await db.selectFrom('statement').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return getStatement(db, actor, id)
}

export interface EarlierStatement {
  id: string
  figureKey: string
  factId: string | null
}

/** Locks a statement whose place another is to take; undefined where there is none. */
export function findEarlierForUpdate(db: Db, id: string): Promise<EarlierStatement | undefined> {
  return db
    .selectFrom('statement')
    .select(['id', 'figure_key as figureKey', 'fact_id as factId'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** The document of a statement that this reader sees. */
export function getDocument(db: Db, actor: Actor, id: string) {
  return db
    .selectFrom('statement')
    .innerJoin('file', 'file.id', 'statement.document_id')
    .select(fileColumns)
    .where('statement.id', '=', id)
    .where(sql<boolean>`${visibleTo(actor)}`)
    .executeTakeFirstOrThrow(() => notFound('statement'))
}

export interface StatementFigure {
  key: string
  measure: string
  committeeId: string | null
  kind: 'stock' | 'flow'
  title: unknown
  countingUnit: CountingUnit
}

/** The figures to which the city pack lets statements add, or the one of this key. */
export async function listStatementFigures(db: Db, key?: string): Promise<StatementFigure[]> {
  const { rows } = await sql<StatementFigure>`
    select key, measure, committee_id as "committeeId", kind, content -> 'title' as title,
           content -> 'countingUnit' as "countingUnit"
    from figure where content -> 'statements' = 'true' and measure is not null
      ${key === undefined ? sql`` : sql`and key = ${key}`}
    order by position`.execute(db)
  return rows
}

export type StatementToInsert = NewStatement & { id: string; measure: string; committeeId: string | null }

export async function insertStatement(db: Db, post: Post, statement: StatementToInsert): Promise<void> {
  await db
    .insertInto('statement')
    .values({
      id: statement.id,
      figure_key: statement.figureKey,
      measure: statement.measure,
      committee_id: statement.committeeId,
      quantity: statement.quantity,
      day: statement.day,
      unit_id: statement.unitId ?? null,
      place_code: statement.placeCode ?? null,
      said_by: statement.saidBy,
      signatory: statement.signatory,
      signatory_function: statement.signatoryFunction,
      note: statement.note ?? null,
      document_id: statement.documentId,
      supersedes: statement.supersedes ?? null,
      state: 'proposed',
      proposed_by: sql<string>`${post.personId}`,
      proposed_under: sql<string>`${post.id}`,
    })
    .execute()
}

export async function markStatementConfirmed(db: Db, id: string, post: Post, factId: string): Promise<void> {
  await db
    .updateTable('statement')
    .set({ state: 'confirmed', fact_id: factId, ...decidedUnder(post), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** What counts for a statement from now on, after its fact was taken back; null where nothing does. */
export async function moveStatementFact(db: Db, from: string, to: string | null): Promise<void> {
  await db
    .updateTable('statement')
    .set({ fact_id: to, version: sql<number>`version + 1` })
    .where('fact_id', '=', from)
    .execute()
}
