import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { type AccountChange, AdministratorResetByCommand } from '../contract.ts'
import { type AccountRow, insertAccount, updateDisabled, updatePassword } from '../queries/accounts.ts'
import { deleteFailedAttempts } from '../queries/attempts.ts'
import { administratorsAmong } from '../queries/posts.ts'
import { deleteSessionsOf } from '../queries/sessions.ts'

export interface AccountToCreate {
  id: string
  name: string
  username: string
  passwordHash: string
  hasInitialPassword: boolean
}

export async function createAccount(
  db: Db,
  permit: Permit<'people.manage_accounts', unknown>,
  account: AccountToCreate,
): Promise<void> {
  await insertAccount(db, account)
  const { id: accountId, name, username } = account
  await record(db, permit, 'people.account_created', { accountId, name, username }, [])
}

/** Ends every session of the account with it. */
export async function setDisabled(
  db: Db,
  permit: Permit<'people.disable_account', AccountRow>,
  { disabled: isDisabled, reason }: AccountChange,
): Promise<void> {
  const { id: accountId, disabledAt } = permit.subject
  if (isDisabled === (disabledAt !== null)) return
  await updateDisabled(db, accountId, isDisabled)
  if (isDisabled) await deleteSessionsOf(db, accountId)
  const type = isDisabled ? 'people.account_disabled' : 'people.account_enabled'
  await record(db, permit, type, { accountId, why: reason }, [])
}

/**
 * Refuses for an administrator: whoever reset that password could sign in as them, and the three would no longer
 * be three people. Theirs is reset at the machine alone.
 */
export async function resetPasswordOnScreen(
  db: Db,
  permit: Permit<'people.reset_password', AccountRow>,
  passwordHash: string,
  today: string,
): Promise<void> {
  const { id } = permit.subject
  const isAdministrator = (await administratorsAmong(db, [id], today)).has(id)
  if (isAdministrator) throw refused(AdministratorResetByCommand)
  await resetPassword(db, permit, passwordHash)
}

/** Ends every session of the account, and forgives the attempts with the forgotten password. */
export async function resetPassword(
  db: Db,
  permit: Permit<'people.reset_password', AccountRow>,
  passwordHash: string,
): Promise<void> {
  const { id: accountId, username } = permit.subject
  await updatePassword(db, accountId, { passwordHash, isInitial: true })
  await deleteSessionsOf(db, accountId)
  await deleteFailedAttempts(db, username)
  await record(db, permit, 'people.password_reset', { accountId }, [])
}
