import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { asSystem } from './access.ts'
import { record } from './record.ts'
import { openTestDb, sealNow } from './testing.ts'
import { type Fault, verify } from './verify.ts'

const { db, owner } = await openTestDb()
const unitId = randomUUID()
for (let day = 1; day <= 9; day++)
  await record(db, asSystem('test', null), 'test.visited', {}, [
    { measure: 'test.visits', quantity: day, day: `2030-01-0${day}`, subjectId: randomUUID(), unitId },
    { measure: 'test.guests', quantity: 1, day: `2030-01-0${day}`, subjectId: randomUUID() },
  ])
// Three seals of six facts: 1 to 3 January, 4 to 6, 7 to 9.
for (let seal = 1; seal <= 3; seal++) await sealNow(db, 6)
const tables = ['fact', 'seal', 'daily_sum', 'monthly_sum']
for (const table of tables) await sql.raw(`create table kept_${table} as table ${table}`).execute(owner)

async function putBack() {
  for (const table of tables)
    await sql.raw(`truncate ${table}; insert into ${table} table kept_${table}`).execute(owner)
}

test('what is as it was sealed is found whole, and progress is told', async () => {
  const told: number[] = []
  assert.deepEqual(await verify(db, (facts) => told.push(facts)), { seals: 3, facts: 18, fault: undefined })
  assert.deepEqual(told, [6, 12, 18])
})

const ofFifth = `where day = '2030-01-05' and measure = 'test.visits'`
const aNewId = randomUUID()
const tampered: [what: string, statement: string, fault: Fault][] = [
  [
    'a fact whose quantity was changed',
    `update fact set quantity = 50 ${ofFifth}`,
    { kind: 'fact', seal: 2, problem: 'changed' },
  ],
  [
    'a fact that was moved to another day',
    `update fact set day = '2029-01-01' ${ofFifth}`,
    { kind: 'fact', seal: 2, problem: 'changed' },
  ],
  [
    'a fact that got a source',
    `update fact set source = 'hearsay' ${ofFifth}`,
    { kind: 'fact', seal: 2, problem: 'changed' },
  ],
  [
    'a fact that is gone',
    `delete from fact ${ofFifth}`,
    { kind: 'fact', seal: 2, problem: 'count', expected: 6, found: 5 },
  ],
  [
    'a fact that was slipped in behind a seal',
    `insert into fact (id, transaction_id, event_id, measure, quantity, day, subject_id)
     select '${aNewId}', transaction_id, event_id, measure, 1, day, subject_id from fact where day = '2030-01-08' and measure = 'test.visits'`,
    { kind: 'fact', seal: 3, problem: 'count', expected: 6, found: 7 },
  ],
  [
    'a seal with another count',
    'update seal set fact_count = 7 where number = 2',
    { kind: 'seal', seal: 2, problem: 'size' },
  ],
  [
    'a seal with another time',
    `update seal set sealed_at = sealed_at - interval '1 day' where number = 2`,
    { kind: 'seal', seal: 2, problem: 'hash' },
  ],
  [
    'a seal with another root',
    `update seal set tree_root = sha256('x') where number = 2`,
    { kind: 'seal', seal: 2, problem: 'hash' },
  ],
  [
    'a seal with another hash',
    `update seal set hash = sha256('x') where number = 2`,
    { kind: 'seal', seal: 2, problem: 'hash' },
  ],
  [
    'a seal that names another before it',
    `update seal set previous_hash = sha256('x') where number = 3`,
    { kind: 'seal', seal: 3, problem: 'previous' },
  ],
  ['a seal that is gone', 'delete from seal where number = 2', { kind: 'seal', seal: 2, problem: 'missing' }],
  [
    'an edge from which the next seal would go wrong',
    `update seal set frontier = frontier || 'x' where number = 3`,
    { kind: 'seal', seal: 3, problem: 'edge' },
  ],
  [
    'an end behind which new facts would hide',
    `update seal set through_transaction = '9000000000' where number = 3`,
    { kind: 'seal', seal: 3, problem: 'edge' },
  ],
  [
    'a sum that was raised',
    `update daily_sum set quantity = 99 ${ofFifth}`,
    {
      kind: 'sum',
      period: 'day',
      measure: 'test.visits',
      slice: '',
      day: '2030-01-05',
      expected: 5,
      found: 99,
    },
  ],
  [
    'a sum that is gone',
    `delete from daily_sum ${ofFifth}`,
    {
      kind: 'sum',
      period: 'day',
      measure: 'test.visits',
      slice: '',
      day: '2030-01-05',
      expected: 5,
      found: null,
    },
  ],
  [
    'a sum without facts',
    `insert into daily_sum (measure, slice, day, quantity, facts, standing, leavings, corrections)
     values ('test.dreams', '', '2030-01-05', 3, 1, 1, 0, 0)`,
    {
      kind: 'sum',
      period: 'day',
      measure: 'test.dreams',
      slice: '',
      day: '2030-01-05',
      expected: null,
      found: 3,
    },
  ],
  [
    'a sum of a day that calls what came a correction',
    `update daily_sum set corrections = 1 ${ofFifth}`,
    {
      kind: 'sum',
      period: 'day',
      measure: 'test.visits',
      slice: '',
      day: '2030-01-05',
      expected: 5,
      found: 5,
    },
  ],
  [
    'a sum of a month that was raised',
    `update monthly_sum set quantity = 99 where measure = 'test.visits' and slice = ''`,
    {
      kind: 'sum',
      period: 'month',
      measure: 'test.visits',
      slice: '',
      day: '2030-01-01',
      expected: 45,
      found: 99,
    },
  ],
  [
    'a sum of a unit that is gone',
    `delete from monthly_sum where slice like 'unit:%'`,
    {
      kind: 'sum',
      period: 'month',
      measure: 'test.visits',
      slice: `unit::${unitId}`,
      day: '2030-01-01',
      expected: 45,
      found: null,
    },
  ],
  [
    'the last seal cut off, with sums that remember it',
    'delete from seal where number = 3',
    {
      kind: 'sum',
      period: 'day',
      measure: 'test.guests',
      slice: '',
      day: '2030-01-07',
      expected: null,
      found: 1,
    },
  ],
]
for (const [what, statement, fault] of tampered)
  test(`${what} is found and named`, async () => {
    await sql.raw(statement).execute(owner)
    const { fault: found } = await verify(db)
    await putBack()
    assert.deepEqual(found, fault)
    assert.equal((await verify(db)).fault, undefined)
  })
