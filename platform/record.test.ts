import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { asSystem } from './access.ts'
import { newId } from './id.ts'
import { type Fact, record } from './record.ts'
import { openTestDb } from './testing.ts'

const { db } = await openTestDb()
const write = (...facts: Fact[]) => record(db, asSystem('test', null), 'test.visited', {}, facts)
const aFact = (more: Partial<Fact> = {}): Fact => ({
  measure: 'test.members',
  quantity: 1,
  day: '2030-01-01',
  subjectId: randomUUID(),
  countedOnce: randomUUID(),
  ...more,
})
/** How often each quantity was counted under the key, and at which attempts. */
async function countedUnder({ countedOnce = '' }: Fact) {
  const facts = db.selectFrom('fact').select(['quantity', 'attempt']).where('counted_once', '=', countedOnce)
  return (await facts.orderBy('quantity').orderBy('attempt').execute()).map((row) => [
    row.quantity,
    row.attempt,
  ])
}
async function takeBack(fact: Fact) {
  const { countedOnce = '', ...same } = fact
  const facts = db.selectFrom('fact').select('id').where('counted_once', '=', countedOnce)
  const ofQuantity = facts.where('quantity', '=', fact.quantity).orderBy('attempt', 'desc')
  const { id } = await ofQuantity.executeTakeFirstOrThrow()
  await write({ ...same, quantity: -fact.quantity, reverses: id })
}

// ── works ──

test('whoever is counted once is counted again after the first was taken back, as often as that happens', async () => {
  const joined = aFact()
  for (let attempt = 0; attempt < 3; attempt++) {
    await write(joined, joined)
    await write(joined)
    await takeBack(joined)
  }
  assert.deepEqual(await countedUnder(joined), [
    [1, 0],
    [1, 1],
    [1, 2],
  ])
})

test('a leaving that was taken back may happen again; the joining stays as it is', async () => {
  const joined = aFact()
  const left = { ...joined, quantity: -1 }
  await write(joined)
  await write(left)
  await takeBack(left)
  await write(left)
  await write(left)
  assert.deepEqual(await countedUnder(joined), [
    [-1, 0],
    [-1, 1],
    [1, 0],
  ])
})

// ── refused ──

test('nobody says which attempt it is, and a correction counts nobody once', async () => {
  const { measure, quantity, day, subjectId } = aFact()
  const fact = { id: newId(), event_id: newId(), measure, quantity, day, subject_id: subjectId }
  const chosen = db.insertInto('fact').values({ ...fact, attempt: 1 })
  await assert.rejects(chosen.execute(), /permission denied/)
  const joined = aFact()
  await write(joined)
  const { id } = await db
    .selectFrom('fact')
    .select('id')
    .where('subject_id', '=', joined.subjectId)
    .executeTakeFirstOrThrow()
  await assert.rejects(write({ ...joined, quantity: -1, reverses: id }), {
    constraint: 'fact_reversal_has_no_key',
  })
})

// ── raced ──

test('of several who count the same at once, after it was taken back, one counts', async () => {
  const deadlocks = () =>
    sql<{
      deadlocks: number
    }>`select deadlocks from pg_stat_database where datname = current_database()`.execute(db)
  const before = (await deadlocks()).rows
  for (let round = 0; round < 10; round++) {
    const joined = aFact()
    await write(joined)
    await takeBack(joined)
    await Promise.all(Array.from({ length: 4 }, () => write(joined)))
    assert.deepEqual(await countedUnder(joined), [
      [1, 0],
      [1, 1],
    ])
  }
  assert.deepEqual((await deadlocks()).rows, before)
})
