import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { inTurn } from './in-turn.ts'
import { isProblem, Unavailable } from './problem.ts'

/** Work that ends when told; it remembers what was begun. */
function desk(limits: { atOnce: number; mostWaiting: number }) {
  const ask = inTurn<string>(limits)
  const begun: string[] = []
  const ends: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = []
  return {
    begun,
    ends,
    ask: (key: string) =>
      ask(key, () => {
        begun.push(key)
        const { promise, resolve, reject } = Promise.withResolvers<string>()
        ends.push({ resolve, reject })
        return promise
      }),
  }
}

test('who asks the same before it has begun shares the answer; who asks after that asks anew', async () => {
  const { ask, begun, ends } = desk({ atOnce: 1, mostWaiting: 9 })
  const first = ask('day')
  await soon()
  const later = [ask('day'), ask('day'), ask('week')]
  await soon()
  assert.deepEqual(begun, ['day'])
  ends[0]?.resolve('one')
  assert.equal(await first, 'one')
  await soon()
  assert.deepEqual(begun, ['day', 'day'])
  ends[1]?.resolve('two')
  await soon()
  ends[2]?.resolve('three')
  assert.deepEqual(await Promise.all(later), ['two', 'two', 'three'])
})

test('no more are done at once than it may, and one that fails lets the next begin', async () => {
  const { ask, begun, ends } = desk({ atOnce: 2, mostWaiting: 9 })
  const all = Promise.allSettled(['a', 'b', 'c'].map(ask))
  await soon()
  assert.deepEqual(begun, ['a', 'b'])
  ends[0]?.reject(new Error('no answer'))
  await soon()
  assert.deepEqual(begun, ['a', 'b', 'c'])
  ends[1]?.resolve('')
  ends[2]?.resolve('')
  assert.deepEqual(
    (await all).map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  )
})

test('where too many different ones wait already, the next is refused at once', async () => {
  const { ask, ends } = desk({ atOnce: 1, mostWaiting: 1 })
  const taken = [ask('a'), ask('b')]
  await assert.rejects(ask('c'), (error) => isProblem(error, Unavailable))
  const shared = ask('b')
  await soon()
  ends[0]?.resolve('a')
  await soon()
  ends[1]?.resolve('b')
  assert.deepEqual(await Promise.all([...taken, shared]), ['a', 'b', 'b'])
})
