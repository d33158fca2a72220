// What comes by the clock: each once, with two workers at once, after a restart, and with the clock stepped back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { peopleApi } from '#modules/people/api.ts'
import { peopleContract } from '#modules/people/contract.ts'
import type { Actor } from '#platform/access.ts'
import { NOW, ZONE } from '#platform/testing.ts'
import { askAgain, closeSilent, remindOfDue } from '#modules/matters/actions/ring-alarms.ts'
import { mattersApi } from '#modules/matters/api.ts'
import { openMattersWorld, sumOf } from '#modules/matters/testing.ts'

const world = await openMattersWorld(mattersApi, peopleApi)
const { db, owner, as, asIn, people, asked, read, answered, ofInstitute } = world
const { talent, operator, liaison } = people

const DAY_MS = 86_400_000
/** Noon in the city, so many days after the day of the tests, Tuesday 1 January 2030; of that year only weekdays are known. */
const onDay = (days: number) => {
  const now = new Date(NOW.getTime() + days * DAY_MS + 4 * 3_600_000)
  return { now, today: now.toISOString().slice(0, 10), zone: ZONE }
}
const noticesOf = async (actor: Actor, matterId: string) =>
  (await asIn(actor, peopleContract).listNotices({ query: { limit: 100 } })).items
    .filter(({ details }) => details.matterId === matterId)
    .map(({ code }) => code)
    .toReversed()
const stepsOf = async (id: string) => (await read(id)).steps.map(({ kind }) => kind)
const twice = (work: () => Promise<void>) => Promise.all([work(), work()])

/** A part at the institute: to be taken by Thursday the 3rd, to be answered by Tuesday the 22nd. */
async function atInstitute() {
  const id = await asked()
  const { version } = await read(id)
  const body = { parts: [{ body: ofInstitute, isLead: true }] }
  const { handlings } = await as(operator).sendParts({ params: { id }, body, version })
  return { id, part: { id: handlings[0]?.id ?? '' } }
}

test('a body is reminded before, at and after, and triage is told three working days later', async () => {
  const { id, part } = await atInstitute()
  await as(liaison).takePart({ params: part })
  const seen: Record<number, string[]> = {}
  for (const day of [16, 17, 21, 22, 24, 27]) {
    await twice(() => remindOfDue(db, onDay(day)))
    seen[day] = [
      ...(await noticesOf(liaison, id)),
      ...(await stepsOf(id)).filter((kind) => kind === 'escalated'),
    ]
  }
  assert.deepEqual(seen, {
    16: ['matters.sent'],
    17: ['matters.sent', 'matters.soon'],
    21: ['matters.sent', 'matters.soon'],
    22: ['matters.sent', 'matters.soon', 'matters.overdue'],
    24: ['matters.sent', 'matters.soon', 'matters.overdue'],
    27: ['matters.sent', 'matters.soon', 'matters.overdue', 'escalated'],
  })
  await remindOfDue(db, onDay(17))
  await remindOfDue(db, onDay(400))
  assert.deepEqual((await noticesOf(liaison, id)).length, 3)
  assert.equal((await stepsOf(id)).filter((kind) => kind === 'overdue').length, 1)
})

test('whoever does not take a part hears of that, and later of the answer apart', async () => {
  const { id, part } = await atInstitute()
  await remindOfDue(db, onDay(3))
  assert.deepEqual(await noticesOf(liaison, id), ['matters.sent', 'matters.overdue'])
  await as(liaison).takePart({ params: part })
  await remindOfDue(db, onDay(4))
  assert.equal((await noticesOf(liaison, id)).length, 2)
  await remindOfDue(db, onDay(22))
  assert.deepEqual(await noticesOf(liaison, id), ['matters.sent', 'matters.overdue', 'matters.overdue'])
})

test('an answered part and a closed matter remind nobody', async () => {
  const { id, part } = await atInstitute()
  await as(liaison).answerPart({ params: part, body: { answer: 'helped', words: '已联系' } })
  const other = await atInstitute()
  await as(talent).withdrawMatter({ params: { id: other.id } })
  await remindOfDue(db, onDay(60))
  for (const matterId of [id, other.id])
    assert.deepEqual(await noticesOf(liaison, matterId), ['matters.sent'])
})

test('a reminder that was cut off in the middle goes out whole after the restart, and once', async () => {
  const [first, second] = [await atInstitute(), await atInstitute()]
  await sql`create function cut_off() returns trigger language plpgsql as $$
    begin raise exception 'cut off'; end $$`.execute(owner)
  // The second step of the run fails, after the first has been written.
  await sql`create trigger cut_off before insert on matter_step for each row
    when (new.handling_id = ${sql.lit(second.part.id)} and new.kind = 'overdue') execute function cut_off()`.execute(
    owner,
  )
  await assert.rejects(remindOfDue(db, onDay(3)), /cut off/)
  assert.ok(!(await stepsOf(first.id)).includes('overdue'))
  await sql`drop trigger cut_off on matter_step`.execute(owner)
  for (const { id } of [first, second]) {
    await remindOfDue(db, onDay(3))
    assert.equal((await stepsOf(id)).filter((kind) => kind === 'overdue').length, 1)
    assert.equal((await noticesOf(liaison, id)).filter((code) => code === 'matters.overdue').length, 1)
  }
})

test('silence for 15 working days closes a matter once and is counted apart', async () => {
  const [resolved, unconfirmed] = [
    await sumOf(db, 'matters.resolved'),
    await sumOf(db, 'matters.unconfirmed'),
  ]
  const { id } = await answered()
  assert.deepEqual(await noticesOf(talent, id), ['matters.outcome_proposed'])
  await twice(() => closeSilent(db, onDay(21)))
  assert.equal((await read(id)).status, 'answered')
  for (const day of [22, 21, 23]) await twice(() => closeSilent(db, onDay(day)))
  const { closing, steps } = await read(id)
  assert.equal(closing, 'unconfirmed')
  assert.equal(steps.filter(({ kind }) => kind === 'closed_unconfirmed').length, 1)
  assert.equal(await sumOf(db, 'matters.unconfirmed'), unconfirmed + 1)
  assert.equal(await sumOf(db, 'matters.resolved'), resolved)
})

test('an asker who speaks in the same moment as silence is counted is either in time or told so', async () => {
  for (let round = 0; round < 6; round++) {
    const { id } = await answered()
    const [said] = await Promise.allSettled([
      as(talent).answerOutcome({ params: { id }, body: { isConfirmed: true } }),
      closeSilent(db, onDay(30)),
    ])
    const { closing } = await read(id)
    assert.equal(closing, said.status === 'fulfilled' ? 'confirmed' : 'unconfirmed')
    assert.equal(await sumOf(db, 'matters.resolved', id), said.status === 'fulfilled' ? 1 : 0)
    if (said.status === 'rejected') assert.equal((said.reason as { code?: string }).code, 'matters.moved_on')
  }
})

test('two months later the asker is asked once whether it lasted, by a notice that nobody else reads', async () => {
  const { id } = await answered()
  await as(talent).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  await askAgain(db, onDay(58))
  assert.deepEqual(await noticesOf(talent, id), ['matters.outcome_proposed'])
  for (const day of [59, 10, 60]) await twice(() => askAgain(db, onDay(day)))
  assert.deepEqual(await noticesOf(talent, id), ['matters.outcome_proposed', 'matters.asked_again'])
  for (const other of [people.otherTalent, operator, liaison])
    assert.deepEqual(await noticesOf(other, id), [])
})

test('a notice to a person is read by that person alone', async () => {
  const own = asIn(talent, peopleContract)
  const [notice] = (await own.listNotices({ query: { state: 'unread' } })).items
  assert.deepEqual([notice?.bodyKind, notice?.bodyName, notice?.can], ['person', null, { read: true }])
  const params = { id: notice?.id ?? '' }
  await assert.rejects(asIn(operator, peopleContract).readNotice({ params }), { status: 404 })
  assert.notEqual((await own.readNotice({ params })).readAt, null)
})
