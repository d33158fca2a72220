import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aFact, aFigure, openFigures, units } from './testing.ts'

const { owner, as, write } = await openFigures([
  aFigure('shared', { kind: 'stock' }),
  aFigure('minutes', { wording: 'hours', countingUnit: { zh: '分钟', en: ['minute', 'minutes'] } }),
])
const unitId = units[0].id
const [offered, withdrawn, use, personId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
await owner.insertInto('person').values({ id: personId, name: '使用人' }).execute()
await owner.insertInto('resource_kind').values({ key: 'instrument', content: '{}', position: 1 }).execute()
const resource = { unit_id: unitId, kind: 'instrument', summary: '看清微小的东西', search: '' }
await owner
  .insertInto('resource')
  .values([
    { ...resource, id: offered, name: '电镜', name_en: 'Microscope', status: 'offered' },
    { ...resource, id: withdrawn, name: '旧电镜', status: 'withdrawn' },
  ])
  .execute()
await owner
  .insertInto('machine_use')
  .values({
    id: use,
    resource_id: offered,
    person_id: personId,
    told_by: personId,
    started_at: new Date('2029-06-15T01:00:00Z'),
    ended_at: new Date('2029-06-15T03:05:00Z'),
    source: 'keeper',
  })
  .execute()

const recordsOf = (key: string) => as().listRecords({ params: { key }, query: { lang: 'en' } })

test('a shared resource, and each use of one, opens the page of the resource', async () => {
  await write([
    aFact('shared', { subjectId: offered, unitId }),
    aFact('minutes', { subjectId: use, unitId, quantity: 125 }),
    aFact('minutes', { subjectId: offered, unitId, quantity: 20 }),
  ])
  const page = { id: offered, name: 'Microscope', url: `/resources/${offered}` }
  for (const key of ['shared', 'minutes'])
    for (const { resource } of (await recordsOf(key)).items) assert.deepEqual(resource, page)
})

test('hours are said, and counted and listed in minutes', async () => {
  const figure = await as().getFigure({ params: { key: 'minutes' }, query: { lang: 'en' } })
  const { total, items } = await recordsOf('minutes')
  assert.deepEqual([figure.wording, figure.value, figure.countingUnit], ['2 hours', 145, 'minutes'])
  assert.equal(total, 145)
  assert.deepEqual(new Set(items.map(({ quantity }) => quantity)), new Set([125, 20]))
})

test('the page of a resource that is no longer offered is not opened, its unit is', async () => {
  await write([aFact('shared', { subjectId: withdrawn, unitId })])
  const [record] = (await recordsOf('shared')).items.filter(({ subjectId }) => subjectId === withdrawn)
  assert.deepEqual([record?.resource, record?.unit?.id], [null, unitId])
})
