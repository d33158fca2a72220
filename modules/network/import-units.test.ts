import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { asSystem, visitor } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { asProblem } from '#platform/problem.ts'
import { openWorld, TODAY } from '#platform/testing.ts'
import { networkApi } from './api.ts'
import { networkContract } from './contract.ts'
import { findUnitsByIdentifiers, insertUnits, startMembership, updateUnits } from './public.ts'
import { aRecord, arrangeCity, creditCode, snapshot } from './testing.ts'

const world = await openWorld(networkApi)
const { db, owner } = world
const city = await arrangeCity(owner)
const reader = world.as(visitor, networkContract)
const permit = asSystem('test', undefined)

const once = <T>(work: (tx: Db) => Promise<T>) =>
  inTransaction(db, work, 1).catch((error: unknown) => {
    throw asProblem(error) ?? error
  })

test('units that a register brings are entered at once, and found by code, id and name', async () => {
  const rorId = 'https://ror.org/04gh4er46'
  const records = [
    aRecord({ name: '甲研究所', creditCode: creditCode(1) }),
    aRecord({ name: '乙研究所', rorId }),
    aRecord({
      name: '丙研究所',
      nameEn: 'Third Institute',
      aliases: ['第三所'],
      website: 'https://example.org/',
    }),
    aRecord({ name: '丁研究所' }),
  ]
  const ids = await once((tx) => insertUnits(tx, permit, records, 'ROR'))
  const rows = await findUnitsByIdentifiers(db, {
    creditCodes: [creditCode(1)],
    rorIds: [rorId],
    foldedNames: ['third institute'],
  })
  assert.deepEqual(
    rows.map((row) => row.id),
    ids.slice(0, 3).toSorted(),
  )
  const {
    id: _,
    version,
    isMember,
    foldedNames,
    source,
    ...fields
  } = rows.find((row) => row.id === ids[2]) ?? assert.fail()
  assert.deepEqual(fields, records[2])
  assert.deepEqual({ version, isMember, source }, { version: 1, isMember: false, source: 'ROR' })
  assert.deepEqual(foldedNames, ['丙研究所', 'third institute', '第三所'])
})

test('units that a register changes are changed at once, and found by their new names', async () => {
  const ids = await once((tx) => insertUnits(tx, permit, [aRecord({ name: '旧名称' })], 'ROR'))
  const [id] = ids
  assert.ok(id)
  await once((tx) => updateUnits(tx, permit, [{ id, ...aRecord({ name: '新名称', address: '一路' }) }]))
  const unit = await reader.getUnit({ params: { id } })
  assert.deepEqual([unit.name, unit.address, unit.version, unit.source], ['新名称', '一路', 2, 'ROR'])
  assert.equal((await reader.listUnits({ query: { q: '旧名称' } })).items.length, 0)
  assert.equal((await reader.listUnits({ query: { q: '新名称' } })).items.length, 1)
})

test('two thousand units are entered in well under the time a person waits', async () => {
  const records = Array.from({ length: 2263 }, (_, i) =>
    aRecord({
      name: `中国科学院第${i}研究所`,
      nameEn: `Institute ${i} of the Academy`,
      aliases: [`科院${i}所`],
    }),
  )
  const ids = await once((tx) => insertUnits(tx, permit, records, 'ROR'))
  await once((tx) =>
    updateUnits(
      tx,
      permit,
      records.map((record, i) => ({ id: ids[i] ?? '', ...record })),
    ),
  )
  assert.equal(new Set(ids).size, 2263)
})

test('one code that another unit has refuses the whole', async () => {
  await once((tx) => insertUnits(tx, permit, [aRecord({ name: '先来', creditCode: creditCode(7) })], 'a'))
  const before = await snapshot(owner)
  const records = [aRecord({ name: '后到' }), aRecord({ name: '后到二', creditCode: creditCode(7) })]
  await assert.rejects(
    once((tx) => insertUnits(tx, permit, records, 'b')),
    { code: 'network.credit_code_taken' },
  )
  assert.deepEqual(await snapshot(owner), before)
})

test('a member keeps its kind, and a unit that does not exist is not changed', async () => {
  const [id] = await once((tx) => insertUnits(tx, permit, [aRecord({ name: '成员' })], 'a'))
  assert.ok(id)
  const wish = { unitId: id, committeeId: city.display, position: 'research', day: TODAY }
  await once((tx) => startMembership(tx, permit, wish))
  const before = await snapshot(owner)
  const change = (unit: Parameters<typeof updateUnits>[2][number]) =>
    once((tx) => updateUnits(tx, permit, [unit]))
  await assert.rejects(change({ id, ...aRecord({ kind: 'enterprise' }) }), {
    code: 'network.kind_fixed_while_member',
    details: { unitId: id },
  })
  await assert.rejects(change({ id: randomUUID(), ...aRecord({}) }), { status: 404 })
  assert.deepEqual(await snapshot(owner), before)
})

test('two imports of the same units in opposite order queue instead of colliding', async () => {
  const records = Array.from({ length: 50 }, (_, i) => aRecord({ name: `同一批${i}` }))
  const ids = await once((tx) => insertUnits(tx, permit, records, 'a'))
  for (let round = 0; round < 5; round++) {
    const units = records.map((record, i) => ({ ...record, id: ids[i] ?? '', summary: `第 ${round} 次` }))
    await Promise.all(
      [units, units.toReversed()].map((order) => once((tx) => updateUnits(tx, permit, order))),
    )
  }
})
