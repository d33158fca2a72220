import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { withClient } from './databases.ts'
import { OperatorFault } from './operator-fault.ts'

const ROLE_LOCK = 7_310_006 // any number of our own
const TRIES = 10

/** What the application's role must be: each attribute with the word that makes it so. */
const WANTED = [
  { column: 'rolcanlogin', value: true, word: 'login' },
  { column: 'rolinherit', value: false, word: 'noinherit' },
  { column: 'rolsuper', value: false, word: 'nosuperuser' },
  { column: 'rolcreatedb', value: false, word: 'nocreatedb' },
  { column: 'rolcreaterole', value: false, word: 'nocreaterole' },
  { column: 'rolreplication', value: false, word: 'noreplication' },
  { column: 'rolbypassrls', value: false, word: 'nobypassrls' },
] as const

/**
 * Makes sure of the role that the application signs in with, and answers with its address of the same database.
 * It owns nothing and inherits nothing, so what SQL is slipped in stays within its grants; `reset role` leads nowhere.
 * Its password follows from the owner's, so nothing more need be kept: HMAC-SHA-256(owner's password, role's name).
 * Repeats change nothing, and two servers may do this at once.
 */
export async function prepareAppRole(ownerUrl: string, role = 'juguang_app'): Promise<string> {
  const owner = new URL(ownerUrl)
  const password = owner.password && derivedPassword(decodeURIComponent(owner.password), role)
  const app = new URL(ownerUrl)
  app.username = role
  app.password = password

  for (let tries = 1; !(await isReady(ownerUrl, app.href, role)); tries++) {
    await withClient(ownerUrl, (client) => alterRole(client, role, password)).catch(
      async (error: unknown) => {
        if (tries >= TRIES || !isCollision(error)) throw explained(role, error)
        await wait(Math.random() * 100) // rivals that collided must not collide again in step
      },
    )
    if (tries >= TRIES) throw explained(role, await signInFault(app.href))
  }
  return app.href
}

const derivedPassword = (ownerPassword: string, role: string) =>
  createHmac('sha256', ownerPassword).update(role).digest('hex')

/** The usual start finds all as it should be and must not write: rivals could collide, a lesser owner may not. */
async function isReady(ownerUrl: string, appUrl: string, role: string): Promise<boolean> {
  const wrong = await withClient(ownerUrl, (client) => wrongAttributes(client, role))
  return wrong?.length === 0 && (await signInFault(appUrl)) === undefined
}

async function wrongAttributes(client: pg.Client, role: string): Promise<string[] | undefined> {
  const { rows } = await client.query('select * from pg_roles where rolname = $1', [role])
  const found: Record<string, unknown> | undefined = rows[0]
  return found && WANTED.filter(({ column, value }) => found[column] !== value).map(({ word }) => word)
}

async function alterRole(client: pg.Client, role: string, password: string): Promise<void> {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [ROLE_LOCK])
  const wrong = await wrongAttributes(client, role)
  // Only what is wrong is named: an owner that is no superuser may not even repeat "nosuperuser".
  const words = wrong ? ['alter role', role, ...wrong] : ['create role', role, 'login noinherit']
  const secret = password ? `'${scramVerifier(password)}'` : 'null'
  await client.query(`${words.join(' ')} password ${secret}`)
  await client.query('commit')
}

/** What PostgreSQL keeps of a password (RFC 5802, RFC 7677), made here so that no server log can hold the password. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest()
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const serverKey = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

const signInFault = (appUrl: string): Promise<unknown> =>
  withClient(appUrl, async () => undefined).catch((error: unknown) => error)

/** Roles belong to the whole server, but the lock to one database, so rivals in two databases may still collide. */
function isCollision(error: unknown): boolean {
  const taken = ['23505', '42710'] // unique violation, duplicate object
  if (!(error instanceof Error && 'code' in error)) return false
  return taken.includes(String(error.code)) || error.message.includes('tuple concurrently updated')
}

function explained(role: string, error: unknown): OperatorFault {
  const reason = error instanceof Error ? error.message : String(error)
  return new OperatorFault(`The database role ${role} cannot be prepared: ${reason}`, { cause: error })
}
