import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { inTransaction } from './db.ts'
import { addJob, startJobs } from './jobs.ts'
import { openTestDb } from './testing.ts'
import { withClient } from './databases.ts'

const { db, ownerUrl } = await openTestDb()
const done: unknown[] = []

async function until(condition: () => boolean) {
  for (let tries = 0; tries < 500 && !condition(); tries++) await wait(20)
}

test('a job is done after the transaction that added it, and not if that is taken back', async (t) => {
  const runner = await startJobs(ownerUrl, { 'test.note': async (payload) => void done.push(payload) })
  t.after(() => runner.stop())
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await addJob(tx, 'test.note', 'taken back')
      throw new Error('no')
    }),
  )
  await inTransaction(db, (tx) => addJob(tx, 'test.note', { of: 'committed' }))
  await until(() => done.length > 0)
  assert.deepEqual(done, [{ of: 'committed' }])
})

test('the application cannot read or empty the queue', async () => {
  await assert.rejects(sql`select * from graphile_worker._private_jobs`.execute(db), { code: '42501' })
})

test('a job that was begun when the database went is done again when it comes back', async (t) => {
  const { pathname } = new URL(ownerUrl)
  const database = pathname.slice(1)
  const elsewhere = new URL('/postgres', ownerUrl).href
  const begun: unknown[] = []
  const tries: (() => void)[] = []
  const runner = await startJobs(ownerUrl, {
    'test.long': async () => {
      begun.push(1)
      if (begun.length > 1) return
      await new Promise<void>((resolve) => tries.push(resolve))
      await sql`select 1`.execute(db)
    },
  })
  t.after(() => runner.stop())
  await inTransaction(db, (tx) => addJob(tx, 'test.long', null))
  await until(() => tries.length > 0)
  await withClient(elsewhere, async (client) => {
    await client.query(`alter database "${database}" with allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      database,
    ])
    tries[0]?.()
    await wait(1500)
    await client.query(`alter database "${database}" with allow_connections true`)
  })
  await until(() => begun.length > 1)
  assert.equal(begun.length, 2)
})

test('what a killed worker had begun is taken up at once by the next', async (t) => {
  await inTransaction(db, (tx) => addJob(tx, 'test.left', 'by the killed one'))
  await withClient(ownerUrl, (client) =>
    client.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`,
    ),
  )
  const left: unknown[] = []
  const runner = await startJobs(ownerUrl, { 'test.left': async (payload) => void left.push(payload) })
  t.after(() => runner.stop())
  await until(() => left.length > 0)
  assert.deepEqual(left, ['by the killed one'])
})
