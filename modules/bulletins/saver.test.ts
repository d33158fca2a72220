import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PreconditionFailed, refused } from '#platform/problem.ts'
import { type Kept, Saver, type Written } from './screens/saver.ts'

const say = (title: string): Written => ({
  content: { zh: { title, summary: '', blocks: [] } },
  follows: null,
})

/** A saver whose sendings are answered by hand, so that what happens between is seen. */
function open(isWaiting = false) {
  const sent: Kept[] = []
  const answers: ((version: number | Error) => void)[] = []
  const device: { kept: Kept | undefined } = { kept: undefined }
  const saver = new Saver({
    opened: { written: say('初稿'), version: 1, isWaiting },
    keep: (kept) => (device.kept = kept),
    forget: () => (device.kept = undefined),
    send: (kept) => {
      sent.push(kept)
      return new Promise((resolve, reject) =>
        answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
      )
    },
  })
  const titles = () => sent.map(({ written, version }) => `${version} ${written.content.zh.title}`)
  return { saver, device, answers, titles }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('what is typed while a save is under way is sent after it, on the version it brought', async () => {
  const { saver, device, answers, titles } = open()
  saver.change(say('一'))
  const saved = saver.flush()
  await settle()
  saver.change(say('二'))
  saver.change(say('三'))
  answers[0]?.(2)
  await settle()
  assert.deepEqual(titles(), ['1 一', '2 三'])
  assert.equal(device.kept?.written.content.zh.title, '三')
  answers[1]?.(3)
  assert.equal(await saved, true)
  assert.deepEqual([saver.version, saver.shown().state, device.kept], [3, 'saved', undefined])
})

test('what an earlier window could not send is sent first', async () => {
  const { saver, answers, titles } = open(true)
  const saved = saver.flush()
  await settle()
  answers[0]?.(2)
  assert.equal(await saved, true)
  assert.deepEqual(titles(), ['1 初稿'])
})

test('where somebody else was quicker nothing is lost or overwritten until the writer says so', async () => {
  const { saver, device, answers, titles } = open()
  saver.change(say('我的'))
  const saved = saver.flush()
  await settle()
  answers[0]?.(refused(PreconditionFailed, { version: 7 }))
  assert.equal(await saved, false)
  assert.deepEqual([saver.shown().state, device.kept?.written.content.zh.title], ['refused', '我的'])
  const over = saver.overwrite()
  await settle()
  answers[1]?.(8)
  assert.equal(await over, true)
  assert.deepEqual(titles(), ['1 我的', '7 我的'])
})
