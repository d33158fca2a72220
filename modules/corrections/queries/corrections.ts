import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Actor, Post } from '#platform/access.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { AlreadyProposed, type ProposalQuery, type ProposalState } from '../contract.ts'
import type { RightFact } from '../rules.ts'
import { factColumns, factJoins, type FactRow } from './facts.ts'
import { type ActedUnder, actedUnder } from './who-acted.ts'

explainConstraint('correction_is_open_or_confirmed_once', () => refused(AlreadyProposed))

export interface Proposal {
  id: string
  state: ProposalState
  proposedBy: string
  proposedAt: Date
  proposer: ActedUnder
  decidedBy: string | null
  decidedAt: Date | null
  decider: ActedUnder | null
  decisionReason: string | null
  version: number
}

/** The columns of `Proposal`, of a table that has them. */
export const proposalColumns = (table: 'correction' | 'statement'): RawBuilder<unknown> => {
  const of = sql.ref(table)
  return sql`${of}.id, ${of}.state, ${of}.proposed_by as "proposedBy", ${of}.proposed_at as "proposedAt",
    ${of}.decided_by as "decidedBy", ${of}.decided_at as "decidedAt", ${of}.decision_reason as "decisionReason",
    ${of}.version, ${actedUnder(`${table}.proposed_under`)} as proposer,
    ${actedUnder(`${table}.decided_under`)} as decider`
}

export interface CorrectionRow extends Proposal, FactRow {
  reason: string
  replacement: RightFact | null
  rightUnitName: string | null
  rightUnitNameEn: string | null
  rightPlaceName: unknown
  day: string | null
}

/** Confirmed ones are everybody's; the others are seen by operators and by the secretary of the fact's committee. */
function visibleTo({ posts }: Actor) {
  const committees = posts.filter(({ role }) => role === 'secretary').map(({ bodyId }) => bodyId)
  return sql`(correction.state = 'confirmed' or ${posts.some(({ role }) => role === 'operator')}
    or fact.committee_id = any(${committees}::uuid[]))`
}

const read = async (db: Db, condition: RawBuilder<unknown>): Promise<CorrectionRow[]> =>
  (
    await sql<CorrectionRow>`
      select ${proposalColumns('correction')}, ${factColumns}, correction.reason, correction.replacement, correction.day,
             right_unit.name as "rightUnitName", right_unit.name_en as "rightUnitNameEn",
             right_place.name as "rightPlaceName"
      from correction
      join fact on fact.id = correction.fact_id
      ${factJoins}
      left join unit right_unit on right_unit.id = (correction.replacement ->> 'unitId')::uuid
      left join place right_place on right_place.code = correction.replacement ->> 'placeCode'
      where ${condition}`.execute(db)
  ).rows

const lastId = z.uuid()

/** What narrows a list of proposals, and where its page begins. */
export function narrowedBy(table: 'correction' | 'statement', query: ProposalQuery): RawBuilder<unknown> {
  const after = positionOf(query, lastId)
  const of = sql.ref(table)
  const inState =
    query.state === 'closed'
      ? sql`and ${of}.state <> 'proposed'`
      : query.state === undefined
        ? sql``
        : sql`and ${of}.state = ${query.state}`
  return sql`${inState} ${after === undefined ? sql`` : sql`and ${of}.id < ${after}`}`
}

/** Newest first. */
export function listCorrections(db: Db, actor: Actor, query: ProposalQuery): Promise<CorrectionRow[]> {
  const ofFigure =
    query.figure === undefined
      ? sql``
      : sql`and exists (select from figure where key = ${query.figure} and figure.measure = fact.measure
          and (figure.committee_id is null or figure.committee_id = fact.committee_id))`
  return read(
    db,
    sql`${visibleTo(actor)} ${ofFigure} ${narrowedBy('correction', query)}
      order by correction.id desc limit ${query.limit + 1}`,
  )
}

export async function getCorrection(db: Db, actor: Actor, id: string): Promise<CorrectionRow> {
  const [row] = await read(db, sql`correction.id = ${id} and ${visibleTo(actor)}`)
  if (!row) throw notFound('correction')
  return row
}

/**
 * Locks the correction, then the statement whose fact it takes back, which a later statement may be taking back too.
 * Each lock in a statement of its own, because one that waits sees the rows as they were before it waited.
 */
export async function getCorrectionForUpdate(db: Db, actor: Actor, id: string): Promise<CorrectionRow> {
  await db.selectFrom('correction').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  const subject = db
    .selectFrom('correction')
    .innerJoin('fact', 'fact.id', 'correction.fact_id')
    .select('fact.subject_id')
    .where('correction.id', '=', id)
  await db.selectFrom('statement').select('id').where('id', '=', subject).forNoKeyUpdate().execute()
  return getCorrection(db, actor, id)
}

interface CorrectionToInsert {
  id: string
  factId: string
  reason: string
  replacement: RightFact | null
}

export async function insertCorrection(db: Db, post: Post, correction: CorrectionToInsert): Promise<void> {
  const { id, factId, reason, replacement } = correction
  await db
    .insertInto('correction')
    .values({
      id,
      fact_id: factId,
      reason,
      replacement: replacement && JSON.stringify(replacement),
      state: 'proposed',
      proposed_by: sql<string>`${post.personId}`,
      proposed_under: sql<string>`${post.id}`,
    })
    .execute()
}

const nextVersion = sql<number>`version + 1`
/** Who decided, and when; the reason only of a refusal. */
export const decidedUnder = (post: Post, reason: string | null = null) => ({
  decided_by: post.personId,
  decided_under: post.id,
  decided_at: sql<Date>`now()`,
  decision_reason: reason,
})

interface Confirmation {
  day: string
  reversalId: string
  replacementId: string | null
}

export async function markCorrectionConfirmed(
  db: Db,
  id: string,
  post: Post,
  done: Confirmation,
): Promise<void> {
  const { day, reversalId, replacementId } = done
  const facts = { day, reversal_id: reversalId, replacement_id: replacementId }
  await db
    .updateTable('correction')
    .set({ state: 'confirmed', ...facts, ...decidedUnder(post), version: nextVersion })
    .where('id', '=', id)
    .execute()
}

export async function markRefused(
  db: Db,
  table: 'correction' | 'statement',
  id: string,
  post: Post,
  reason: string,
): Promise<void> {
  await db
    .updateTable(table)
    .set({ state: 'refused', ...decidedUnder(post, reason), version: nextVersion })
    .where('id', '=', id)
    .execute()
}

export async function markWithdrawn(db: Db, table: 'correction' | 'statement', id: string): Promise<void> {
  await db.updateTable(table).set({ state: 'withdrawn', version: nextVersion }).where('id', '=', id).execute()
}
