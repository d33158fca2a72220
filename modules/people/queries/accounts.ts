import { sql, type SqlBool } from 'kysely'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import * as z from 'zod'
import { UsernameTaken } from '../contract.ts'

explainConstraint('account_username_is_free', () => refused(UsernameTaken))

export type AccountRow = Awaited<ReturnType<typeof getAccount>>

/** Everything but the password's hash, which leaves this file only to be checked. */
const accounts = (db: Db) =>
  db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.person_id as id',
      'person.name',
      'account.username',
      'account.has_initial_password as hasInitialPassword',
      'account.disabled_at as disabledAt',
      'account.version',
    ])

export function getAccount(db: Db, id: string) {
  return accounts(db)
    .where('account.person_id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('account'))
}

/** False where somebody else may know the password: it is an initial one, or there is none yet. */
export async function hasOwnPassword(db: Db, personId: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('has_initial_password as isInitial')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return account?.isInitial === false
}

/** Locks the account: whoever signs in meanwhile waits and finds what was changed. */
export function getAccountForUpdate(db: Db, id: string) {
  return accounts(db)
    .where('account.person_id', '=', id)
    .forNoKeyUpdate('account')
    .executeTakeFirstOrThrow(() => notFound('account'))
}

export function findAccount(db: Db, username: string) {
  return accounts(db).where('account.username', '=', username).executeTakeFirst()
}

const AfterUsername = z.string().max(60)

export function listAccounts(db: Db, query: Page & { q?: string | undefined }) {
  const after = positionOf(query, AfterUsername)
  const wanted = query.q?.toLowerCase()
  return accounts(db)
    .$if(wanted !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`(strpos(lower(person.name), ${wanted}) > 0 or strpos(account.username, ${wanted}) > 0)`,
      ),
    )
    .$if(after !== undefined, (rows) => rows.where('account.username', '>', after!))
    .orderBy('account.username')
    .limit(query.limit + 1)
    .execute()
}

/** What a sign-in is checked against; nothing for a disabled account. */
const secrets = (db: Db) =>
  db
    .selectFrom('account')
    .select(['person_id as personId', 'username', 'password_hash as passwordHash'])
    .where('disabled_at', 'is', null)

export const findSecret = (db: Db, username: string) =>
  secrets(db).where('username', '=', username).executeTakeFirst()
export const findSecretOf = (db: Db, personId: string | null) =>
  secrets(db).where('person_id', '=', personId).executeTakeFirst()

/**
 * Locks the account where it still has the hash that was checked and may sign in: checking takes long, and
 * a password reset or a disabling meanwhile must win.
 */
export async function lockUnchangedSecret(db: Db, personId: string, passwordHash: string): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('password_hash', '=', passwordHash)
    .where('disabled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found !== undefined
}

interface AccountToInsert {
  id: string
  name: string
  username: string
  passwordHash: string
  hasInitialPassword: boolean
}

export async function insertAccount(db: Db, account: AccountToInsert): Promise<void> {
  await db.insertInto('person').values({ id: account.id, name: account.name }).execute()
  await db
    .insertInto('account')
    .values({
      person_id: account.id,
      username: account.username,
      password_hash: account.passwordHash,
      has_initial_password: account.hasInitialPassword,
    })
    .execute()
}

const nextVersion = sql<number>`version + 1`

export async function updateDisabled(db: Db, id: string, isDisabled: boolean): Promise<void> {
  await db
    .updateTable('account')
    .set({ disabled_at: isDisabled ? sql<Date>`now()` : null, version: nextVersion })
    .where('person_id', '=', id)
    .execute()
}

export async function updatePassword(
  db: Db,
  id: string,
  { passwordHash, isInitial }: { passwordHash: string; isInitial: boolean },
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: passwordHash, has_initial_password: isInitial, version: nextVersion })
    .where('person_id', '=', id)
    .execute()
}
