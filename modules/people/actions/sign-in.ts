import type { Permit } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { InvalidInput, invalidField, refused, Unauthenticated } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { peopleAccess } from '../access.ts'
import { TooManyAttempts, WrongCredentials } from '../contract.ts'
import { HASH_OF_NOBODY, hashOfPassword, hashOfToken, isPassword, newToken } from '../passwords.ts'
import { findSecret, findSecretOf, lockUnchangedSecret, updatePassword } from '../queries/accounts.ts'
import { getFailures, type Guess, insertAttempt, lockAttempts, markSucceeded } from '../queries/attempts.ts'
import { deleteSession, deleteSessionsOf, insertSession } from '../queries/sessions.ts'
import { passwordFaults, secondsToWait } from '../rules.ts'

export interface OpenedSession {
  token: string
  tokenHash: Buffer
  expiresAt: Date
}

/**
 * Opens a session for whoever knows the password, in place of the one that the browser had.
 * No connection is held while the password is checked, which takes long. Nothing of it is kept under an
 * Idempotency-Key: a fingerprint of the request would be a fast hash of the password, and two asks are two sessions.
 */
export async function signIn(
  db: Db,
  { password, ...guess }: Guess & { password: string },
  previous: string | undefined,
): Promise<OpenedSession> {
  const attempt = await countAttempt(db, guess)
  const secret = await findSecret(db, guess.username)
  // Always one check of a hash, so that the time of the answer does not tell whether the account exists.
  const isRight = await isPassword(password, secret?.passwordHash ?? HASH_OF_NOBODY)
  if (!secret || !isRight) throw refused(WrongCredentials)
  return inTransaction(db, async (tx) => {
    if (!(await lockUnchangedSecret(tx, secret.personId, secret.passwordHash)))
      throw refused(WrongCredentials)
    await leave(tx, previous)
    await markSucceeded(tx, attempt)
    const permit = peopleAccess.require('people.sign_in', { personId: secret.personId, posts: [] }, guess)
    await record(tx, permit, 'people.signed_in', { source: guess.source }, [])
    return openSession(tx, secret.personId)
  })
}

async function openSession(tx: Db, personId: string): Promise<OpenedSession> {
  const token = newToken()
  const tokenHash = hashOfToken(token)
  if (!tokenHash) throw new Error('A new token does not look like one')
  return { token, tokenHash, expiresAt: await insertSession(tx, personId, tokenHash) }
}

export async function signOut(db: Db, permit: Permit<'people.sign_out', string>): Promise<void> {
  await leave(db, permit.subject)
  await record(db, permit, 'people.signed_out', {}, [])
}

async function leave(db: Db, token: string | undefined): Promise<void> {
  const tokenHash = token === undefined ? undefined : hashOfToken(token)
  if (tokenHash) await deleteSession(db, tokenHash)
}

/** Counts a guess before its outcome is known, so that two hundred at once are bounded like two hundred in a row. */
function countAttempt(db: Db, guess: Guess): Promise<string> {
  return inTransaction(db, async (tx) => {
    await lockAttempts(tx, guess)
    const retryAfterSeconds = secondsToWait(await getFailures(tx, guess))
    if (retryAfterSeconds > 0) throw refused(TooManyAttempts, { retryAfterSeconds })
    return insertAttempt(tx, guess)
  })
}

const wrongPassword = () => invalidField('current', 'wrong_password')

/** Changes the own password. Guessing the current one at an unlocked screen is bounded like signing in. */
export async function changePassword(
  db: Db,
  permit: Permit<'people.change_password', { token: string | undefined; source: string }>,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { token, source } = permit.subject
  const secret = await findSecretOf(db, permit.post.personId)
  if (!secret) throw refused(Unauthenticated)
  const { personId } = secret
  const faults = passwordFaults(next, { username: secret.username, current })
  const problems = faults.map((code) => ({ field: 'next', code, in: 'body' as const }))
  if (problems.length > 0) throw refused(InvalidInput, { problems })

  const attempt = await countAttempt(db, { username: secret.username, source })
  if (!(await isPassword(current, secret.passwordHash))) throw wrongPassword()
  const passwordHash = await hashOfPassword(next)
  await inTransaction(db, async (tx) => {
    if (!(await lockUnchangedSecret(tx, personId, secret.passwordHash))) throw wrongPassword()
    await updatePassword(tx, personId, { passwordHash, isInitial: false })
    await deleteSessionsOf(tx, personId, token === undefined ? undefined : hashOfToken(token))
    await markSucceeded(tx, attempt)
    await record(tx, permit, 'people.password_changed', {}, [])
  })
}
