import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { spool } from './spool.ts'

const leftBehind = () => readdirSync(tmpdir()).filter((name) => /^juguang-[0-9a-f]{8}-[0-9a-f-]+$/.test(name))

test('a file that is made for a reader is handed over whole, with its length, and has no name left', async () => {
  const before = leftBehind()
  async function* pieces() {
    yield '光明'
    yield new Uint8Array([33, 10])
  }
  const { stream, bytes } = await spool(pieces())
  assert.deepEqual(leftBehind(), before)
  assert.deepEqual([(await buffer(stream)).toString(), bytes], ['光明!\n', 8])
})

test('what fails half-way is told before anything is sent, and leaves nothing behind', async () => {
  const before = leftBehind()
  async function* broken() {
    yield 'half'
    throw new Error('no more')
  }
  await assert.rejects(spool(broken()), /no more/)
  assert.deepEqual(leftBehind(), before)
})
