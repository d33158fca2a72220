import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { prepareAppRole } from './app-role.ts'
import { createDatabase, dropDatabase, withClient } from './databases.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
const names = [1, 2].map((number) => `${process.env.TEST_TEMPLATE}_role${number}_${randomUUID().slice(0, 8)}`)
const databases: string[] = []
for (const name of names) databases.push(await createDatabase(server, name))
after(async () => {
  for (const name of names) await dropDatabase(server, name)
  await ask(server, `drop role ${role}`)
})
const [database = '', otherDatabase = ''] = databases
// A role of this file's own: the other files sign in by the real one meanwhile, and roles belong to the whole server.
const role = `role_${randomUUID().slice(0, 8)}`
const prepare = (url: string) => prepareAppRole(url, role)
const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows[0])

test('the application signs in to the same database as a role that cannot become another', async () => {
  const app = await prepare(database)
  assert.deepEqual(await ask(app, 'select current_user, session_user, current_database() as name'), {
    current_user: role,
    session_user: role,
    name: names[0],
  })
  const { owner } = await ask(database, 'select current_user as owner')
  await assert.rejects(ask(app, `set role ${owner}`), { code: '42501' })
  await assert.rejects(ask(app, 'create table mine ()'), { code: '42501' })
  const powers = `select rolsuper or rolcreatedb or rolcreaterole or rolinherit or rolbypassrls as any
    from pg_roles where rolname = '${role}'`
  assert.deepEqual(await ask(app, powers), { any: false })
})

test('a role that gained powers or lost its password is put right', async () => {
  const app = await prepare(database)
  await ask(database, `alter role ${role} superuser inherit password 'another'`)
  assert.equal(await prepare(database), app)
  assert.deepEqual(await ask(app, `select rolsuper, rolinherit from pg_roles where rolname = current_user`), {
    rolsuper: false,
    rolinherit: false,
  })
})

test('its password is another than the owner’s and follows from it; where there is none, none is made', async () => {
  const [owner, app] = [new URL(database), new URL(await prepare(database))]
  const key = decodeURIComponent(owner.password)
  assert.equal(app.password, key && createHmac('sha256', key).update(role).digest('hex'))
  assert.equal(await prepare(otherDatabase), app.href.replace(names[0] ?? '', names[1] ?? ''))
})

test('an owner that may not make roles is told so in one line', async () => {
  const poor = new URL(database)
  poor.username = `poor_${randomUUID().slice(0, 8)}`
  poor.password = 'poor'
  await ask(database, `create role ${poor.username} login password 'poor'`)
  await assert.rejects(
    prepareAppRole(poor.href, 'never_made'),
    /^Error: The database role never_made cannot be prepared: .+$/,
  )
  await ask(database, `drop role ${poor.username}`)
})

test('eight servers on two databases prepare it at once, three times over, and each can sign in', async () => {
  for (let round = 0; round < 3; round++) {
    await ask(database, `alter role ${role} password 'another' createdb`)
    const servers = Array.from({ length: 8 }, (_, number) => (number % 2 ? database : otherDatabase))
    for (const app of await Promise.all(servers.map(prepare)))
      assert.deepEqual(await ask(app, 'select 1 as one'), { one: 1 })
  }
})
