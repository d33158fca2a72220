import { createHash, randomBytes } from 'node:crypto'
import { getResource } from '#modules/sharing/public.ts'
import { getPublicSpace } from '#modules/spaces/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/record.ts'
import type { NewCalendarFeed } from './contract.ts'
import { type FeedRow, insertFeed, markRevoked } from './queries/feeds.ts'

const TOKEN = /^[\w-]{43}$/

/** What the database knows of a token; undefined for what cannot be one. A token is random, so one SHA-256 is enough. */
export const hashOfToken = (token: string): Buffer | undefined =>
  TOKEN.test(token) ? createHash('sha256').update(token).digest() : undefined

/** Answers with the token, which is kept nowhere. */
export async function createFeed(
  db: Db,
  permit: Permit<'calendar_feeds.make', NewCalendarFeed>,
  moment: { now: Date; today: string },
): Promise<{ id: string; token: string }> {
  const { subject, post } = permit
  if (post.personId === null) throw new Error('Only a person has a calendar')
  if (subject.about === 'resource') await getResource(db, subject.subjectId ?? '')
  if (subject.about === 'space') await getPublicSpace(db, moment, subject.subjectId ?? '')
  const id = newId()
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest()
  await insertFeed(db, { id, hash, personId: post.personId, ...subject })
  await record(db, permit, 'calendar_feeds.made', { feedId: id, ...subject }, [])
  return { id, token }
}

/** A second time changes nothing. */
export async function revokeFeed(db: Db, permit: Permit<'calendar_feeds.revoke', FeedRow>): Promise<void> {
  const { id } = permit.subject
  if (await markRevoked(db, id)) await record(db, permit, 'calendar_feeds.revoked', { feedId: id }, [])
}
