import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { inTransaction } from './db.ts'
import { addJob, startJobs } from './jobs.ts'
import { openTestDb } from './testing.ts'

const { db, ownerUrl } = await openTestDb()
const done: unknown[] = []

async function until(condition: () => boolean) {
  for (let tries = 0; tries < 100 && !condition(); tries++) await wait(20)
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
