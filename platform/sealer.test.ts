import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, afterEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { asSystem } from './access.ts'
import type { Db } from './db.ts'
import { enterEra } from './era.ts'
import { newId } from './id.ts'
import { type Fact, record } from './record.ts'
import { type Sealer, sealOnce, startSealer } from './sealer.ts'
import { openTestDb, sealNow } from './testing.ts'
import { verify } from './verify.ts'

type World = Awaited<ReturnType<typeof openTestDb>>

const permit = asSystem('test', null)
const aFact = (more: Partial<Fact> = {}): Fact => ({
  measure: 'test.visits',
  quantity: 1,
  day: '2030-01-01',
  subjectId: randomUUID(),
  ...more,
})
const write = (db: Db, ...facts: Fact[]) => record(db, permit, 'test.visited', {}, facts)
const seals = (db: Db) => db.selectFrom('seal').selectAll().orderBy('number').execute()

async function sumOf(db: Db, slice = ''): Promise<number> {
  const row = await db
    .selectFrom('daily_sum')
    .select((sum) => sum.fn.coalesce(sum.fn.sum<number>('quantity'), sql<number>`0`).as('total'))
    .where('slice', '=', slice)
    .executeTakeFirstOrThrow()
  return Number(row.total)
}

/** All that was written is sealed once: the count agrees, and verify finds every fact where its seal says. */
async function assertSealedOnce({ db }: World, facts: number): Promise<void> {
  assert.deepEqual(await verify(db), { seals: (await seals(db)).length, facts, fault: undefined })
  const { rows } = await sql`select from unsealed_fact()`.execute(db)
  assert.equal(rows.length, 0)
}

/** Stopped at the end whatever becomes of the test. */
function runningSealer(db: Db, options: Parameters<typeof startSealer>[1]) {
  const sealer = startSealer(db, options)
  running.push(sealer)
  return sealer
}
const running: Sealer[] = []
afterEach(async () => {
  for (const sealer of running.splice(0)) await sealer.stop()
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return
    await wait(25)
  }
  assert.fail('waited 5 s in vain')
}

// ── works ──

test('facts are sealed in batches, each of which extends the tree and the chain of the one before', async () => {
  const world = await openTestDb()
  for (let i = 0; i < 3; i++) await write(world.db, aFact(), aFact({ quantity: 5 }))
  assert.deepEqual([await sealNow(world.db, 4), await sealNow(world.db, 4)], [4, 2])
  assert.equal(await sealNow(world.db), 0)
  const [first, second, ...more] = await seals(world.db)
  assert.equal(more.length, 0)
  assert.deepEqual([first?.tree_size, second?.tree_size], [4, 6])
  assert.deepEqual(second?.previous_hash, first?.hash)
  assert.equal(await sumOf(world.db), 18)
  await assertSealedOnce(world, 6)
})

test('a fact is added up under its day for all and for its committee, under its month for its unit and place too', async () => {
  const { db } = await openTestDb()
  const committeeId = randomUUID()
  const unitId = randomUUID()
  await write(
    db,
    aFact({ committeeId }),
    aFact({ committeeId, unitId, quantity: -1 }),
    aFact({ placeCode: '440311', quantity: 7 }),
  )
  await sealNow(db)
  const sums = await db
    .selectFrom('daily_sum')
    .select(['slice', 'quantity', 'facts', 'standing'])
    .orderBy('slice')
    .execute()
  assert.deepEqual(sums, [
    { slice: '', quantity: 7, facts: 3, standing: 1 },
    { slice: `committee:${committeeId}`, quantity: 0, facts: 2, standing: 0 },
  ])
  const months = await db
    .selectFrom('monthly_sum')
    .select(['slice', 'month', 'quantity'])
    .orderBy('slice')
    .execute()
  assert.deepEqual(
    months.map((row) => [row.slice, row.month, row.quantity]),
    [
      ['', '2030-01-01', 7],
      [`committee:${committeeId}`, '2030-01-01', 0],
      ['place::440311', '2030-01-01', 7],
      [`unit:${committeeId}:${unitId}`, '2030-01-01', -1],
    ],
  )
})

test('a fact waits for its seal while an older transaction may still add one before it', async () => {
  const world = await openTestDb()
  const late = await world.db.startTransaction().execute()
  await write(late, aFact())
  await write(world.db, aFact())
  try {
    assert.equal(await sealOnce(world.db), 0)
  } finally {
    await late.commit().execute()
  }
  assert.equal(await sealNow(world.db), 2)
  await assertSealedOnce(world, 2)
})

test('a clock that was set back loses no fact', async () => {
  const world = await openTestDb()
  await write(world.db, aFact())
  await sealNow(world.db)
  const yesterday = newId(Date.now() - 86_400_000)
  const { measure, quantity, day, subjectId } = aFact()
  const fact = { id: yesterday, event_id: newId(), measure, quantity, day, subject_id: subjectId }
  await world.db.insertInto('fact').values(fact).execute()
  assert.equal(await sealNow(world.db), 1)
  await assertSealedOnce(world, 2)
})

test('the sealer seals what is written while it runs, and stops when asked', async () => {
  const world = await openTestDb()
  const sealer = runningSealer(world.db, { everyMs: 10, limit: 2 })
  for (let i = 0; i < 5; i++) await write(world.db, aFact())
  await until(async () => (await sumOf(world.db)) === 5)
  await sealer.stop()
  assert.equal(sealer.fault, undefined)
  await write(world.db, aFact())
  await wait(50)
  assert.equal(await sumOf(world.db), 5)
})

test('after a restore into another cluster the order of facts goes on, though transactions are numbered anew', async () => {
  const world = await openTestDb()
  const { db, owner } = world
  assert.deepEqual([await enterEra(owner), await enterEra(owner)], [0, 0])
  await write(db, aFact(), aFact())
  await sealNow(db, 1)
  // As if they came from a cluster that had counted much further: one fact sealed there, one not.
  await sql`set session_replication_role = replica`.execute(owner)
  await sql`update fact set transaction_id = '4000000000'`.execute(owner)
  await sql`update seal set through_transaction = '4000000000'`.execute(owner)
  await sql`update spine_life set system_identifier = 'another'`.execute(owner)
  assert.deepEqual([await enterEra(owner), await enterEra(owner)], [1, 1])
  await write(db, aFact())
  assert.deepEqual([await sealNow(db), await sealNow(db)], [2, 0])
  await assertSealedOnce(world, 3)
})

test('a move that no identifier tells is known by facts from transactions yet to come', async () => {
  const { db, owner } = await openTestDb()
  await enterEra(owner)
  await sql`update spine_life set system_identifier = null`.execute(owner)
  await write(db, aFact())
  assert.equal(await enterEra(owner), 0)
  await sql`update fact set transaction_id = '4000000000'`.execute(owner)
  assert.equal(await enterEra(owner), 1)
})

test('what was sealed before sums by month were kept is added up by the migration just as the sealer does', async () => {
  const { db, owner } = await openTestDb()
  const common = { unitId: randomUUID(), placeCode: '440311001', subjectId: randomUUID() }
  const wrong = aFact({ ...common, committeeId: randomUUID(), quantity: 3 })
  await write(db, wrong, aFact(common), aFact({ ...common, day: '2030-02-28', quantity: -1 }))
  const { id } = await db.selectFrom('fact').select('id').where('quantity', '=', 3).executeTakeFirstOrThrow()
  await write(db, { ...wrong, quantity: -3, reverses: id })
  assert.equal(await sealNow(db), 4)
  await write(db, aFact())
  await sql`truncate monthly_sum; update daily_sum set leavings = 0, corrections = 0`.execute(owner)
  assert.equal((await verify(db)).fault?.kind, 'sum')
  const migration = await readFile('db/migrations/0010-sums.sql', 'utf8')
  const fill = /^-- Facts that are sealed already[^]*?(?=^grant )/m.exec(migration)?.[0] ?? assert.fail()
  await sql.raw(fill).execute(owner)
  assert.equal((await verify(db)).fault, undefined)
})

// ── refused ──

test("the application can neither choose a fact's place in the order nor change what was sealed", async () => {
  const { db } = await openTestDb()
  await write(db, aFact())
  await sealNow(db)
  const denied = { message: /permission denied/ }
  const { measure, quantity, day, subjectId } = aFact()
  const fact = { id: newId(), event_id: newId(), measure, quantity, day, subject_id: subjectId }
  await assert.rejects(
    db
      .insertInto('fact')
      .values({ ...fact, transaction_id: '1' })
      .execute(),
    denied,
  )
  await assert.rejects(
    db
      .insertInto('fact')
      .values({ ...fact, era: 0 })
      .execute(),
    denied,
  )
  await assert.rejects(db.updateTable('fact').set({ quantity: 2 }).execute(), denied)
  await assert.rejects(db.updateTable('seal').set({ fact_count: 2 }).execute(), denied)
  await assert.rejects(db.deleteFrom('seal').execute(), denied)
})

test('a correction must take back exactly the fact it names, and not before that fact counts', async () => {
  const { db } = await openTestDb()
  const wrong = aFact({ quantity: 3 })
  await write(db, wrong)
  const { id: reverses } = await db.selectFrom('fact').select('id').executeTakeFirstOrThrow()
  const broken = { constraint: 'fact_reverses_what_it_names' }
  await assert.rejects(write(db, { ...wrong, quantity: -2, reverses }), broken)
  await assert.rejects(write(db, { ...wrong, quantity: -3, subjectId: randomUUID(), reverses }), broken)
  await assert.rejects(write(db, { ...wrong, quantity: -3, day: '2029-12-31', reverses }), broken)
  await write(db, { ...wrong, quantity: -3, reverses })
  await assert.rejects(write(db, { ...wrong, quantity: -3, reverses }), { constraint: 'fact_reversed_once' })
})

// ── raced ──

test('while eight people write and two sealers seal, no fact is sealed twice or lost', async () => {
  const world = await openTestDb()
  const { db } = world
  const sealers = [1, 2].map(() => runningSealer(db, { everyMs: 1, limit: 7 }))
  const writer = async () => {
    for (let i = 0; i < 25; i++) await write(db, aFact(), aFact({ committeeId: randomUUID() }))
  }
  await Promise.all(Array.from({ length: 8 }, writer))
  await until(async () => (await sumOf(db)) === 400)
  for (const sealer of sealers) await sealer.stop()
  await assertSealedOnce(world, 400)
})

test('whoever reads while a seal is made sees each fact once: in the sums, or among the unsealed', async () => {
  const { db, owner } = await openTestDb()
  await write(db, aFact(), aFact())
  const reading = sql<{ sealed: number; unsealed: number }>`
    select pg_sleep(0.5), (select count(*) from daily_sum) as sealed, (select count(*) from unsealed_fact()) as unsealed`.execute(
    db,
  )
  const sleeping = sql`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
  await until(async () => (await sleeping.execute(owner)).rows.length === 1)
  assert.equal(await sealNow(db), 2)
  const [seen] = (await reading).rows
  assert.deepEqual([seen?.sealed, seen?.unsealed], [0, 2])
})

test('a second sealer does nothing while one is at work, and one killed in the middle has done nothing', async () => {
  const world = await openTestDb()
  const { db, owner } = world
  await write(db, aFact(), aFact())
  const blocker = await owner.startTransaction().execute()
  after(() => blocker.isRolledBack || blocker.rollback().execute())
  await sql`lock table daily_sum in share mode`.execute(blocker)
  const killed = assert.rejects(sealNow(db), /terminat/)
  const waiting = sql<{ pid: number }>`
    select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query ilike '%insert into "daily_sum"%'`
  await until(async () => (await waiting.execute(owner)).rows.length === 1)
  assert.equal(await sealOnce(db), 0)
  await sql`select pg_terminate_backend(${(await waiting.execute(owner)).rows[0]?.pid})`.execute(owner)
  await killed
  await blocker.rollback().execute()
  assert.equal((await seals(db)).length, 0)
  assert.equal(await sealNow(db), 2)
  await assertSealedOnce(world, 2)
})

test('a sealer whose connections are cut says so, and goes on when the database is back', async () => {
  const { db, owner } = await openTestDb()
  await sql`create function fail() returns trigger language plpgsql as $$ begin raise 'down'; end $$`.execute(
    owner,
  )
  await sql`create trigger fail before insert on seal execute function fail()`.execute(owner)
  await write(db, aFact())
  const sealer = runningSealer(db, { everyMs: 5 })
  await until(async () => sealer.fault instanceof Error)
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'juguang_app'`.execute(owner)
  await sql`drop trigger fail on seal`.execute(owner)
  await until(async () => (await sumOf(db)) === 1)
  await until(async () => sealer.fault === undefined)
  await sealer.stop()
})
