import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { type Actor, visitor } from '#platform/access.ts'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { aPerson, openWorld } from '#platform/testing.ts'
import { filesApi } from './api.ts'
import { filesContract, LARGEST_FILE_BYTES } from './contract.ts'
import { attachFiles, removeOrphans } from './public.ts'

const { db, owner, files, http, as: client, cookieOf } = await openWorld(filesApi)
const as = (actor: Actor) => client(actor, filesContract)

/** Somebody with a post, who is in the database because a file names its uploader. */
async function somebody(role = 'liaison') {
  const actor = aPerson(role)
  await owner.insertInto('person').values({ id: actor.personId, name: '陈静' }).execute()
  return actor
}
const PDF = Buffer.from('%PDF-1.7 申请材料')
const aFile = (content: Buffer = PDF) => new Blob([new Uint8Array(content)])
const upload = (actor: Actor, content?: Buffer, key?: string) =>
  as(actor).uploadFile({ query: { name: '申请 (1).pdf' }, file: aFile(content) }, key)
const folder = dirname(files.path(newId()))
const kept = async () => ({
  rows: await db.selectFrom('file').select('id').orderBy('id').execute(),
  bytes: new Set<string>(readdirSync(folder, { encoding: 'utf8', recursive: true })),
  events: await db.selectFrom('event').select('id').orderBy('id').execute(),
})
const makeOld = (id: string) =>
  owner
    .updateTable('file')
    .set({ created_at: new Date(Date.now() - 25 * 3_600_000) })
    .where('id', '=', id)
    .execute()

// ── works ──

test('a file is uploaded and downloaded as an attachment with its name', async () => {
  const person = await somebody()
  const file = await upload(person)
  assert.deepEqual(file, {
    id: file.id,
    name: '申请 (1).pdf',
    contentType: 'application/pdf',
    bytes: PDF.length,
    sha256: createHash('sha256').update(PDF).digest('hex'),
  })
  const content = await as(person).downloadFile({ params: { id: file.id } })
  assert.deepEqual(Buffer.from(await content.arrayBuffer()), PDF)
  const { headers } = await http.inject({
    url: `/api/v1/files/${file.id}`,
    headers: { cookie: cookieOf(person) },
  })
  assert.equal(
    headers['content-disposition'],
    `attachment; filename*=UTF-8''%E7%94%B3%E8%AF%B7%20%281%29.pdf`,
  )
  assert.equal(headers['content-type'], 'application/pdf')
  assert.equal(headers['content-length'], String(PDF.length))
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-content-type-options'], 'nosniff')
})

test('who uploaded what is recorded under the post', async () => {
  const person = await somebody()
  const { id } = await upload(person)
  const event = await db
    .selectFrom('event')
    .select(['type', 'post_id', 'details'])
    .where('person_id', '=', person.personId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event, { type: 'files.uploaded', post_id: person.post.id, details: { fileId: id } })
})

test('a repeated upload is the same file, and its bytes are kept once', async () => {
  const person = await somebody()
  const key = randomUUID()
  const first = await upload(person, PDF, key)
  const before = await kept()
  assert.deepEqual(await upload(person, PDF, key), first)
  assert.deepEqual(await kept(), before)
})

test('an upload that no record holds is removed after a day, one that a record holds stays', async () => {
  const person = await somebody()
  const [orphan, young, held] = [await upload(person), await upload(person), await upload(person)]
  await attachFiles(db, person.personId, [held.id])
  await makeOld(orphan.id)
  await makeOld(held.id)
  assert.equal(await removeOrphans(db, files), 1)
  assert.deepEqual(
    [orphan, young, held].map(({ id }) => existsSync(files.path(id))),
    [false, true, true],
  )
  await assert.rejects(as(person).downloadFile({ params: { id: orphan.id } }), { status: 404 })
})

// ── refused ──

test('a file is not found for anybody but its uploader', async () => {
  const { id } = await upload(await somebody())
  const [stranger, operator] = [await somebody(), await somebody('operator')]
  for (const actor of [stranger, operator])
    await assert.rejects(as(actor).downloadFile({ params: { id } }), {
      status: 404,
      details: { what: 'file' },
    })
  await assert.rejects(as(visitor).downloadFile({ params: { id } }), { status: 401 })
})

test('a visitor, a person without a post and the audit administrator upload nothing', async () => {
  const before = await kept()
  await assert.rejects(upload(visitor), { status: 401 })
  await assert.rejects(upload({ personId: randomUUID(), posts: [] }), { status: 403 })
  await assert.rejects(upload(aPerson('audit-administrator')), {
    status: 403,
    details: { ability: 'files.upload' },
  })
  assert.deepEqual(await kept(), before)
})

test('what is empty, too large or could run in a browser is refused with its reason and leaves nothing', async () => {
  const person = await somebody()
  const before = await kept()
  const refusals: [content: Buffer, reason: string][] = [
    [Buffer.alloc(0), 'empty'],
    [Buffer.from('<script>alert(1)</script>'), 'not_allowed'],
    [Buffer.from('PK\x03\x04'), 'damaged'],
    [Buffer.alloc(LARGEST_FILE_BYTES + 1, 'a'), 'too_large'],
  ]
  for (const [content, reason] of refusals)
    await assert.rejects(upload(person, content), { status: 422, code: 'files.refused', details: { reason } })
  assert.deepEqual(await kept(), before)
})

test('a sender of far too much is told so over a real connection', async () => {
  const person = await somebody()
  const origin = await http.listen({ port: 0, host: '127.0.0.1' })
  const answer = await fetch(`${origin}/api/v1/files?name=big.txt`, {
    method: 'POST',
    headers: { cookie: cookieOf(person), 'content-type': 'application/octet-stream' },
    body: aFile(Buffer.alloc(3 * LARGEST_FILE_BYTES, 'a')),
  })
  assert.deepEqual([answer.status, (await answer.json()).reason], [422, 'too_large'])
})

test('a body that is no file is refused by its type', async () => {
  const headers = { cookie: cookieOf(await somebody()) }
  const url = '/api/v1/files?name=a.json'
  const answers = [
    await http.inject({ method: 'POST', url, headers, payload: { a: 1 } }),
    await http.inject({ method: 'POST', url, headers }),
  ]
  assert.deepEqual(
    answers.map((answer) => [answer.statusCode, answer.json().code]),
    [
      [415, 'unsupported_media_type'],
      [422, 'files.refused'],
    ],
  )
})

test('an upload whose row cannot be written leaves no bytes', async () => {
  const nobody = aPerson('liaison') // in no table, so the row has no uploader to name
  const before = await kept()
  await assert.rejects(upload(nobody), { status: 500 })
  assert.deepEqual(await kept(), before)
})

test('a file whose bytes are gone is a fault of ours, told as one', async () => {
  const person = await somebody()
  const { id } = await upload(person)
  await files.remove(id)
  await assert.rejects(as(person).downloadFile({ params: { id } }), { status: 500, code: 'internal_error' })
})

test('nobody attaches what another uploaded', async () => {
  const { id } = await upload(await somebody())
  assert.deepEqual(await attachFiles(db, (await somebody()).personId, [id]), new Set())
})

// ── raced ──

test('of two records that want one file at once, one gets it', async () => {
  const person = await somebody()
  for (let round = 0; round < 10; round++) {
    const ids = [(await upload(person)).id, (await upload(person)).id]
    const wants = [ids, ids.toReversed()].map((wanted) =>
      inTransaction(db, (tx) => attachFiles(tx, person.personId, wanted), 1),
    )
    const sizes = (await Promise.all(wants)).map(({ size }) => size)
    assert.deepEqual(new Set(sizes), new Set([0, 2]))
  }
})

test('a file that is attached while orphans are removed is there in full or gone in full', async () => {
  const person = await somebody()
  for (let round = 0; round < 10; round++) {
    const { id } = await upload(person)
    await makeOld(id)
    const [attached] = await Promise.all([attachFiles(db, person.personId, [id]), removeOrphans(db, files)])
    assert.equal(existsSync(files.path(id)), attached.has(id))
  }
})
