import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createDatabase, dropDatabase, withClient } from './databases.ts'
import { migrate } from './migrate.ts'
import { OperatorFault } from './operator-fault.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
const folder = await mkdtemp(join(tmpdir(), 'juguang-'))
const names: string[] = []
after(async () => {
  await rm(folder, { recursive: true })
  for (const name of names) await dropDatabase(server, name)
})

async function emptyDatabase(): Promise<string> {
  const name = `${process.env.TEST_TEMPLATE}_migrate_${randomUUID().slice(0, 8)}`
  names.push(name)
  return createDatabase(server, name)
}
const write = (name: string, sql: string) => writeFile(join(folder, name), sql)
const count = (url: string, table: string) =>
  withClient(url, async (client) => (await client.query(`select from ${table}`)).rowCount)

await write('0001-first.sql', 'create table first (id int); insert into first values (1)')

test('each file is applied once, in the order of its number', async () => {
  const url = await emptyDatabase()
  await write('0002-second.sql', 'insert into first values (2)')
  assert.deepEqual(await migrate(url, folder), ['0001-first.sql', '0002-second.sql'])
  assert.deepEqual(await migrate(url, folder), [])
  assert.equal(await count(url, 'first'), 2)
})

test('a file that fails leaves nothing of itself behind, and the ones before it stay', async () => {
  const url = await emptyDatabase()
  await write('0003-broken.sql', 'insert into first values (3); select 1 / 0')
  await assert.rejects(migrate(url, folder), /^Error: Migration 0003-broken\.sql failed$/)
  await rm(join(folder, '0003-broken.sql'))
  assert.equal(await count(url, 'first'), 2)
  assert.deepEqual(await migrate(url, folder), [])
})

test('a file that was changed, and a database of a newer program, are refused in one line', async () => {
  const url = await emptyDatabase()
  await migrate(url, folder)
  await write('0002-second.sql', 'insert into first values (4)')
  await assert.rejects(
    migrate(url, folder),
    new OperatorFault('0002-second.sql was changed after it was applied: add a new migration instead'),
  )
  await rm(join(folder, '0002-second.sql'))
  await assert.rejects(
    migrate(url, folder),
    new OperatorFault('The database was brought to 0002-second.sql by a newer Juguang: start that one'),
  )
  assert.equal(await count(url, 'first'), 2)
})

test('of five servers that start at once, one applies each file and the others find it done', async () => {
  const url = await emptyDatabase()
  await write('0002-slow.sql', 'select pg_sleep(0.2); insert into first values (2)')
  const added = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)))
  assert.deepEqual(added.flat(), ['0001-first.sql', '0002-slow.sql'])
  assert.equal(await count(url, 'first'), 2)
})
