import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { InitialPasswordUnchanged, type NewPost, PostAlreadyEnded, PostNotWaiting } from '../contract.ts'
import { isBody } from '../queries/bodies.ts'
import { hasOwnPassword } from '../queries/accounts.ts'
import { findRole, insertPost, lockPerson, markConfirmed, markEnded, type PostRow } from '../queries/posts.ts'
import { type FieldFault, postStatus, termFaults } from '../rules.ts'

/** Grants a post; one of power gives no rights before another has confirmed it, unless it comes from the command line. */
export async function grantPost(
  db: Db,
  permit: Permit<'people.grant_post', NewPost>,
  today: string,
): Promise<string> {
  const { role: key, bodyKind, ...wish } = permit.subject
  const isPerson = await lockPerson(db, wish.personId)
  const role = await findRole(db, key)
  const faults: FieldFault[] = termFaults(wish, today)
  if (!isPerson) faults.push({ field: 'personId', code: 'unknown_person' })
  if (!role) faults.push({ field: 'role', code: 'unknown_role' })
  else if (role.bodyKind !== bodyKind) faults.push({ field: 'bodyKind', code: 'not_of_this_role' })
  if (!(await isBody(db, bodyKind, wish.bodyId))) faults.push({ field: 'bodyId', code: 'unknown_body' })
  if (!role || faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })

  const postId = await insertPost(db, { ...wish, role, grantedBy: permit.post.personId })
  const granted = { postId, personId: wish.personId, role: key, bodyKind, bodyId: wish.bodyId }
  await record(db, permit, 'people.post_granted', granted, [])
  return postId
}

/** The second person agrees: the post of power counts from now on. */
export async function confirmPost(
  db: Db,
  permit: Permit<'people.confirm_post', PostRow>,
  today: string,
): Promise<void> {
  const { id: postId, personId, ...post } = permit.subject
  if (postStatus(post, today) !== 'waiting') throw refused(PostNotWaiting)
  if (post.administrator !== 'none' && !(await hasOwnPassword(db, personId)))
    throw refused(InitialPasswordUnchanged)
  await markConfirmed(db, postId, permit.post.personId)
  await record(db, permit, 'people.post_confirmed', { postId, personId }, [])
}

/** Taking power away must be quick, so it needs no second person. */
export async function endPost(
  db: Db,
  permit: Permit<'people.end_post', PostRow>,
  reason: string,
): Promise<void> {
  const { id: postId, personId, endedAt } = permit.subject
  if (endedAt) throw refused(PostAlreadyEnded)
  await markEnded(db, postId, permit.post.personId)
  await record(db, permit, 'people.post_ended', { postId, personId, why: reason }, [])
}
