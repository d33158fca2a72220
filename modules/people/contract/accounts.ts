import * as z from 'zod'
import { byId, pageOf, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { instant, search } from './names.ts'

export const Account = z
  .object({
    id: z.uuid(),
    name: z.string(),
    username: z.string(),
    hasInitialPassword: z.boolean(),
    disabledAt: instant.nullable(),
    /** Holds one of the three administrators' posts, or will: the password is reset by command alone. */
    isAdministrator: z.boolean(),
    version: z.int(),
    can: z.object({ disable: z.boolean(), enable: z.boolean(), resetPassword: z.boolean() }),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

/** The password is told once and kept nowhere; a repeat of the request is told null. */
export const AccountWithPassword = Account.extend({ password: z.string().nullable() }).meta({
  id: 'AccountWithPassword',
})

export const NewAccount = z
  .strictObject({
    name: text(100),
    username: z
      .string()
      .trim()
      .toLowerCase()
      .max(40)
      .regex(/^[a-z0-9][a-z0-9._-]{2,}$/),
  })
  .meta({ id: 'NewAccount' })
export const AccountChange = z
  .strictObject({ disabled: z.boolean(), reason: text(500) })
  .meta({ id: 'AccountChange' })
export type AccountChange = z.infer<typeof AccountChange>

export const UsernameTaken = problem(409, 'people.username_taken')
export const AdministratorResetByCommand = problem(409, 'people.administrator_reset_by_command')

export const accountContract = {
  listAccounts: route({
    method: 'GET',
    path: '/accounts',
    summary: 'List accounts by username',
    query: z.strictObject(search),
    ok: pageOf(Account),
    problems: [Forbidden],
  }),
  getAccount: route({
    method: 'GET',
    path: '/accounts/{id}',
    summary: 'One account; its id is that of the person',
    params: byId,
    ok: Account,
    problems: [Forbidden, NotFound],
  }),
  createAccount: route({
    method: 'POST',
    path: '/accounts',
    summary: 'Create a person with an account; the answer tells the initial password, once',
    body: NewAccount,
    ok: AccountWithPassword,
    status: 201,
    problems: [Forbidden, UsernameTaken],
    ownTransactions: true,
  }),
  changeAccount: route({
    method: 'PATCH',
    path: '/accounts/{id}',
    summary: 'Disable an account, which ends its sessions, or enable it again',
    params: byId,
    body: AccountChange,
    ok: Account,
    problems: [Forbidden, NotFound, PreconditionFailed, PreconditionRequired],
    ifMatch: 'required',
  }),
  resetPassword: route({
    method: 'POST',
    path: '/accounts/{id}/reset-password',
    summary: 'Give an account a new initial password, told once; its sessions end',
    params: byId,
    ok: AccountWithPassword,
    problems: [Forbidden, NotFound, PreconditionFailed, AdministratorResetByCommand],
    ownTransactions: true,
  }),
}
