import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { type Context, implement } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { unchanged } from '#platform/versions.ts'
import { peopleAccess } from '../access.ts'
import { createAccount, resetPasswordOnScreen, setDisabled } from '../actions/accounts.ts'
import { type Account, accountContract } from '../contract.ts'
import { hashOfPassword, newInitialPassword } from '../passwords.ts'
import { type AccountRow, getAccount, getAccountForUpdate, listAccounts } from '../queries/accounts.ts'
import { administratorsAmong } from '../queries/posts.ts'

export const accountApi = implement(accountContract, {
  listAccounts: async ({ query }, { db, actor, today }) => {
    peopleAccess.require('people.manage_accounts', actor, query)
    const rows = await listAccounts(db, query)
    const ids = rows.map((row) => row.id)
    const administrators = await administratorsAmong(db, ids, today)
    return pageOfRows(
      rows,
      query.limit,
      (row) => presentAccount(row, administrators, actor),
      (row) => row.username,
    )
  },

  getAccount: async ({ params }, { db, actor, today }) => {
    peopleAccess.require('people.manage_accounts', actor, params)
    return accountAsSeen(db, params.id, actor, today)
  },

  createAccount: async ({ body }, { actor, today, write }) => {
    const permit = peopleAccess.require('people.manage_accounts', actor, body)
    return tellingOnce(write, async (tx, passwordHash) => {
      const id = newId()
      await createAccount(tx, permit, { id, ...body, passwordHash, hasInitialPassword: true })
      return accountAsSeen(tx, id, actor, today)
    })
  },

  changeAccount: async ({ params, body }, context) => {
    const { db, actor, today } = context
    peopleAccess.require('people.manage_accounts', actor, params)
    const account = await getAccountForUpdate(db, params.id)
    unchanged(context, account)
    const permit = peopleAccess.require('people.disable_account', actor, account)
    await setDisabled(db, permit, body)
    return accountAsSeen(db, account.id, actor, today)
  },

  resetPassword: async ({ params }, context) => {
    const { actor, today, write } = context
    peopleAccess.require('people.reset_password', actor, params)
    return tellingOnce(write, async (tx, passwordHash) => {
      const account = await getAccountForUpdate(tx, params.id)
      unchanged(context, account)
      const permit = peopleAccess.require('people.reset_password', actor, account)
      await resetPasswordOnScreen(tx, permit, passwordHash, today)
      return accountAsSeen(tx, account.id, actor, today)
    })
  },
})

/**
 * Makes an initial password and tells it with the answer of `work`. What is kept for a repeat under the same
 * Idempotency-Key is the answer without it; the mark tells a first answer from a repeated one.
 */
async function tellingOnce(
  write: Context['write'],
  work: (tx: Db, passwordHash: string) => Promise<Account>,
): Promise<Account & { password: string | null }> {
  const password = newInitialPassword()
  const passwordHash = await hashOfPassword(password)
  const mark = newId()
  const kept = await write(async (tx) => ({ mark, account: await work(tx, passwordHash) }))
  return { ...kept.account, password: kept.mark === mark ? password : null }
}

async function accountAsSeen(db: Db, id: string, actor: Actor, today: string): Promise<Account> {
  const account = await getAccount(db, id)
  return presentAccount(account, await administratorsAmong(db, [id], today), actor)
}

function presentAccount(account: AccountRow, administrators: ReadonlySet<string>, actor: Actor): Account {
  const isAdministrator = administrators.has(account.id)
  const mayDisable = peopleAccess.can('people.disable_account', actor, account)
  return {
    ...account,
    disabledAt: account.disabledAt?.toISOString() ?? null,
    isAdministrator,
    can: {
      disable: mayDisable && account.disabledAt === null,
      enable: mayDisable && account.disabledAt !== null,
      resetPassword: !isAdministrator && peopleAccess.can('people.reset_password', actor, account),
    },
  }
}
