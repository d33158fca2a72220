import { type Actor, asSystem, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { createAccount, resetPassword } from './actions/accounts.ts'
import { grantPost } from './actions/posts.ts'
import type { NewPost } from './contract.ts'
import { hashOfPassword, hashOfToken, newInitialPassword } from './passwords.ts'
import { type AccountRow, findAccount, getAccountForUpdate } from './queries/accounts.ts'
import { insertNotice, type NewNotice } from './queries/notices.ts'
import { type PackRole, replaceRoles } from './queries/roles.ts'
import { listRoles } from './queries/posts.ts'
import { findActor } from './queries/sessions.ts'
import { newId } from '#platform/id.ts'

export type { NewNotice, PackRole }
export { hashOfPassword }

/** Whose session this is and which posts count today; a visitor where the session ended or the account is disabled. */
export async function actorOf(token: string, db: Db, today: string): Promise<Actor> {
  const tokenHash = hashOfToken(token)
  return tokenHash ? findActor(db, tokenHash, today) : visitor
}

/** Tells everybody who holds a post in the body, in the transaction of what happened. */
export const tellBody = (db: Db, notice: NewNotice): Promise<void> => insertNotice(db, notice)

/** What the city calls its roles, by key, in all languages. */
export const readRoleNames = async (db: Db): Promise<Map<string, unknown>> =>
  new Map((await listRoles(db)).map(({ key, name }) => [key, name]))

/** Brings the roles up to date with the city pack. Needs the owner's rights. */
export const loadRoles = (ownerDb: Db, roles: readonly PackRole[]): Promise<void> =>
  replaceRoles(ownerDb, roles)

type PostByCommand = Omit<NewPost, 'personId'>

export interface AccountByCommand {
  name: string
  username: string
  /** Taken as it is, without the rules that people's own choices meet; one is made where none is given. */
  password?: string | undefined
  posts?: readonly PostByCommand[]
}

/** For the command line and the demo. Needs an open transaction. */
export async function createAccountByCommand(
  tx: Db,
  account: AccountByCommand,
  today: string,
  reason: string,
): Promise<{ personId: string; password: string }> {
  const password = account.password ?? newInitialPassword()
  const personId = newId()
  await createAccount(tx, asSystem(reason, undefined), {
    id: personId,
    name: account.name,
    username: account.username.toLowerCase(),
    passwordHash: await hashOfPassword(password),
    hasInitialPassword: account.password === undefined,
  })
  for (const post of account.posts ?? []) await grantPostByCommand(tx, { personId, ...post }, today, reason)
  return { personId, password }
}

/** Counts at once, without a second person: whoever runs commands on the machine could change the database too. Needs an open transaction. */
export const grantPostByCommand = (tx: Db, post: NewPost, today: string, reason: string): Promise<string> =>
  grantPost(tx, asSystem(reason, post), today)

/** Gives the account a new initial password and ends its sessions. Needs an open transaction. */
export async function resetPasswordByCommand(tx: Db, personId: string, reason: string): Promise<string> {
  const password = newInitialPassword()
  const passwordHash = await hashOfPassword(password)
  await resetPassword(tx, asSystem(reason, await getAccountForUpdate(tx, personId)), passwordHash)
  return password
}

export const findAccountByUsername = (db: Db, username: string): Promise<AccountRow | undefined> =>
  findAccount(db, username.toLowerCase())
