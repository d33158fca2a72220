import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TODAY } from '#platform/testing.ts'
import { borrowerOf, lockResource, markQualificationUsed } from './public.ts'
import { openSharingWorld } from './testing.ts'

const world = await openSharingWorld()
const { as, units, people, owner, db, offered, now } = world
const { keeper, deputy, liaison, otherKeeper, member, student } = people
const DAY_MS = 86_400_000

const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Error && 'code' in error && error.code === code, String(error))
  return true
}
const told = async (personId: string) =>
  (
    await owner.selectFrom('notice').select('code').where('body_id', '=', personId).orderBy('id').execute()
  ).map(({ code }) => code)
const known = async (id: string, personId: string, unitId: string | null = null) =>
  borrowerOf(db, { personId, unitId, resource: await lockResource(db, id), today: TODAY, now })

test('who asks is trained, told of it, and counts as qualified until it was unused for too long', async () => {
  const { id } = await offered()
  const params = { id }
  const before = await as(student).getResource({ params })
  assert.deepEqual([before.qualification, before.can.askForQualification], ['none', true])
  const request = await as(student).askForQualification({ params, body: { words: '做过两年冷冻电镜' } })
  await assert.rejects(
    as(student).askForQualification({ params, body: { words: '再问一次' } }),
    refusedAs('sharing.qualification_asked_before'),
  )
  const { items } = await as(deputy).listQualificationRequests({ params })
  assert.deepEqual([items.length, items[0]?.can.decide], [1, true])
  const answer = { params: { id: request.id }, body: { isGranted: true, expiresOn: null } as const }
  assert.equal((await as(keeper).decideQualification(answer)).isGranted, true)
  assert.equal((await as(student).getResource({ params })).qualification, 'valid')
  assert.equal((await known(id, student.personId)).qualification, 'valid')
  const long = new Date(now.getTime() - 181 * DAY_MS)
  await owner.updateTable('qualification').set({ granted_at: long }).where('resource_id', '=', id).execute()
  assert.equal((await known(id, student.personId)).qualification, 'lapsed')
  await markQualificationUsed(db, id, student.personId, new Date(now.getTime() - DAY_MS))
  assert.equal((await known(id, student.personId)).qualification, 'valid')
  assert.ok((await told(student.personId)).includes('sharing.qualification_granted'))
})

test('one that lapsed is asked for again and begins anew', async () => {
  const { id } = await offered()
  const body = { personId: student.personId, expiresOn: TODAY }
  const held = await as(keeper).grantQualification({ params: { id }, body })
  await owner
    .updateTable('qualification')
    .set({ expires_on: '2029-12-31' })
    .where('id', '=', held.id)
    .execute()
  assert.equal((await as(student).getResource({ params: { id } })).qualification, 'lapsed')
  const renewed = await as(keeper).grantQualification({ params: { id }, body })
  assert.deepEqual([renewed.id, renewed.state], [held.id, 'valid'])
})

test('training elsewhere is recognised or refused with a reason, and taken back with one', async () => {
  const here = await offered()
  const there = await offered({ unitId: units.other }, otherKeeper)
  const trained = await as(otherKeeper).grantQualification({
    params: { id: there.id },
    body: { personId: student.personId },
  })
  const params = { id: here.id }
  const body = { words: '合成所培训过', evidence: trained.id }
  const first = await as(student).askForQualification({ params, body })
  const refusal = { isGranted: false as const, reason: '机型不同' }
  await as(keeper).decideQualification({ params: { id: first.id }, body: refusal })
  const second = await as(student).askForQualification({ params, body })
  await as(deputy).decideQualification({ params: { id: second.id }, body: { isGranted: true } })
  const mine = (await as(student).listMyQualifications({})).items.find(
    ({ resource }) => resource.id === here.id,
  )
  assert.deepEqual([mine?.recognises?.id, mine?.can.end], [there.id, false])
  const end = { params: { id: mine?.id ?? '' }, body: { reason: '违反安全规定' } }
  await assert.rejects(as(student).endQualification(end), refusedAs('forbidden'))
  await assert.rejects(as(otherKeeper).endQualification(end), refusedAs('not_found'))
  assert.equal((await as(keeper).endQualification(end)).state, 'ended')
  await assert.rejects(as(keeper).endQualification(end), refusedAs('sharing.qualification_ended'))
  const answers = (await as(student).listMyQualificationRequests({})).items
  assert.deepEqual(
    answers.filter(({ resource }) => resource.id === here.id).map(({ reason }) => reason),
    [null, '机型不同'],
  )
})

test('nobody is trained by themselves, by a liaison, or on the training of another person', async () => {
  const { id } = await offered()
  const params = { id }
  const own = { personId: keeper.personId }
  await assert.rejects(
    as(keeper).grantQualification({ params, body: own }),
    refusedAs('sharing.own_qualification'),
  )
  const other = { personId: student.personId }
  await assert.rejects(as(liaison).grantQualification({ params, body: other }), refusedAs('forbidden'))
  const there = await offered({ unitId: units.other }, otherKeeper)
  const foreign = await as(otherKeeper).grantQualification({
    params: { id: there.id },
    body: { personId: member.personId },
  })
  const borrowed = { ...other, recognises: foreign.id }
  await assert.rejects(as(keeper).grantQualification({ params, body: borrowed }), refusedAs('invalid_input'))
})

test('a borrower is known by the posts of today, in the unit they name', async () => {
  const { id } = await offered()
  await as(member).signCovenant({ body: { unitId: units.other, covenantVersion: 1 } })
  const ofOther = await known(id, member.personId, units.other)
  assert.deepEqual([ofOther.isOfOwner, ofOther.isOfNetwork, ofOther.hasSignedCovenant], [false, true, true])
  assert.equal((await known(id, liaison.personId)).isOfOwner, true)
  const claimed = await known(id, student.personId, units.own)
  assert.deepEqual([claimed.isOfOwner, claimed.isOfNetwork, claimed.gradeRank], [false, false, null])
  await owner
    .updateTable('post')
    .set({ ends_on: '2029-12-31' })
    .where('person_id', '=', member.personId)
    .execute()
  assert.equal((await known(id, member.personId)).isOfNetwork, false)
})

test('of two keepers who grant at once, one does and the other is told', async () => {
  for (let round = 0; round < 4; round++) {
    const { id } = await offered()
    const body = { personId: student.personId }
    const answers = await Promise.allSettled(
      [keeper, deputy].map((actor) => as(actor).grantQualification({ params: { id }, body })),
    )
    const refusals = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    )
    assert.equal(refusals.length, 1)
    refusedAs('sharing.already_qualified')(refusals[0])
  }
})
