// Use of machines: what was told is what is counted, once, and by whom.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { warnOfOverruns } from '#modules/bookings/actions/use-warn.ts'
import { bookingsApi } from '#modules/bookings/api.ts'
import { countOf, momentOfTest, openBookingsWorld } from '#modules/bookings/testing.ts'
import type { Actor } from '#platform/access.ts'
import { Problem } from '#platform/problem.ts'
import { NOW } from '#platform/testing.ts'

const { db, owner, people, by, borrower, lender, resourceOf, pricesOf } = await openBookingsWorld(bookingsApi)
const { keeper, otherKeeper, student, colleague, resident } = people

const isCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const span = (from: number, to: number) => ({
  startsAt: at(from).toISOString(),
  endsAt: at(to).toISOString(),
})
const numberOf = async (id: string) =>
  Number(
    (await owner.selectFrom('resource').select('number').where('id', '=', id).executeTakeFirstOrThrow())
      .number,
  )

/** A confirmed booking of the student for their company, so many minutes from now. */
async function bookingOf(resourceId: string, from: number, to: number, { personId } = student) {
  const id = crypto.randomUUID()
  const whose = { person_id: personId, booked_by: personId, unit_id: borrower }
  await owner
    .insertInto('booking')
    .values({
      id,
      resource_id: resourceId,
      ...whose,
      starts_at: at(from),
      ends_at: at(to),
      state: 'confirmed',
    })
    .execute()
  return id
}
const began = (id: string, minutes: number) =>
  owner
    .updateTable('machine_use')
    .set({ started_at: at(minutes) })
    .where('id', '=', id)
    .execute()
const atMachine = async (actor: Actor, id: string) =>
  by(actor).startAtMachine({ params: { number: await numberOf(id) } })

/** What all facts of the machine's owner add up to. */
async function sumOf(measure: string, useIds?: readonly string[]): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(quantity), 0)::int as sum from fact where measure = ${measure} and unit_id = ${lender}
      and (${useIds === undefined} or subject_id = any(${useIds ?? []}::uuid[]))`.execute(owner)
  return rows[0]?.sum ?? 0
}

test('who booked starts by the label and stops; the booking is used and the minutes count as shared', async () => {
  const resourceId = await resourceOf()
  await pricesOf(resourceId, 'other', 90)
  const bookingId = await bookingOf(resourceId, 10, 130)
  const machine = await by(student).getMachine({ params: { number: await numberOf(resourceId) } })
  assert.deepEqual([machine.can.start, machine.booking?.id, machine.running], [true, bookingId, null])
  const use = await atMachine(student, resourceId)
  assert.deepEqual([use.source, use.booking?.id, use.unit?.id], ['label', bookingId, borrower])
  await assert.rejects(
    by(student).cancelBooking({ params: { id: bookingId }, body: {} }),
    isCode('bookings.has_begun'),
  )
  await began(use.id, -80)
  const stopped = await by(student).stopUse({ params: use, body: {} })
  assert.deepEqual([stopped.minutes, stopped.audience, stopped.cost], [80, 'other', 120])
  assert.equal((await by(student).getBooking({ params: { id: bookingId } })).state, 'used')
  assert.equal(await sumOf('sharing.minutes', [use.id]), 80)
  assert.equal(await sumOf('sharing.external-users'), 1)
  await assert.rejects(by(keeper).stopUse({ params: use, body: {} }), isCode('bookings.use_has_ended'))
})

test('without a booking for now only a keeper starts, for anybody; the owner’s own use is not shared', async () => {
  const resourceId = await resourceOf()
  await bookingOf(resourceId, 60, 120)
  for (const actor of [student, resident])
    await assert.rejects(atMachine(actor, resourceId), isCode('bookings.no_booking_now'))
  await assert.rejects(
    by(resident).startUse({ params: { id: resourceId }, body: { personId: resident.personId } }),
    isCode('forbidden'),
  )
  const own = await atMachine(keeper, resourceId)
  await began(own.id, -30)
  const ended = await by(otherKeeper).stopUse({ params: own, body: { endedAt: at(-10).toISOString() } })
  assert.deepEqual([ended.minutes, ended.audience], [20, 'own'])
  assert.equal(await sumOf('sharing.minutes', [own.id]), 0)
  const body = { personId: resident.personId }
  const use = await by(keeper).startUse({ params: { id: resourceId }, body })
  await assert.rejects(
    by(resident).stopUse({ params: use, body: { endedAt: at(0).toISOString() } }),
    isCode('forbidden'),
  )
  await by(resident).stopUse({ params: use, body: {} })
  assert.equal(await sumOf('sharing.minutes', [use.id]), 1)
})

test('a use told later has its words, counts for its own day, and is not told twice', async () => {
  const resourceId = await resourceOf()
  const bookingId = await bookingOf(resourceId, -3000, -2880)
  const query = { resource: resourceId }
  assert.deepEqual(
    (await by(keeper).listNotTold({ query })).items.map(({ id }) => id),
    [bookingId],
  )
  const body = { bookingId, ...span(-3000, -2910), words: '登记本第12页' }
  await assert.rejects(by(colleague).tellUse({ params: { id: resourceId }, body }), isCode('not_found'))
  const use = await by(student).tellUse({ params: { id: resourceId }, body })
  assert.deepEqual([use.source, use.words, use.minutes], ['later', '登记本第12页', 90])
  assert.deepEqual((await by(keeper).listNotTold({ query })).items, [])
  const fact = await owner
    .selectFrom('fact')
    .select('day')
    .where('subject_id', '=', use.id)
    .executeTakeFirstOrThrow()
  assert.equal(fact.day, '2029-12-30')
  await assert.rejects(by(keeper).tellUse({ params: { id: resourceId }, body }), isCode('bookings.moved_on'))
  const other = { personId: resident.personId, ...span(-2920, -2900), words: '登记本' }
  await assert.rejects(
    by(keeper).tellUse({ params: { id: resourceId }, body: other }),
    isCode('bookings.use_overlaps'),
  )
  await assert.rejects(
    by(keeper).tellUse({ params: { id: resourceId }, body: { ...other, ...span(-10, 10) } }),
    isCode('invalid_input'),
  )
})

test('a keeper says that nobody came to a booking that is over, and it counts no more', async () => {
  const resourceId = await resourceOf()
  const id = await bookingOf(resourceId, -120, -60)
  await by(keeper).tellAbsence({ params: { id } })
  assert.equal(await countOf(db, id), -1, 'the count that booking gave is taken back')
  assert.deepEqual((await by(keeper).listNotTold({ query: { resource: resourceId } })).items, [])
  await assert.rejects(by(keeper).tellAbsence({ params: { id } }), isCode('bookings.moved_on'))
})

test('corrected or taken back on the same day, the minutes and the person count as was true', async () => {
  const [one, other] = [await resourceOf(), await resourceOf()]
  const told = (resourceId: string, from: number, to: number) =>
    by(keeper).tellUse({
      params: { id: resourceId },
      body: { personId: colleague.personId, unitId: borrower, ...span(from, to), words: '登记本' },
    })
  const users = await sumOf('sharing.external-users')
  const first = await told(one, -200, -100)
  const second = await told(other, -200, -150)
  const ids = [first.id, second.id]
  assert.deepEqual(
    [await sumOf('sharing.minutes', ids), await sumOf('sharing.external-users')],
    [150, users + 1],
  )

  const right = { ...span(-200, -140), words: '提前走了' }
  const corrected = await by(otherKeeper).correctUse({ params: first, body: right, version: first.version })
  assert.deepEqual([corrected.minutes, await sumOf('sharing.minutes', ids)], [60, 110])
  await assert.rejects(
    by(keeper).correctUse({ params: first, body: right, version: first.version }),
    isCode('precondition_failed'),
  )
  const words = { words: '登记错了人' }
  await by(keeper).takeBackUse({ params: first, body: words, version: corrected.version })
  assert.deepEqual(
    [await sumOf('sharing.minutes', ids), await sumOf('sharing.external-users')],
    [50, users + 1],
  )
  await by(keeper).takeBackUse({ params: second, body: words, version: second.version })
  assert.deepEqual([await sumOf('sharing.minutes', ids), await sumOf('sharing.external-users')], [0, users])

  const old = await told(one, -300, -250)
  await owner
    .updateTable('machine_use')
    .set({ recorded_at: at(-24 * 60) })
    .where('id', '=', old.id)
    .execute()
  await assert.rejects(
    by(keeper).correctUse({ params: old, body: right, version: old.version }),
    isCode('bookings.use_is_settled'),
  )
})

test('of many who start a machine at once, one starts, by whatever way', async () => {
  for (let round = 0; round < 6; round++) {
    const resourceId = await resourceOf()
    const bookingId = await bookingOf(resourceId, -5, 60)
    const number = await numberOf(resourceId)
    const answers = await Promise.allSettled([
      by(student).startAtMachine({ params: { number } }),
      by(student).startAtMachine({ params: { number } }),
      by(keeper).startUse({ params: { id: resourceId }, body: { bookingId } }),
      by(otherKeeper).startUse({ params: { id: resourceId }, body: { personId: resident.personId } }),
      by(keeper).startAtMachine({ params: { number } }),
    ])
    const codes = answers.map((one) => (one.status === 'rejected' ? (one.reason as Problem).code : 'started'))
    assert.deepEqual(
      codes.filter((code) => code !== 'bookings.machine_in_use'),
      ['started'],
      String(codes),
    )
    const [running] = (await by(keeper).listUses({ query: { resource: resourceId } })).items
    assert.ok(running)
    const stops = await Promise.allSettled([
      by(keeper).stopUse({ params: running, body: {} }),
      by(otherKeeper).stopUse({ params: running, body: {} }),
    ])
    assert.equal(stops.filter(({ status }) => status === 'fulfilled').length, 1)
  }
})

test('the minutes of the figure are those of the list and of the hours by source', async () => {
  const { rows } = await sql<{ minutes: number }>`
    select coalesce(sum(extract(epoch from ended_at - started_at) / 60), 0)::int as minutes
    from machine_use where audience <> 'own' and taken_back_at is null`.execute(owner)
  assert.equal(await sumOf('sharing.minutes'), rows[0]?.minutes)
  const months = ['2029-12', '2030-01']
  let [shared, listed] = [0, 0]
  for (const month of months) {
    const query = { month, limit: 100 }
    for (const hours of (await by(keeper).listMachineHours({ params: { id: lender }, query })).items) {
      shared += hours.sharedMinutes
      listed += hours.minutes
      const { keeper: byKeeper, label, later } = hours.bySource
      assert.equal(byKeeper + label + later, hours.minutes)
    }
  }
  assert.equal(shared, await sumOf('sharing.minutes'))
  const ended = (await by(keeper).listUses({ query: { when: 'ended', limit: 100 } })).items
  assert.equal(
    listed,
    ended.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  )
})

test('a transaction that is killed leaves neither the end of a use nor its fact', async () => {
  const resourceId = await resourceOf()
  await bookingOf(resourceId, -30, 60)
  const use = await atMachine(student, resourceId)
  await began(use.id, -20)
  // Whoever inserts a fact of minutes is cut off, as if the server had died there.
  await sql`create function cut_off() returns trigger language plpgsql as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`.execute(owner)
  await sql`create trigger cut_off before insert on fact for each row when (new.measure = 'sharing.minutes')
    execute function cut_off()`.execute(owner)
  await assert.rejects(by(student).stopUse({ params: use, body: {} }))
  await sql`drop trigger cut_off on fact`.execute(owner)
  const [running] = (await by(keeper).listUses({ query: { resource: resourceId } })).items
  assert.deepEqual([running?.id, running?.endedAt, running?.version], [use.id, null, use.version])
  assert.equal(await sumOf('sharing.minutes', [use.id]), 0)
  await by(student).stopUse({ params: use, body: {} })
  assert.equal(await sumOf('sharing.minutes', [use.id]), 20)
})

test('who comes next is told once that the machine still runs past its booking', async () => {
  const resourceId = await resourceOf()
  await bookingOf(resourceId, -60, 10)
  const next = await bookingOf(resourceId, 10, 60, colleague)
  await atMachine(student, resourceId)
  const notices = async () => {
    const told = owner.selectFrom('notice').select('details').where('body_id', '=', colleague.personId)
    return (await told.where('code', '=', 'bookings.still_in_use').execute()).length
  }
  await warnOfOverruns(db, { ...momentOfTest, now: at(9) })
  assert.equal(await notices(), 0, 'its booking is not over')
  for (const minute of [10, 11]) await warnOfOverruns(db, { ...momentOfTest, now: at(minute) })
  assert.equal(await notices(), 1)
  const waiting = await by(colleague).getMachine({ params: { number: await numberOf(resourceId) } })
  assert.deepEqual([waiting.running?.use, waiting.booking?.id, waiting.can.start], [null, next, false])
})

test('costs are a table for keepers of the unit, in which no cell acts as a formula', async () => {
  const resourceId = await resourceOf()
  await pricesOf(resourceId, 'other', 100)
  const body = { personId: resident.personId, ...span(-500, -410), words: '=HYPERLINK("x")' }
  await by(keeper).tellUse({ params: { id: resourceId }, body })
  const period = { from: '2029-12-01', until: '2030-01-31' }
  const table = await by(keeper).exportUseCosts({ params: { id: lender }, query: period })
  const text = await table.text()
  const line = text.split('\r\n').find((each) => each.includes('HYPERLINK'))
  assert.ok(line?.includes(`"'=HYPERLINK(""x"")"`) && line.endsWith(',150'), line)
  const book = await by(keeper).exportUseCosts({ params: { id: lender }, query: { ...period, as: 'xlsx' } })
  assert.equal((await book.text()).slice(0, 2), 'PK')
  await assert.rejects(
    by(student).exportUseCosts({ params: { id: lender }, query: period }),
    isCode('forbidden'),
  )
})
