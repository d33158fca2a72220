import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/id.ts'
import { aPerson, openWorld, TODAY } from '#platform/testing.ts'
import { talentsApi } from './api.ts'
import { talentsContract } from './contract.ts'
import { gradeRankOf, loadGrades } from './public.ts'

const { owner, db, as } = await openWorld(talentsApi)
const both = (zh: string) => ({ zh, en: zh })
await loadGrades(owner, [
  { key: 'a', name: both('杰出'), rank: 1 },
  { key: 'b', name: both('领军'), rank: 2 },
])
const operator = aPerson('operator')
const talent = { personId: newId(), posts: [] }
for (const { personId } of [operator, talent])
  await owner.insertInto('person').values({ id: personId, name: '某人' }).execute()
const office = as(operator, talentsContract)
const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Error && 'code' in error && error.code === code, String(error))
  return true
}

test('a grade holds on its days, and only the person and operators read it', async () => {
  const params = { id: talent.personId }
  const first = await office.recordGrade({ params, body: { grade: 'b', since: '2029-01-01' } })
  assert.equal(await gradeRankOf(db, talent.personId, TODAY), 2)
  assert.equal(await gradeRankOf(db, talent.personId, '2028-12-31'), null)
  const again = { grade: 'a', since: '2029-06-01' }
  await assert.rejects(office.recordGrade({ params, body: again }), refusedAs('talents.grade_held'))
  await office.endGrade({ params: { id: first.id }, body: { until: '2029-05-31' } })
  await office.recordGrade({ params, body: again })
  assert.equal(await gradeRankOf(db, talent.personId, TODAY), 1)
  const { items } = await as(talent, talentsContract).listMyGrades({})
  assert.deepEqual(
    items.map(({ grade, can }) => [grade.key, can.end]),
    [
      ['a', false],
      ['b', false],
    ],
  )
  await assert.rejects(as(talent, talentsContract).listGradesOfPerson({ params }), refusedAs('forbidden'))
  const events = await owner.selectFrom('event').select('details').where('type', '~', 'grade').execute()
  for (const { details } of events)
    assert.deepEqual(Object.keys(details as object).sort(), ['personGradeId', 'personId'])
})

test('nobody records their own grade, and ranks can be exchanged by the pack', async () => {
  const own = { params: { id: operator.personId }, body: { grade: 'a', since: '2029-01-01' } }
  await assert.rejects(office.recordGrade(own), refusedAs('talents.own_grade'))
  await loadGrades(owner, [
    { key: 'b', name: both('领军'), rank: 1 },
    { key: 'a', name: both('杰出'), rank: 2 },
  ])
  assert.deepEqual(
    (await as(talent, talentsContract).listGrades({})).items.map(({ key }) => key),
    ['b', 'a'],
  )
})
