import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkServer, serverWarning } from './databases.ts'
import { OperatorFault } from './operator-fault.ts'

const sound = { version: '18.4', number: 180_004, encoding: 'UTF8' }

test('the server of the tests is one that Juguang can use', async () => {
  await checkServer(process.env.TEST_DATABASE_URL ?? '')
})

test('a server with known faults is used with a warning, from 15.20 on without', () => {
  const warning = 'PostgreSQL 15.19 has known leaks and index faults: update it to 15.20 or later'
  assert.equal(serverWarning({ ...sound, version: '15.19', number: 150_019 }), warning)
  for (const number of [150_020, 160_000, 180_004])
    assert.equal(serverWarning({ ...sound, number }), undefined)
})

test('a server that is too old or not in UTF-8 is refused in one line', () => {
  assert.throws(
    () => serverWarning({ ...sound, version: '14.19', number: 140_019 }),
    new OperatorFault('PostgreSQL 14.19 is too old: Juguang needs 15 or later, best 18'),
  )
  assert.throws(
    () => serverWarning({ ...sound, encoding: 'SQL_ASCII' }),
    new OperatorFault('The database is encoded in SQL_ASCII: Juguang needs one created with UTF8'),
  )
})

test('a server that does not answer is named without its password', async () => {
  await assert.rejects(
    checkServer('postgres://owner:hunter2@127.0.0.1:1/juguang'),
    new OperatorFault('The database 127.0.0.1:1/juguang cannot be reached: connect ECONNREFUSED 127.0.0.1:1'),
  )
})
