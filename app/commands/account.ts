import { parseArgs } from 'node:util'
import * as z from 'zod'
import { NewAccount } from '#modules/people/contract.ts'
import {
  createAccountByCommand,
  findAccountByUsername,
  grantPostByCommand,
  resetPasswordByCommand,
} from '#modules/people/public.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { type Command, WrongUsage } from './command.ts'

const REASON = 'command line'

export const createAccountCommand: Command = {
  usage: 'account create USERNAME --name NAME',
  summary: 'make an account with a one-time password, which is printed once',
  read(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' } },
    })
    const [username, ...more] = positionals
    if (username === undefined || more.length > 0) throw new WrongUsage('One username is needed')
    const account = NewAccount.safeParse({ username, name: values.name })
    if (!account.success)
      throw new WrongUsage('A name, and a username of 3 to 40 letters, digits, dots and hyphens are needed')
    return async ({ db, today, print }) => {
      const { password } = await inTransaction(db, (tx) =>
        createAccountByCommand(tx, account.data, today, REASON),
      )
      print(`${account.data.username} ${password}`)
      return 0
    }
  },
}

export const resetPasswordCommand: Command = {
  usage: 'account reset-password USERNAME',
  summary: 'make a new one-time password, which is printed once; all sessions of the account end',
  read(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [username, ...more] = positionals
    if (username === undefined || more.length > 0) throw new WrongUsage('One username is needed')
    return async ({ db, print }) => {
      const { id } = await getAccount(db, username)
      print(`${username} ${await inTransaction(db, (tx) => resetPasswordByCommand(tx, id, REASON))}`)
      return 0
    }
  },
}

export const grantPostCommand: Command = {
  usage: 'account grant USERNAME ROLE [--in BODY] [--from DAY] [--until DAY]',
  summary: 'give an account a post, which counts at once',
  help: [
    'ROLE is a key of roles.yaml. BODY is the key of a committee, or the id or unified social credit code of a unit;',
    'a role in the city needs none. Days are like 2030-01-31; without --from the post begins today.',
  ].join('\n'),
  read(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { in: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' } },
    })
    const [username, role, ...more] = positionals
    if (username === undefined || role === undefined || more.length > 0)
      throw new WrongUsage('A username and a role are needed')
    for (const day of [values.from, values.until])
      if (day !== undefined && !z.iso.date().safeParse(day).success)
        throw new WrongUsage(`"${day}" is not a day like 2030-01-31`)
    return async ({ db, today, print }) => {
      const { id: personId } = await getAccount(db, username)
      const body = await findBody(db, role, values.in)
      const term = { startsOn: values.from ?? today, endsOn: values.until ?? null }
      await inTransaction(db, (tx) =>
        grantPostByCommand(tx, { personId, role, ...body, ...term }, today, REASON),
      )
      print(
        `${username} is ${role}${values.in === undefined ? '' : ` in ${values.in}`} from ${term.startsOn}`,
      )
      return 0
    }
  },
}

async function getAccount(db: Db, username: string) {
  const account = await findAccountByUsername(db, username)
  if (!account) throw new OperatorFault(`There is no account "${username}"`)
  return account
}

type BodyKind = Parameters<typeof grantPostByCommand>[1]['bodyKind']

/** The body that is meant, of the kind that the role reaches. */
async function findBody(db: Db, role: string, named: string | undefined) {
  const found = await db.selectFrom('role').select('body_kind').where('key', '=', role).executeTakeFirst()
  if (!found) throw new OperatorFault(`There is no role "${role}" in this city`)
  const kind = found.body_kind
  if ((named === undefined) !== (kind === 'city'))
    throw new WrongUsage(
      kind === 'city' ? `${role} is a role in the city: leave out --in` : `${role} needs --in, a ${kind}`,
    )
  const rows = await bodiesOf(db, kind, named)
  const [body, ...others] = rows
  if (!body || others.length > 0) throw new OperatorFault(`There is no ${kind} ${named ?? ''}`.trim())
  return { bodyKind: kind as BodyKind, bodyId: body.id }
}

function bodiesOf(db: Db, kind: string, named = ''): Promise<{ id: string }[]> {
  switch (kind) {
    case 'city':
      return db.selectFrom('city').select('id').execute()
    case 'committee':
      return db.selectFrom('committee').select('id').where('key', '=', named).execute()
    case 'unit':
      return z.uuid().safeParse(named).success
        ? db.selectFrom('unit').select('id').where('id', '=', named).execute()
        : db.selectFrom('unit').select('id').where('credit_code', '=', named.toUpperCase()).execute()
    case 'space':
      return z.uuid().safeParse(named).success
        ? db.selectFrom('space').select('id').where('id', '=', named).execute()
        : db.selectFrom('space').select('id').where('key', '=', named).execute()
    default:
      throw new OperatorFault(`Posts in a ${kind} cannot be granted yet`)
  }
}
