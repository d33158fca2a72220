import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { type Context, implement } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { unchanged } from '#platform/versions.ts'
import { peopleAccess } from '../access.ts'
import { createAccount, resetPassword, setDisabled } from '../actions/accounts.ts'
import { type Account, accountContract } from '../contract.ts'
import { hashOfPassword, newInitialPassword } from '../passwords.ts'
import { type AccountRow, getAccount, getAccountForUpdate, listAccounts } from '../queries/accounts.ts'

export const accountApi = implement(accountContract, {
  listAccounts: async ({ query }, { db, actor }) => {
    peopleAccess.require('people.manage_accounts', actor, query)
    const rows = await listAccounts(db, query)
    return pageOfRows(
      rows,
      query.limit,
      (row) => presentAccount(row, actor),
      (row) => row.username,
    )
  },

  getAccount: async ({ params }, { db, actor }) => {
    peopleAccess.require('people.manage_accounts', actor, params)
    return presentAccount(await getAccount(db, params.id), actor)
  },

  createAccount: async ({ body }, { actor, write }) => {
    const permit = peopleAccess.require('people.manage_accounts', actor, body)
    return tellingOnce(write, async (tx, passwordHash) => {
      const id = newId()
      await createAccount(tx, permit, { id, ...body, passwordHash, hasInitialPassword: true })
      return presentAccount(await getAccount(tx, id), actor)
    })
  },

  changeAccount: async ({ params, body }, context) => {
    const { db, actor } = context
    peopleAccess.require('people.manage_accounts', actor, params)
    const account = await getAccountForUpdate(db, params.id)
    unchanged(context, account)
    const permit = peopleAccess.require('people.disable_account', actor, account)
    await setDisabled(db, permit, body.disabled)
    return presentAccount(await getAccount(db, account.id), actor)
  },

  resetPassword: async ({ params }, context) => {
    const { actor, write } = context
    peopleAccess.require('people.reset_password', actor, params)
    return tellingOnce(write, async (tx, passwordHash) => {
      const account = await getAccountForUpdate(tx, params.id)
      unchanged(context, account)
      const permit = peopleAccess.require('people.reset_password', actor, account)
      await resetPassword(tx, permit, passwordHash)
      return presentAccount(await getAccount(tx, account.id), actor)
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

const presentAccount = (account: AccountRow, actor: Actor): Account => {
  const mayDisable = peopleAccess.can('people.disable_account', actor, account)
  return {
    ...account,
    disabledAt: account.disabledAt?.toISOString() ?? null,
    can: {
      disable: mayDisable && account.disabledAt === null,
      enable: mayDisable && account.disabledAt !== null,
      resetPassword: peopleAccess.can('people.reset_password', actor, account),
    },
  }
}
