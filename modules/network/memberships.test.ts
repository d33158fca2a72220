import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Actor, asSystem, visitor } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { asProblem, isProblem } from '#platform/problem.ts'
import { aPerson, openWorld, TODAY } from '#platform/testing.ts'
import { networkApi } from './api.ts'
import { AlreadyMember, networkContract } from './contract.ts'
import { endMembership, startMembership } from './public.ts'
import { arrangeCity, loadPack, snapshot, sumOf } from './testing.ts'

const world = await openWorld(networkApi)
const { db, owner } = world
const city = await arrangeCity(owner)
const as = (actor: Actor) => world.as(actor, networkContract)

const operator = aPerson('operator', randomUUID(), 'city')
const secretary = aPerson('secretary', city.biology, 'committee')
const aUnit = async (kind: string, name = '成员单位') =>
  (await as(operator).addUnit({ body: { kind, name, placeCode: '440311001' } })).id

const permit = asSystem('test', undefined)
/** One try only: a deadlock shows as an error instead of being hidden by a retry. */
const once = <T>(work: (tx: Db) => Promise<T>) =>
  inTransaction(db, work, 1).catch((error: unknown) => {
    throw asProblem(error) ?? error
  })
const admit = (unitId: string, committeeId = city.biology, position = 'research') =>
  once((tx) => startMembership(tx, permit, { unitId, committeeId, position, day: TODAY }))
const release = (unitId: string, committeeId = city.biology) =>
  once((tx) => endMembership(tx, permit, { unitId, committeeId, day: TODAY, reason: '搬迁' }))
const institutes = (unitId: string) => sumOf(db, 'network.institutes-linked', unitId)
const organisations = (id: string) => sumOf(db, 'network.organisations-linked', id)
const anOrganisation = async (unitId: string, name: string) =>
  (
    await as(operator).addPartyOrganisation({
      params: { id: unitId },
      body: { name, foundedOn: '2020-07-01' },
    })
  ).id

// ── works ──

test('a unit that becomes a member is listed with its position, and counted', async () => {
  const unitId = await aUnit('institute')
  const { membershipId } = await admit(unitId)
  const { items } = await as(visitor).listMembers({ params: { id: 'synthetic-biology' } })
  const member = items.find((item) => item.id === membershipId)
  assert.equal(member?.unit.id, unitId)
  assert.deepEqual(member?.position, { key: 'research', name: '科研' })
  assert.equal(member?.since, TODAY)
  const { memberships } = await as(visitor).getUnit({ params: { id: unitId } })
  assert.deepEqual(
    memberships.map(({ committee }) => committee.key),
    ['synthetic-biology'],
  )
  assert.equal(await sumOf(db, 'network.memberships', membershipId), 1)
  assert.equal(await institutes(unitId), 1)
})

test('an institute in two committees is linked once, until it has left both', async () => {
  const unitId = await aUnit('institute')
  await admit(unitId)
  await admit(unitId, city.display)
  assert.equal(await institutes(unitId), 1)
  await release(unitId)
  assert.equal(await institutes(unitId), 1)
  await release(unitId, city.display)
  assert.equal(await institutes(unitId), 0)
})

test('an institute that comes back is counted again', async () => {
  const unitId = await aUnit('institute')
  for (let spell = 0; spell < 3; spell++) {
    await admit(unitId)
    assert.equal(await institutes(unitId), 1)
    await release(unitId)
    assert.equal(await institutes(unitId), 0)
  }
})

test('the party organisations of an enterprise count while it is a member and they exist', async () => {
  const unitId = await aUnit('enterprise')
  const first = await anOrganisation(unitId, '第一支部')
  assert.equal(await organisations(first), 0)
  await admit(unitId)
  await admit(unitId, city.display)
  const second = await anOrganisation(unitId, '第二支部')
  assert.deepEqual([await organisations(first), await organisations(second)], [1, 1])
  const dissolved = await as(operator).dissolvePartyOrganisation({
    params: { id: first },
    body: { on: '2029-12-01' },
  })
  assert.equal(dissolved.dissolvedOn, '2029-12-01')
  assert.deepEqual([await organisations(first), await organisations(second)], [0, 1])
  await release(unitId)
  assert.equal(await organisations(second), 1)
  await release(unitId, city.display)
  assert.equal(await organisations(second), 0)
  await admit(unitId)
  assert.deepEqual([await organisations(first), await organisations(second)], [0, 1])
})

test('the party organisations of an office are kept, but are no science enterprise’s', async () => {
  const unitId = await aUnit('office')
  const id = await anOrganisation(unitId, '机关支部')
  await admit(unitId)
  assert.equal(await organisations(id), 0)
  assert.equal((await as(visitor).getUnit({ params: { id: unitId } })).partyOrganisations[0]?.id, id)
})

test('a unit that moved leaves the count of the place in which it was counted', async () => {
  const unitId = await aUnit('institute')
  await admit(unitId)
  await as(operator).changeUnit({ params: { id: unitId }, body: { placeCode: '440311002' }, version: 1 })
  await release(unitId)
  const facts = await db
    .selectFrom('fact')
    .select(['measure', 'quantity', 'place_code'])
    .where('unit_id', '=', unitId)
    .where('place_code', '=', '440311001')
    .execute()
  assert.equal(facts.length, 4)
})

test('a committee shows its numbers by position, and a secretary ends a membership with reasons', async () => {
  const committee = 'talent'
  const atTalent = aPerson('secretary', city.talent, 'committee')
  const [institute, enterprise] = [await aUnit('institute'), await aUnit('enterprise')]
  await admit(institute, city.talent, 'research')
  await admit(enterprise, city.talent, 'upstream')
  const numbersOf = async () =>
    (await as(visitor).listCommittees()).items.find((item) => item.key === committee)?.numbers
  assert.deepEqual(await numbersOf(), {
    members: 2,
    institutes: 1,
    enterprises: 1,
    byPosition: [
      { key: 'upstream', name: '上游', members: 1 },
      { key: 'research', name: '科研', members: 1 },
    ],
  })
  const { items } = await as(atTalent).listMembers({
    params: { id: committee },
    query: { position: 'upstream' },
  })
  assert.deepEqual(
    items.map(({ unit, can }) => [unit.id, can.leave]),
    [[enterprise, true]],
  )
  const ended = await as(atTalent).leaveCommittee({
    params: { id: committee, unitId: enterprise },
    body: { reason: '迁出本区' },
  })
  assert.equal(ended.until, TODAY)
  assert.equal((await numbersOf())?.members, 1)
})

test('the liaison of a unit ends its own membership and keeps its party organisations', async () => {
  const unitId = await aUnit('enterprise')
  const liaison = aPerson('liaison', unitId)
  await admit(unitId)
  const organisation = await as(liaison).addPartyOrganisation({
    params: { id: unitId },
    body: { name: '支部', foundedOn: TODAY },
  })
  assert.deepEqual(organisation.can, { dissolve: true })
  const { memberships, can } = await as(liaison).getUnit({ params: { id: unitId } })
  assert.deepEqual(memberships[0]?.can, { leave: true })
  assert.deepEqual(can, { edit: true, addPartyOrganisation: true })
  await as(liaison).leaveCommittee({ params: { id: city.biology, unitId }, body: { reason: '业务调整' } })
  assert.equal(await organisations(organisation.id), 0)
})

test('loading the city again counts nothing twice; the talent committee heads no chain', async () => {
  const before = await snapshot(owner)
  await loadPack(owner)
  assert.deepEqual(await snapshot(owner), before)
  assert.equal(await sumOf(db, 'network.clusters'), 2)
  assert.equal(await sumOf(db, 'network.chain-committees'), 2)
})

test('whatever comes and goes, an enterprise counts for its party organisations while it is in any committee', async () => {
  const step = fc.record({
    what: fc.constantFrom('admit', 'release', 'found', 'dissolve'),
    committeeId: fc.constantFrom(city.biology, city.display, city.talent),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const unitId = await aUnit('enterprise')
      const committees = new Set<string>()
      const standing: string[] = []
      const all: string[] = []
      for (const [i, { what, committeeId }] of steps.entries()) {
        if (what === 'admit' && !committees.has(committeeId)) {
          await admit(unitId, committeeId)
          committees.add(committeeId)
        } else if (what === 'release' && committees.delete(committeeId)) await release(unitId, committeeId)
        else if (what === 'found') {
          const id = await anOrganisation(unitId, `第${i}支部`)
          standing.push(id)
          all.push(id)
        } else if (what === 'dissolve') {
          const id = standing.shift()
          if (id) await as(operator).dissolvePartyOrganisation({ params: { id }, body: { on: TODAY } })
        }
        for (const id of all)
          assert.equal(await organisations(id), committees.size > 0 && standing.includes(id) ? 1 : 0)
      }
    }),
    { numRuns: 12 },
  )
})

// ── refused ──

test('a member is not admitted again to the same committee', async () => {
  const unitId = await aUnit('institute')
  await admit(unitId)
  const before = await snapshot(owner)
  await assert.rejects(admit(unitId), { code: 'network.already_member' })
  assert.deepEqual(await snapshot(owner), before)
})

test('a unit keeps its kind while it is a member', async () => {
  const id = await aUnit('institute')
  await admit(id)
  const wish = { params: { id }, body: { kind: 'enterprise' }, version: 1 }
  await assert.rejects(as(operator).changeUnit(wish), {
    status: 409,
    code: 'network.kind_fixed_while_member',
    details: { unitId: id },
  })
  await release(id)
  assert.equal((await as(operator).changeUnit(wish)).kind.key, 'enterprise')
})

test('nobody ends the membership of others, and who is no member cannot leave', async () => {
  const [member, stranger] = [await aUnit('institute'), await aUnit('institute')]
  await admit(member)
  const before = await snapshot(owner)
  const wish = (unitId: string) => ({ params: { id: city.biology, unitId }, body: { reason: '无' } })
  for (const actor of [aPerson('liaison', stranger), aPerson('secretary', city.display), operator])
    await assert.rejects(as(actor).leaveCommittee(wish(member)), { status: 403 })
  await assert.rejects(as(secretary).leaveCommittee(wish(stranger)), {
    status: 404,
    details: { what: 'membership' },
  })
  assert.deepEqual(await snapshot(owner), before)
})

test('a party organisation is entered and dissolved once, on days that can be', async () => {
  const unitId = await aUnit('enterprise')
  const id = await anOrganisation(unitId, '支部')
  const before = await snapshot(owner)
  const add = (body: { name: string; foundedOn: string }) =>
    as(operator).addPartyOrganisation({ params: { id: unitId }, body })
  await assert.rejects(add({ name: '支部', foundedOn: '2021-01-01' }), {
    code: 'network.organisation_name_taken',
  })
  await assert.rejects(add({ name: '未来支部', foundedOn: '2030-01-02' }), {
    details: { problems: [{ field: 'foundedOn', code: 'in_the_future', in: 'body' }] },
  })
  const dissolve = (on: string, actor: Actor = operator) =>
    as(actor).dissolvePartyOrganisation({ params: { id }, body: { on } })
  await assert.rejects(dissolve('2030-01-02'), {
    details: { problems: [{ field: 'on', code: 'in_the_future', in: 'body' }] },
  })
  await assert.rejects(dissolve('2020-06-30'), {
    details: { problems: [{ field: 'on', code: 'before_founding', in: 'body' }] },
  })
  await assert.rejects(dissolve(TODAY, secretary), { status: 403 })
  assert.deepEqual(await snapshot(owner), before)
  await dissolve(TODAY)
  await assert.rejects(dissolve(TODAY), { code: 'network.already_dissolved' })
})

// ── raced ──

test('an institute that three committees admit at once is linked once', async () => {
  for (let round = 0; round < 10; round++) {
    const unitId = await aUnit('institute')
    await Promise.all([city.biology, city.display, city.talent].map((committee) => admit(unitId, committee)))
    assert.equal(await institutes(unitId), 1)
  }
})

test('of ten admissions of one unit to one committee at once, one holds', async () => {
  for (let round = 0; round < 5; round++) {
    const unitId = await aUnit('institute')
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => admit(unitId)))
    const refusals = answers.filter((answer) => answer.status === 'rejected')
    assert.equal(refusals.length, 9)
    for (const { reason } of refusals) assert.ok(isProblem(reason, AlreadyMember), String(reason))
    assert.equal(await institutes(unitId), 1)
  }
})

test('who leaves one committee while another admits stays linked', async () => {
  for (let round = 0; round < 10; round++) {
    const unitId = await aUnit('institute')
    await admit(unitId)
    await Promise.all([release(unitId), admit(unitId, city.display)])
    assert.equal(await institutes(unitId), 1)
    assert.equal((await as(visitor).getUnit({ params: { id: unitId } })).memberships.length, 1)
  }
})

test('a party organisation entered while its enterprise is admitted counts once', async () => {
  for (let round = 0; round < 10; round++) {
    const unitId = await aUnit('enterprise')
    const [id] = await Promise.all([anOrganisation(unitId, '支部'), admit(unitId)])
    assert.equal(await organisations(id), 1)
  }
})
