import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aText, openBulletinsWorld } from './testing.ts'

const { owner, as, start, write, step, handedIn, reader, other, author } = await openBulletinsWorld()
const ROUNDS = 12

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as Error).message)).sort()

async function issues() {
  const rows = await owner.selectFrom('published_bulletin').select('issue').orderBy('issue').execute()
  return rows.map(({ issue }) => issue)
}
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

test('of two second readers who publish at once, one does, under one number', async () => {
  for (let round = 1; round <= ROUNDS; round++) {
    const draft = await handedIn()
    const publish = (actor: typeof reader) => as(actor).publishBulletinDraft(step(draft))
    const outcomes = await Promise.allSettled([publish(reader), publish(other)])
    assert.deepEqual(codesOf(outcomes), ['done', 'precondition_failed'])
    assert.deepEqual(await issues(), upTo(round))
  }
})

test('several drafts published at once get numbers without a gap', async () => {
  const drafts = await Promise.all(Array.from({ length: 8 }, () => handedIn()))
  const outcomes = await Promise.allSettled(
    drafts.map((draft, i) => as(i % 2 ? reader : other).publishBulletinDraft(step(draft))),
  )
  assert.deepEqual([...new Set(codesOf(outcomes))], ['done'])
  assert.deepEqual(await issues(), upTo(ROUNDS + 8))
})

test('what is handed in is what its author saw: an edit at the same time comes before, or not at all', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const draft = await write(await start(), aText())
    const outcomes = await Promise.allSettled([
      write(draft, aText('另一稿'), other),
      as(author).handInBulletinDraft(step(draft)),
    ])
    assert.deepEqual(codesOf(outcomes), ['done', 'precondition_failed'])
    const { status, content } = await as(author).getBulletinDraft({ params: { id: draft.id } })
    assert.equal(status === 'in_review', content.zh.title === '九月简报')
  }
})
