import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import writeXlsxFile from 'write-excel-file/node'
import { newId } from '#platform/id.ts'
import { createFileStore } from './store.ts'
import { storedZip } from './write-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'juguang-store-'))
after(() => rmSync(folder, { recursive: true }))
const store = createFileStore(folder)
const maxBytes = 100_000

const types = { name: '[Content_Types].xml', content: Buffer.from('<Types/>') }
const office = (...names: string[]) =>
  storedZip([types, ...names.map((name) => ({ name, content: Buffer.from('<a/>') }))])
const files = () => new Set<string>(readdirSync(folder, { encoding: 'utf8', recursive: true }))

test('a file is kept whole under an id of ours, and can be read and removed', async () => {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(70_000, 7)])
  const pieces = Readable.from([content.subarray(0, 3), content.subarray(3)])
  const { id, ...said } = await store.save(pieces, { maxBytes })
  const sha256 = createHash('sha256').update(content).digest('hex')
  assert.deepEqual(said, { bytes: content.length, sha256, contentType: 'application/pdf' })
  assert.deepEqual(files(), new Set([id, 'incoming']))
  assert.deepEqual(readFileSync(store.path(id)), content)
  assert.deepEqual(await buffer(store.open(id)), content)
  await store.remove(id)
  await store.remove(id)
  assert.deepEqual(files(), new Set(['incoming']))
})

test('documents, images and texts are known by their content', async () => {
  const kinds: [content: Buffer, contentType: string][] = [
    [Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png'],
    [Buffer.from('ffd8ffe000', 'hex'), 'image/jpeg'],
    [Buffer.from('RIFF\x01\0\0\0WEBPVP8 '), 'image/webp'],
    [
      await writeXlsxFile([['名称']]).toBuffer(),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [office('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      office('ppt/presentation.xml'),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    [Buffer.from(`\uFEFF名称,数\r\n甲,1 < 2\n${'光'.repeat(30_000)}`), 'text/plain; charset=utf-8'],
    [Buffer.from('c3fbb3c62cbcf2b3c60a', 'hex'), 'text/plain; charset=gb18030'],
  ]
  for (const [content, expected] of kinds) {
    const { id, contentType } = await store.save(content, { maxBytes })
    assert.equal(contentType, expected)
    await store.remove(id)
  }
})

test('what a browser could run, and what nobody can judge, is refused and leaves nothing', async () => {
  const refusals: [content: Buffer, reason: string][] = [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not_allowed'],
    [Buffer.from('\uFEFF \n<!DOCTYPE html>'), 'not_allowed'],
    [Buffer.from('hello < Script src=x>'), 'not_allowed'],
    [Buffer.from('MZ\x90\0\x03\0'), 'not_allowed'],
    [Buffer.from('text with \x1b escape'), 'not_allowed'],
    [Buffer.from([0x61, 0xff, 0xff]), 'not_allowed'],
    [storedZip([{ name: 'a.txt', content: Buffer.from('a') }]), 'not_allowed'],
    [office('xl/workbook.xml', 'xl/vbaProject.bin'), 'not_allowed'],
    [office('word/document.xml').subarray(0, -1), 'damaged'],
    [Buffer.alloc(0), 'empty'],
    [Buffer.alloc(maxBytes + 1, 'a'), 'too_large'],
  ]
  for (const [content, reason] of refusals)
    await assert.rejects(store.save(content, { maxBytes }), { reason }, content.toString().slice(0, 40))
  assert.deepEqual(files(), new Set(['incoming']))
})

test('an upload that breaks off leaves no file', async () => {
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from('%PDF-')
      throw new Error('the connection is gone')
    })(),
  )
  await assert.rejects(store.save(breaking, { maxBytes }), { message: 'the connection is gone' })
  assert.deepEqual(files(), new Set(['incoming']))
})

test('an id that is none of ours leads nowhere', async () => {
  for (const id of ['../secret', 'incoming', '', `${newId()}/../x`, `${newId()}\n`, newId().toUpperCase()]) {
    assert.throws(() => store.path(id), { status: 404, code: 'not_found' })
    assert.throws(() => store.open(id), { status: 404, code: 'not_found' })
    await assert.rejects(store.remove(id), { status: 404, code: 'not_found' })
  }
})

test('what a killed process left half written is cleared away, what is being written stays', () => {
  const [old, young] = [join(folder, 'incoming', newId()), join(folder, 'incoming', newId())]
  for (const path of [old, young]) writeFileSync(path, '%PDF-')
  const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
  utimesSync(old, twoDaysAgo, twoDaysAgo)
  createFileStore(folder)
  assert.deepEqual([existsSync(old), existsSync(young)], [false, true])
})
