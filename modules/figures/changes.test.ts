import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { visitor } from '#platform/access.ts'
import type { Fact } from '#platform/record.ts'
import { aPerson, sealNow, TODAY } from '#platform/testing.ts'
import type { FigureChange } from './contract.ts'
import { restatedFigures } from './public.ts'
import { aFact, aFigure, committees, openFigures } from './testing.ts'

const world = await openFigures([
  aFigure('visits'),
  aFigure('members', { kind: 'stock' }),
  aFigure('biology-members', { kind: 'stock', measure: 'test.members', committee: 'biology' }),
  aFigure('matters', { records: 'members' }),
  aFigure('area', { kind: 'constant', measure: 'city.area' }),
])
const { db, as, write, takeBack } = world

/** Every page of what changed. */
async function changesOf(key: string, since: string, asOf = TODAY, actor = visitor) {
  const items: FigureChange[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 50; pages++) {
    const query = { since, asOf, limit: 3, ...(cursor === undefined ? {} : { cursor }) }
    const answer = await as(actor).listChanges({ params: { key }, query })
    items.push(...answer.items)
    if (answer.next === null) return { ...answer, items }
    cursor = answer.next
  }
  assert.fail('fifty pages are more than there are changes')
}
const standing = async (key: string, asOf: string) =>
  (await as().listRecords({ params: { key }, query: { asOf } })).items.length
const valueOf = async (key: string, asOf: string) =>
  (await as().getFigure({ params: { key }, query: { asOf } })).value

// ── works ──

test('what changed since a day tells what came, what left, and what was corrected and why', async () => {
  const [stays, leaves, wrong] = [1, 2, 3].map((n) => aFact('members', { day: `2021-03-0${n}` }))
  assert.ok(stays && leaves && wrong)
  await write([stays, leaves, wrong])
  await write([{ ...leaves, day: '2021-03-05', quantity: -1 }])
  await takeBack(wrong, '2021-03-06', '同一单位登记了两次')
  const { items, ...told } = await changesOf('members', '2021-03-01', '2021-03-31')
  assert.deepEqual(
    items.map(({ day, change, quantity, reason }) => [day, change, quantity, reason]),
    [
      ['2021-03-06', 'corrected', -1, '同一单位登记了两次'],
      ['2021-03-05', 'left', -1, null],
      ['2021-03-03', 'came', 1, null],
      ['2021-03-02', 'came', 1, null],
    ],
  )
  assert.equal(items[0]?.reverses, items[2]?.factId)
  assert.deepEqual([told.before, told.came, told.left, told.corrected, told.after], [1, 2, -1, -1, 1])
  assert.deepEqual([told.rows, told.hidden, told.recordsOpen], [4, 0, true])
  await sealNow(db)
  const { items: sealed, ...toldSealed } = await changesOf('members', '2021-03-01', '2021-03-31')
  assert.deepEqual(toldSealed, told)
  assert.ok(sealed.every((item) => item.sealed !== null))
})

test('changes that a reader may not open are hidden, and their sums are told', async () => {
  await write([aFact('matters', { day: '2021-05-02', quantity: 4 })])
  const closed = await changesOf('matters', '2021-05-01', '2021-05-31')
  assert.deepEqual(
    [closed.items, closed.came, closed.hidden, closed.hiddenRows, closed.recordsOpen],
    [[], 4, 4, 1, false],
  )
  assert.equal((await changesOf('matters', '2021-05-01', TODAY, aPerson('liaison'))).items.length, 1)
  const records = await as().listRecords({ params: { key: 'matters' } })
  assert.deepEqual([records.hidden, records.hiddenRows], [4, 1])
})

test('a constant does not change', async () => {
  const { items, before, after, came, rows } = await changesOf('area', '2021-01-01')
  assert.deepEqual([items, before, after, came, rows], [[], 156.5, 156.5, 0, 0])
})

test('a past day keeps the value that was published, and says what it is as known now', async () => {
  const wrong = aFact('visits', { day: '2022-01-10', quantity: 7 })
  await write([wrong, aFact('visits', { day: '2022-01-11', quantity: 2 })])
  await takeBack(wrong, '2022-02-01')
  const told = async (asOf: string) => {
    const { value, restated } = await as().getFigure({ params: { key: 'visits' }, query: { asOf } })
    return [value, restated]
  }
  assert.deepEqual(await told('2022-01-09'), [0, null])
  assert.deepEqual(await told('2022-01-31'), [9, 2])
  assert.deepEqual(await told('2022-02-01'), [2, null])
  assert.equal((await restatedFigures(db, '2022-01-31')).get('visits'), 2)
})

test('who left by mistake stands again, and may leave once more under the same key', async () => {
  const joined = aFact('members', { day: '2023-01-01', countedOnce: 'unit#0' })
  const left = { ...joined, day: '2023-01-02', quantity: -1 }
  const before = await valueOf('members', '2022-12-31')
  await write([joined])
  await write([left])
  await takeBack(left, '2023-01-03')
  await write([
    { ...left, day: '2023-01-04' },
    { ...left, day: '2023-01-05' },
  ])
  const since = await standing('members', '2022-12-31')
  for (const [day, stands] of [
    ['01', 1],
    ['02', 0],
    ['03', 1],
    ['04', 0],
    ['05', 0],
  ] as const) {
    assert.equal((await standing('members', `2023-01-${day}`)) - since, stands, day)
    assert.equal((await valueOf('members', `2023-01-${day}`)) - before, stands, day)
  }
})

test('who joined by mistake does not stand, and may join once more under the same key', async () => {
  const joined = aFact('members', { day: '2023-02-01', countedOnce: 'other#0' })
  const since = await standing('members', '2023-01-31')
  await write([joined])
  await takeBack(joined, '2023-02-02')
  await write([{ ...joined, day: '2023-02-03' }])
  await write([{ ...joined, day: '2023-02-04', quantity: -1 }])
  for (const [day, stands] of [
    ['01', 1],
    ['02', 0],
    ['03', 1],
    ['04', 0],
  ] as const)
    assert.equal((await standing('members', `2023-02-${day}`)) - since, stands, day)
})

// ── raced ──

test('whatever comes, leaves and is corrected, what changed between two days adds up, sealed or not', async () => {
  type Step = { kind: 'come' | 'leave' | 'correct' | 'seal'; pick: number; quantity: number }
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('come', 'come', 'leave', 'correct', 'seal'),
    pick: fc.nat(),
    quantity: fc.integer({ min: 1, max: 9 }),
  })
  let year = 1950
  const history = async (steps: readonly Step[], [first, second]: [number, number]) => {
    year += 1
    await sealNow(db)
    await play(steps, year)
    const dayOf = (n: number) => new Date(Date.UTC(year, 0, 1 + n * 4)).toISOString().slice(0, 10)
    const [since, asOf] = [Math.min(first, second), Math.max(first, second)].map(dayOf)
    assert.ok(since && asOf)
    for (const key of ['members', 'biology-members', 'visits']) {
      const told = await changesOf(key, since, asOf)
      assert.deepEqual([told.before, told.after], [await valueOf(key, since), await valueOf(key, asOf)])
      assert.equal(told.before + told.came + told.left + told.corrected, told.after)
      const sumOf = (change: string) =>
        told.items.reduce((sum, item) => sum + (item.change === change ? item.quantity : 0), 0)
      assert.deepEqual(
        [sumOf('came'), sumOf('left'), sumOf('corrected'), told.items.length],
        [told.came, told.left, told.corrected, told.rows],
      )
      assert.ok(told.items.every(({ day }) => since < day && day <= asOf))
    }
  }
  const window = fc.tuple(fc.nat(22), fc.nat(22))
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 20 }), window, history), { numRuns: 25 })

  /** A step every four days, so that months begin and end among them. */
  async function play(steps: readonly Step[], inYear: number) {
    let open: Fact[] = []
    for (const [i, { kind, pick, quantity }] of steps.entries()) {
      const day = new Date(Date.UTC(inYear, 0, 1 + i * 4)).toISOString().slice(0, 10)
      const one = open[pick % (open.length || 1)]
      if (kind === 'seal') await sealNow(db, 1 + (pick % 5))
      else if (kind === 'come') {
        const committeeId = pick % 2 === 0 ? committees.biology.id : null
        const came = aFact('members', { day, quantity, committeeId })
        await write([came, aFact('visits', { day, quantity })])
        open.push(came)
      } else if (one) {
        if (kind === 'leave') await write([{ ...one, day, quantity: -one.quantity }])
        else await takeBack(one, day)
        open = open.filter((fact) => fact !== one)
      }
    }
  }
})
