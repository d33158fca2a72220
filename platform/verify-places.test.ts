import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { sealOnce } from './sealer.ts'
import { openTestDb, sealNow } from './testing.ts'
import { verify } from './verify.ts'

test('of a changed fact the group of 256 is named in which it stands, or what is behind the last whole group', async () => {
  const { db, owner } = await openTestDb()
  await sql`
    insert into fact (id, event_id, measure, quantity, day, subject_id)
    select gen_random_uuid(), gen_random_uuid(), 'test.visits', 1, '2030-01-01', gen_random_uuid()
    from generate_series(1, 1200)`.execute(db)
  // Seals of 100, 900 and 200 facts; the second holds three ends of groups.
  assert.deepEqual([await sealNow(db, 100), await sealOnce(db, 900), await sealOnce(db)], [100, 900, 200])
  for (const [place, seal, from, to] of [
    [7, 1, 1, 100],
    [101, 2, 101, 256],
    [256, 2, 101, 256],
    [257, 2, 257, 512],
    [768, 2, 513, 768],
    [1000, 2, 769, 1000],
    [1024, 3, 1001, 1024],
    [1200, 3, 1025, 1200],
  ] as const) {
    const there = sql`ctid = (select ctid from fact order by era, transaction_id, id offset ${place - 1} limit 1)`
    await sql`update fact set quantity = 2 where ${there}`.execute(owner)
    assert.deepEqual((await verify(db)).fault, { kind: 'fact', seal, problem: 'changed', from, to })
    await sql`update fact set quantity = 1 where ${there}`.execute(owner)
  }
  assert.equal((await verify(db)).fault, undefined)
})
