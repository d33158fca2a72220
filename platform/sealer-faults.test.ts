// What may go wrong while facts are sealed: killed at any moment, started again, set back in time. Figures stay exact throughout.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { asSystem } from './access.ts'
import { type Db, openDb } from './db.ts'
import { type Fact, record } from './record.ts'
import { hashOfSeal } from './seal.ts'
import { sealOnce, startSealer } from './sealer.ts'
import { atEnd, openTestDb, sealNow } from './testing.ts'
import { verify } from './verify.ts'

const aFact = (more: Partial<Fact> = {}): Fact => ({
  measure: 'test.visits',
  quantity: 1,
  day: '2030-01-01',
  subjectId: randomUUID(),
  ...more,
})
const write = (db: Db, ...facts: Fact[]) => record(db, asSystem('test', null), 'test.visited', {}, facts)

/** A database whose sealer has connections of its own, and a way to kill it at whatever it is doing. */
async function openKillable() {
  const { db, owner, appUrl } = await openTestDb()
  const url = new URL(appUrl)
  url.searchParams.set('application_name', 'sealer')
  const sealing = openDb(url.href, 2)
  atEnd(() => sealing.destroy())
  const kill = async () => {
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'sealer' and state <> 'idle'`.execute(owner)
    return rows.length
  }
  return { db, owner, sealing, kill }
}

type Sums = Record<string, { quantity: number; facts: number; standing: number }>

/** As figures are read: sums of sealed days and the facts not sealed yet, in one statement. */
async function sumsNow(db: Db): Promise<Sums> {
  const { rows } = await sql<{ key: string; quantity: number; facts: number; standing: number }>`
    select concat_ws(' ', measure, slice, day) as key, sum(quantity)::int as quantity,
           sum(facts)::int as facts, sum(standing)::int as standing
    from (
      select measure, slice, day, quantity, facts, standing from daily_sum
      union all
      select measure, slice, day, quantity, 1, sign(quantity) from unsealed_fact()
      cross join lateral (values (''), ('committee:' || committee_id)) as part (slice) where slice is not null
    ) as part group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ key, ...sums }) => [key, sums]))
}

/** The same, added up by hand. */
function plainSums(facts: readonly Fact[]): Sums {
  const sums: Sums = {}
  for (const { measure, committeeId, day, quantity } of facts)
    for (const slice of ['', ...(committeeId ? [`committee:${committeeId}`] : [])]) {
      const sum = (sums[`${measure} ${slice} ${day}`] ??= { quantity: 0, facts: 0, standing: 0 })
      sum.quantity += quantity
      sum.facts += 1
      sum.standing += Math.sign(quantity)
    }
  return sums
}

test('whatever is written, reversed, sealed or killed in between, sums and unsealed facts together are the plain sum', async () => {
  const { db, sealing, kill } = await openKillable()
  const committees = [randomUUID(), randomUUID()]
  const written: Fact[] = []
  const standing: Fact[] = []
  const step = fc.record({
    kind: fc.constantFrom('write', 'write', 'reverse', 'seal', 'killed', 'restart'),
    pick: fc.nat(1000),
  })
  const play = async (steps: readonly { kind: string; pick: number }[]) => {
    for (const { kind, pick } of steps) {
      if (kind === 'write') {
        const committeeId = committees[pick % 3] ?? null
        const day = `2030-01-0${1 + (pick % 9)}`
        const facts = [1, -2, 3].map((quantity) =>
          aFact({ day, committeeId, quantity: quantity + (pick % 7) * 10 }),
        )
        await write(db, ...facts)
        written.push(...facts)
        standing.push(...facts)
      } else if (kind === 'reverse') {
        const [wrong] = standing.splice(pick % (standing.length || 1), 1)
        if (wrong) written.push(await reverse(db, wrong))
      } else if (kind === 'seal') await sealNow(db, 1 + (pick % 5))
      else if (kind === 'killed') {
        const attempt = sealOnce(sealing, 1 + (pick % 9)).catch(() => 0)
        await wait(pick % 6)
        await kill()
        await attempt
      } else {
        const sealer = startSealer(db, { everyMs: 1, limit: 1 + (pick % 9) })
        await wait(pick % 12)
        await sealer.stop()
      }
    }
    assert.deepEqual(await sumsNow(db), plainSums(written))
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 20 }), play), {
    numRuns: 25,
    endOnFailure: true,
  })
  while ((await sealNow(db)) > 0);
  const { facts, fault } = await verify(db)
  assert.deepEqual([facts, fault], [written.length, undefined])
})

async function reverse(db: Db, wrong: Fact): Promise<Fact> {
  const { id } = await db
    .selectFrom('fact')
    .select('id')
    .where('subject_id', '=', wrong.subjectId)
    .executeTakeFirstOrThrow()
  const right = { ...wrong, day: '2030-02-01', quantity: -wrong.quantity, reverses: id }
  await write(db, right)
  return right
}

test('a sealer that is killed again and again, at whatever it is doing, seals every fact once in the end', async () => {
  const { db, sealing, kill } = await openKillable()
  const sealers = [1, 2].map(() => startSealer(sealing, { everyMs: 1, limit: 23 }))
  let isDone = false
  const killing = async () => {
    let killed = 0
    while (!isDone) {
      await wait(Math.random() * 15)
      killed += await kill()
    }
    return killed
  }
  const writing = async () => {
    for (let i = 0; i < 60; i++) await write(db, aFact(), aFact({ committeeId: randomUUID() }), aFact())
    isDone = true
  }
  try {
    const [killed] = await Promise.all([killing(), writing()])
    assert.ok(killed > 5, `killed ${killed} times`)
  } finally {
    for (const sealer of sealers) await sealer.stop()
  }
  while ((await sealNow(db)) > 0);
  const { facts, fault } = await verify(db)
  assert.deepEqual([facts, fault], [180, undefined])
})

test('a server clock that was set back by a day breaks neither the order of seals nor what verify says', async () => {
  const { db, owner } = await openTestDb()
  await write(db, aFact())
  await sealNow(db)
  // As if the first seal had been made before the clock was set back.
  const first = await db.selectFrom('seal').selectAll().executeTakeFirstOrThrow()
  const sealed_at = new Date(first.sealed_at.getTime() + 86_400_000)
  await owner
    .updateTable('seal')
    .set({ sealed_at, hash: hashOfSeal({ ...first, sealed_at }) })
    .execute()
  await write(db, aFact())
  assert.equal(await sealNow(db), 1)
  const [, second] = await db.selectFrom('seal').selectAll().orderBy('number').execute()
  assert.ok(second && second.sealed_at < sealed_at)
  assert.deepEqual(await verify(db), { seals: 2, facts: 2, fault: undefined })
})
