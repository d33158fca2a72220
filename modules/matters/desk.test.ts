// What lies in which box of whose desk, page by page and by words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { mattersApi } from './api.ts'
import type { MatterQuery } from './contract.ts'
import { openMattersWorld } from './testing.ts'

const { as, people, asked, read, inHand, answered, ofInstitute, ofCity } = await openMattersWorld(mattersApi)
const { talent, otherTalent, operator, otherOperator, liaison, companyLiaison } = people

const received = await asked({ title: '孩子想转学', description: '学期中间转学' })
const { id: taken } = await inHand()
const { id: proposed } = await answered()
const withInstitute = await asked(
  { title: '想借显微镜', description: '两周机时，转学生也可以旁听' },
  otherTalent,
)
const params = { id: withInstitute }
const parts = [
  { body: ofInstitute, isLead: true },
  { body: ofCity, isLead: false },
]
await as(operator).sendParts({ params, body: { parts }, version: (await read(withInstitute)).version })

type Wish = Partial<MatterQuery> & Pick<MatterQuery, 'box'>
async function idsOf(actor: Actor, wish: Wish): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  // One at a time, so that every page boundary is crossed.
  for (let pages = 0; pages < 10; pages++) {
    const page = await as(actor).listMatters({ query: { ...wish, limit: 1, ...(cursor ? { cursor } : {}) } })
    found.push(...page.items.map(({ id }) => id))
    if (page.next === null) return found
    cursor = page.next
  }
  throw new Error('The pages do not end')
}

test('each box holds what it says, newest first, for whoever handles, asks or sorts', async () => {
  const boxes: [actor: Actor, box: MatterQuery['box'], ids: string[]][] = [
    [operator, 'all', [withInstitute, proposed, taken, received]],
    [operator, 'triage', [received]],
    [operator, 'new', [withInstitute]],
    [operator, 'mine', [taken]],
    [otherOperator, 'mine', []],
    [operator, 'waiting', [proposed]],
    [operator, 'due_this_week', [withInstitute]],
    [operator, 'overdue', []],
    [operator, 'closed', []],
    [operator, 'asked', []],
    [liaison, 'all', [withInstitute]],
    [liaison, 'new', [withInstitute]],
    [companyLiaison, 'all', []],
    [talent, 'asked', [proposed, taken, received]],
    [talent, 'all', [proposed, taken, received]],
    [otherTalent, 'all', [withInstitute]],
    [talent, 'new', []],
  ]
  for (const [actor, box, ids] of boxes) assert.deepEqual(await idsOf(actor, { box }), ids, box)
  assert.deepEqual(await idsOf(operator, { box: 'all', body: ofCity.id }), [withInstitute, proposed, taken])
  assert.deepEqual(await idsOf(operator, { box: 'all', kind: 'resident-request' }), [])
})

test('words are found in title and text, within what one sees', async () => {
  const all = { box: 'all' } as const
  assert.deepEqual(await idsOf(operator, { ...all, q: '转学' }), [withInstitute, received])
  assert.deepEqual(await idsOf(operator, { ...all, q: '显微' }), [withInstitute])
  assert.deepEqual(await idsOf(operator, { ...all, q: '火星' }), [])
  assert.deepEqual(await idsOf(operator, { ...all, q: '，' }), [])
  assert.deepEqual(await idsOf(operator, { box: 'new', q: '转学' }), [withInstitute])
  assert.deepEqual(await idsOf(talent, { ...all, q: '转学' }), [received])
  assert.deepEqual(await idsOf(liaison, { ...all, q: '转学' }), [withInstitute])
})

test('a matter is found by its number however it is typed, beside what says it, within what one sees and the box', async () => {
  const { number } = await read(received)
  const digits = String(Number(number.slice(1)))
  const all = { box: 'all' } as const
  for (const q of [number, number.toLowerCase(), digits, `m${digits}`])
    assert.deepEqual(await idsOf(operator, { ...all, q }), [received], q)
  assert.deepEqual(await idsOf(talent, { box: 'asked', q: number }), [received])
  assert.deepEqual(await idsOf(operator, { box: 'triage', q: number }), [received])
  for (const wish of [
    { box: 'new', q: number },
    { ...all, q: number, kind: 'resident-request' },
    { ...all, q: number, body: ofCity.id },
    { ...all, q: 'M999999' },
  ] as const)
    assert.deepEqual(await idsOf(operator, wish), [], JSON.stringify(wish))
  for (const stranger of [otherTalent, liaison, companyLiaison])
    for (const box of ['all', 'triage', 'closed', 'asked'] as const)
      assert.deepEqual(await idsOf(stranger, { box, q: number }), [], box)
})

test('what is closed leaves the desks of helpers who had not answered', async () => {
  const id = await asked()
  const wishes = [
    { body: ofCity, isLead: true },
    { body: ofInstitute, isLead: false },
  ]
  const { handlings } = await as(operator).sendParts({
    params: { id },
    body: { parts: wishes },
    version: (await read(id)).version,
  })
  const lead = handlings.find(({ isLead }) => isLead)?.id ?? ''
  await as(operator).takePart({ params: { id: lead } })
  await as(operator).proposeOutcome({ params: { id: lead }, body: { type: 'place-given', words: '已落实' } })
  await as(talent).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  assert.deepEqual(await idsOf(liaison, { box: 'new' }), [withInstitute])
  assert.deepEqual(await idsOf(operator, { box: 'closed' }), [id])
})
