import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import {
  AlreadyAChallenge,
  type ChallengeQuery,
  type ChallengeStatus,
  type ExpertState,
  MilestonesOpen,
} from '../contract.ts'

explainConstraint('challenge_of_a_matter_is_one', () => refused(AlreadyAChallenge))
explainConstraint('challenge_is_solved_by_accepted_milestones', () => refused(MilestonesOpen))

export type ChallengeRow = Awaited<ReturnType<typeof getChallenge>>

/** Of the person in question; their posts change nothing in it. */
export const expertState = sql<ExpertState>`case when challenge_review.conflict is not null then 'conflict'
  when challenge_review.given_at is not null then 'given' else 'pending' end`

/** Challenges with what every act on them asks about: whose they are, who bids, who has the award. */
const challenges = (db: Db, { personId }: Actor) =>
  db
    .selectFrom('challenge')
    .leftJoin('person', 'person.id', 'challenge.asked_by')
    .leftJoin('unit', 'unit.id', 'challenge.unit_id')
    .select(['challenge.id', 'challenge.matter_id as matterId', 'challenge.title', 'challenge.field'])
    .select([sql<ChallengeStatus>`challenge.status`.as('status'), 'challenge.goal', 'challenge.detail'])
    .select([sql<number>`challenge.reward`.as('reward'), 'challenge.bids_until as bidsUntil'])
    .select(['challenge.asked_by as askedBy', 'person.name as askerName', 'challenge.unit_id as unitId'])
    .select(['unit.name as unitName', 'challenge.proposed_by as proposedBy', 'challenge.secrecy'])
    .select(['challenge.published_at as publishedAt', 'challenge.opened_at as openedAt'])
    .select(['challenge.closed_at as closedAt', 'challenge.closing', 'challenge.version'])
    .select([
      sql<string | null>`(select challenge_bid.unit_id from challenge_award
        join challenge_bid on challenge_bid.id = challenge_award.bid_id
        where challenge_award.challenge_id = challenge.id and challenge_award.state = 'confirmed')`.as(
        'awardedUnitId',
      ),
      sql<string[]>`array(select unit_id from challenge_bid
        where challenge_id = challenge.id and withdrawn_at is null order by id)`.as('biddingUnits'),
      sql<number>`(select count(*)::int from challenge_review
        where challenge_id = challenge.id and given_at is not null)`.as('reviewsGiven'),
      sql<ExpertState | null>`(select ${expertState} from challenge_review
        where challenge_id = challenge.id and expert_id = ${personId})`.as('ownReview'),
    ])

const isOperator = ({ posts }: Actor) => posts.some(({ role }) => role === 'operator')
export const liaisonUnits = ({ posts }: Actor): string[] =>
  posts.filter(({ role }) => role === 'liaison').map(({ bodyId }) => bodyId)

/** A need is seen by its asker and the office; once they agreed, its challenge by everybody. */
const visibleTo = (actor: Actor) => sql<SqlBool>`(challenge.status not in ('proposed', 'declined')
  or ${isOperator(actor)} or challenge.asked_by = ${actor.personId}
  or challenge.unit_id = any(${liaisonUnits(actor)}::uuid[]))`

/** In which somebody has a part: as asker, office, chosen or bidding unit, or expert. */
function concerns(actor: Actor) {
  const units = liaisonUnits(actor)
  return sql<SqlBool>`(${isOperator(actor)} or challenge.asked_by = ${actor.personId}
    or challenge.unit_id = any(${units}::uuid[])
    or exists (select from challenge_invitation where challenge_id = challenge.id
      and withdrawn_at is null and unit_id = any(${units}::uuid[]))
    or exists (select from challenge_bid where challenge_id = challenge.id and unit_id = any(${units}::uuid[]))
    or exists (select from challenge_review where challenge_id = challenge.id and expert_id = ${actor.personId}))`
}

const isPublic = sql<SqlBool>`challenge.status not in ('proposed', 'declined')`
const lastId = z.uuid()

/** Latest first. */
export function listChallenges(db: Db, actor: Actor, query: ChallengeQuery) {
  const after = positionOf(query, lastId)
  return challenges(db, actor)
    .where(query.box === 'mine' ? concerns(actor) : isPublic)
    .$if(query.status !== undefined, (rows) => rows.where('challenge.status', '=', query.status!))
    .$if(after !== undefined, (rows) => rows.where('challenge.id', '<', after!))
    .orderBy('challenge.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

export const getChallenge = (db: Db, actor: Actor, id: string) =>
  challenges(db, actor)
    .where('challenge.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('challenge'))

/**
 * Locks a challenge: every act on it, its bids, award or milestones does so first. In a statement of its own, because
 * one that waits for a lock sees the bids as they were before it waited.
 */
export async function getChallengeForUpdate(db: Db, actor: Actor, id: string): Promise<ChallengeRow> {
  await db.selectFrom('challenge').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return getChallenge(db, actor, id)
}

/** A matter that may become a challenge, locked so that it does not end meanwhile. */
export const findMatterForUpdate = (db: Db, id: string) =>
  db
    .selectFrom('matter')
    .select(['id', 'kind', 'status', 'asked_by as askedBy', 'unit_id as unitId'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export async function isUnit(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('unit').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

interface ChallengeToInsert {
  id: string
  matterId: string | null
  askedBy: string | null
  unitId: string | null
  status: 'proposed' | 'open'
  title: string
  field: string
  goal: string
  reward: number
  bidsUntil: Date
  detail: string
  proposedBy: string | null
  at: Date
}

export async function insertChallenge(db: Db, challenge: ChallengeToInsert): Promise<void> {
  const { matterId, askedBy, unitId, bidsUntil, proposedBy, at, ...same } = challenge
  await db
    .insertInto('challenge')
    .values({
      ...same,
      matter_id: matterId,
      asked_by: askedBy,
      unit_id: unitId,
      bids_until: bidsUntil,
      proposed_by: sql<string>`${proposedBy}`,
      proposed_at: at,
      published_at: challenge.status === 'open' ? at : null,
    })
    .execute()
}

interface ChallengeChange {
  status?: ChallengeStatus
  secrecy?: number
  published_at?: Date
  opened_at?: Date
  closed_at?: Date
  closing?: string
}

/** Every change raises the version, so who acts on what they saw is told when it has gone on. */
export async function updateChallenge(db: Db, id: string, change: ChallengeChange = {}): Promise<void> {
  await db
    .updateTable('challenge')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}
