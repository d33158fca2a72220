import { sql } from 'kysely'
import { fileColumns } from '#modules/files/public.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { BidsClosed, type NewBid } from '../contract.ts'

explainConstraint('bid_is_given_in_time', () => refused(BidsClosed))

export type BidRow = Awaited<ReturnType<typeof listBids>>[number]

/** Withdrawn ones too, in the order in which they were first given. */
export const listBids = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_bid')
    .innerJoin('unit', 'unit.id', 'challenge_bid.unit_id')
    .select(['challenge_bid.id', 'challenge_bid.plan', 'challenge_bid.team'])
    .select([sql<number>`challenge_bid.price`.as('price'), 'challenge_bid.given_at as givenAt'])
    .select(['challenge_bid.withdrawn_at as withdrawnAt', 'challenge_bid.unit_id as unitId'])
    .select(['unit.name as unitName', 'unit.name_en as unitNameEn'])
    .where('challenge_bid.challenge_id', '=', challengeId)
    .orderBy('challenge_bid.id')
    .execute()

interface BidToKeep extends Omit<NewBid, 'files'> {
  challengeId: string
  givenBy: string | null
  at: Date
}

/** The unit's one bid, new or as it reads now. Answers with its id. */
export async function upsertBid(db: Db, bid: BidToKeep): Promise<string> {
  const { challengeId, unitId, plan, team, price, givenBy, at } = bid
  const said = { plan, team, price, given_by: sql<string>`${givenBy}`, given_at: at, withdrawn_at: null }
  const { id } = await db
    .insertInto('challenge_bid')
    .values({ id: newId(), challenge_id: challengeId, unit_id: unitId, ...said })
    .onConflict((known) => known.constraint('bid_is_given_once').doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** False where the unit has none that stands. */
export async function markBidWithdrawn(db: Db, challengeId: string, unitId: string, at: Date) {
  const { numUpdatedRows } = await db
    .updateTable('challenge_bid')
    .set({ withdrawn_at: at })
    .where('challenge_id', '=', challengeId)
    .where('unit_id', '=', unitId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export type BidFileRow = Awaited<ReturnType<typeof listBidFiles>>[number]

const bidFiles = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_bid_file')
    .innerJoin('challenge_bid', 'challenge_bid.id', 'challenge_bid_file.bid_id')
    .innerJoin('file', 'file.id', 'challenge_bid_file.file_id')
    .select(fileColumns)
    .select(['challenge_bid.id as bidId', 'challenge_bid.unit_id as unitId'])
    .where('challenge_bid.challenge_id', '=', challengeId)

export const listBidFiles = (db: Db, challengeId: string) =>
  bidFiles(db, challengeId).orderBy('file.id').execute()

export const getBidFile = (db: Db, challengeId: string, fileId: string) =>
  bidFiles(db, challengeId)
    .where('file.id', '=', fileId)
    .executeTakeFirstOrThrow(() => notFound('file'))

/** The bid holds these files and no others. */
export async function replaceBidFiles(db: Db, bidId: string, fileIds: readonly string[]): Promise<void> {
  await db.deleteFrom('challenge_bid_file').where('bid_id', '=', bidId).execute()
  if (fileIds.length === 0) return
  await db
    .insertInto('challenge_bid_file')
    .values(fileIds.map((file_id) => ({ bid_id: bidId, file_id })))
    .execute()
}
