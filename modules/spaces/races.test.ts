import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/id.ts'
import { countDeadlocks, TODAY } from '#platform/testing.ts'
import { openSpacesWorld, sumOf } from './testing.ts'

const world = await openSpacesWorld()
const { db, owner, as, office, people, opened, aHost } = world
const other = as(people.otherOperator)
/** Chance decides who comes first, so one round proves little. */
const ROUNDS = 8

/** `done` for whoever came through, else the code of the refusal. */
const told = (asked: readonly Promise<unknown>[]) =>
  Promise.all(
    asked.map((one) =>
      one.then(
        () => 'done',
        (problem: { code: string }) => problem.code,
      ),
    ),
  ).then((all) => all.toSorted())

test('two taps at once count two, and one tap taken back twice at once is taken back once', async () => {
  const { id } = await opened()
  const host = as(await aHost(id))
  for (let round = 1; round <= ROUNDS; round++) {
    const sum = await sumOf(db, 'spaces.visits')
    const tap = () => host.countVisit({ params: { id }, body: { people: 1 } })
    assert.deepEqual(await told([tap(), tap()]), ['done', 'done'])
    assert.equal(await sumOf(db, 'spaces.visits'), sum + 2)
    const { visits } = await host.listVisits({ params: { id } })
    const params = { id, visitId: visits[0]?.id ?? '' }
    const back = () => host.takeBackVisit({ params })
    assert.deepEqual(await told([back(), back(), back()]), [
      'done',
      'spaces.visit_taken_back',
      'spaces.visit_taken_back',
    ])
    assert.equal(await sumOf(db, 'spaces.visits'), sum + 1)
    assert.equal((await host.listVisits({ params: { id } })).total, round)
  }
})

test('a tap that is sent again under the same key counts once', async () => {
  const { id } = await opened()
  const host = as(await aHost(id))
  const [key, call] = [newId(), { params: { id }, body: { people: 4 } }]
  await told([host.countVisit(call, key), host.countVisit(call, key), host.countVisit(call, key)])
  assert.equal((await host.listVisits({ params: { id } })).total, 4)
})

test('of shifts of one person at one time, in one space or two, one is planned', async () => {
  const [here, there] = [await opened(), await opened()]
  const host = await aHost(here.id)
  await owner
    .insertInto('post')
    .values({
      id: newId(),
      person_id: host.personId,
      role: 'host',
      body_kind: 'space',
      body_id: there.id,
      starts_on: '2029-01-01',
      is_power: false,
      administrator: 'none',
    })
    .execute()
  const both = [here, there].map(({ id }) => ({ ...host.posts[0]!, bodyId: id }))
  const planner = as({ personId: host.personId, posts: both })
  for (let round = 0; round < ROUNDS; round++) {
    const day = `2030-02-${String(round + 1).padStart(2, '0')}`
    const body = {
      personId: host.personId,
      startsAt: `${day}T09:00:00+08:00`,
      endsAt: `${day}T12:00:00+08:00`,
    }
    const plan = ({ id }: { id: string }) => planner.planShift({ params: { id }, body })
    assert.deepEqual(await told([plan(here), plan(there), plan(here), plan(there)]), [
      'done',
      ...Array.from({ length: 3 }, () => 'spaces.shift_taken'),
    ])
  }
})

test('of two operators who close a space at once one does, and the other is told that it has changed', async () => {
  const sum = await sumOf(db, 'spaces.stations')
  let { id, version } = await opened()
  for (let round = 0; round < ROUNDS; round++) {
    const call = { params: { id }, version }
    const close = { ...call, body: { reason: '搬迁' } }
    assert.deepEqual(await told([office.closeSpace(close), other.closeSpace(close)]), [
      'done',
      'precondition_failed',
    ])
    assert.equal(await sumOf(db, 'spaces.stations'), sum)
    ;({ id, version } = await office.getSpace({ params: { id } }))
    const again = { params: { id }, version }
    const rivals = [office.openSpace(again), other.openSpace(again)]
    assert.deepEqual(await told(rivals), ['done', 'precondition_failed'])
    assert.equal(await sumOf(db, 'spaces.stations'), sum + 1)
    ;({ id, version } = await office.getSpace({ params: { id } }))
  }
})

test('a tap and a closing at once leave no tap in a closed space', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, version } = await opened()
    const host = as(await aHost(id))
    const tap = host.countVisit({ params: { id }, body: { people: 1 } })
    const close = office.closeSpace({ params: { id }, body: { reason: '搬迁' }, version })
    const [, tapped] = await Promise.all([close, told([tap])])
    assert.ok(['done', 'spaces.not_open'].includes(tapped[0] ?? ''))
  }
})

test('a day that two set at once is one of the two', async () => {
  const { id } = await opened()
  const host = as(await aHost(id))
  const set = (words: string) => host.setDay({ params: { id, day: TODAY }, body: { opening: [], words } })
  assert.deepEqual(await told([set('甲'), set('乙')]), ['done', 'done'])
  const { differingDays } = await host.getSpace({ params: { id } })
  assert.equal(differingDays.length, 1)
})

test('none of these rivals ever deadlocked', async () => assert.equal(await countDeadlocks(world), 0))
