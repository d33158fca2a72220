import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { visitor } from '#platform/access.ts'
import { inTransaction } from '#platform/db.ts'
import { startJobs } from '#platform/jobs.ts'
import { startSealer } from '#platform/sealer.ts'
import { openNote, readCheckpoint, readVkey } from '#platform/signed-note.ts'
import { atEnd, openWorld, sealNow } from '#platform/testing.ts'
import { signNewestSeal } from './actions/sign-newest-seal.ts'
import { checkpointsApi } from './api.ts'
import { checkpointsContract } from './contract.ts'
import { checkpointJobs } from './jobs.ts'
import { findCheckpointFrom, prepareSigning, requestCheckpoint, rotateKey } from './public.ts'
import { aDataFolder, aFact, insertCity, ORIGIN, write } from './testing.ts'

/** A city that was just started on a data folder of its own. */
async function openCity() {
  const world = await openWorld(checkpointsApi)
  await insertCity(world.owner)
  const data = aDataFolder()
  await prepareSigning(world.db, data)
  const outlets = { data, channels: [] }
  const seal = async (facts = 1) => {
    await write(world.db, ...Array.from({ length: facts }, () => aFact()))
    await sealNow(world.db)
  }
  const keptFiles = () => readdirSync(join(data, 'checkpoints')).sort()
  return { ...world, api: world.as(visitor, checkpointsContract), data, outlets, seal, keptFiles }
}
type City = Awaited<ReturnType<typeof openCity>>

/** What the newest checkpoint says, believed only by the keys that the city hands out. */
async function newestSaid({ api }: City) {
  const [newest] = (await api.listCheckpoints({ query: { limit: 1 } })).items
  const keys = (await api.listCheckpointKeys()).items.flatMap(({ vkey }) => readVkey(vkey) ?? [])
  assert.ok(newest)
  const opened = openNote(newest.text, keys)
  assert.ok('text' in opened)
  return { newest, said: readCheckpoint(opened.text) }
}

// ── works ──

test('the key is made at the first start: handed out to all, its private half readable by its owner alone and nowhere else', async () => {
  const city = await openCity()
  const [key, ...more] = (await city.api.listCheckpointKeys()).items
  assert.match(key?.vkey ?? '', /^juguang\.990101\+[\da-f]{8}\+A[A-Za-z\d+/]+=*$/)
  assert.deepEqual([key?.ended, more], [null, []])
  const path = join(city.data, 'keys', 'checkpoint.pem')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(statSync(join(city.data, 'keys')).mode & 0o777, 0o700)
  await prepareSigning(city.db, city.data)
  assert.equal((await city.api.listCheckpointKeys()).items.length, 1)
})

test('a checkpoint of the newest seal is signed once, told by the API, and kept byte for byte as a file for all', async () => {
  const city = await openCity()
  await city.seal(3)
  await city.seal(2)
  await signNewestSeal(city.db, city.outlets)
  const { newest, said } = await newestSaid(city)
  assert.deepEqual(await city.api.getCheckpoint({ params: { sealNumber: 2 } }), newest)
  const [, row] = await city.db.selectFrom('seal').selectAll().orderBy('number').execute()
  assert.deepEqual(said, {
    origin: ORIGIN,
    treeSize: 5,
    treeRoot: row?.tree_root,
    sealNumber: 2,
    sealHash: row?.hash,
    sealedAt: row?.sealed_at,
  })
  const path = join(city.data, 'checkpoints', '2.txt')
  assert.equal(readFileSync(path, 'utf8'), newest.text)
  assert.equal(statSync(path).mode & 0o777, 0o644)
  await signNewestSeal(city.db, city.outlets)
  assert.deepEqual([(await city.api.listCheckpoints()).items.length, city.keptFiles()], [1, ['2.txt']])
})

test('checkpoints are listed newest first, page by page, and each seal finds the first that covers it', async () => {
  const city = await openCity()
  assert.equal(await findCheckpointFrom(city.db, 1), undefined)
  for (const _ of [1, 2, 3]) {
    await city.seal()
    await city.seal()
    await signNewestSeal(city.db, city.outlets)
  }
  const first = await city.api.listCheckpoints({ query: { limit: 2 } })
  const second = await city.api.listCheckpoints({ query: { limit: 2, cursor: first.next ?? '' } })
  assert.deepEqual(
    [...first.items, ...second.items].map(({ sealNumber, treeSize }) => [sealNumber, treeSize]),
    [6, 4, 2].map((number) => [number, number]),
  )
  assert.equal(second.next, null)
  const found = await Promise.all([1, 2, 3, 6, 7].map((number) => findCheckpointFrom(city.db, number)))
  assert.deepEqual(
    found.map((one) => one?.sealNumber),
    [2, 2, 4, 6, undefined],
  )
})

test('after a change of keys the new one signs, and what the old one signed is believed still', async () => {
  const city = await openCity()
  await city.seal()
  await signNewestSeal(city.db, city.outlets)
  const before = (await newestSaid(city)).newest
  const vkey = await rotateKey(city.db, city.data)
  await city.seal()
  await signNewestSeal(city.db, city.outlets)
  const { newest } = await newestSaid(city)
  assert.deepEqual([newest.key, newest.sealNumber], [vkey, 2])
  const [now, old] = (await city.api.listCheckpointKeys()).items
  assert.deepEqual([now?.vkey, now?.ended, old?.vkey], [vkey, null, before.key])
  assert.ok(old?.ended)
  const key = readVkey(old.vkey)
  assert.ok(key && 'text' in openNote(before.text, [key]))
})

test('another machine on the same database signs with a key of its own', async () => {
  const city = await openCity()
  await city.seal()
  await signNewestSeal(city.db, { data: aDataFolder(), channels: [] })
  const keys = (await city.api.listCheckpointKeys()).items
  assert.equal(keys.length, 2)
  assert.ok(keys.every(({ ended }) => ended === null))
  assert.equal((await newestSaid(city)).newest.key, keys[0]?.vkey)
})

test('a checkpoint that a transaction asks for covers what that transaction wrote, and none comes of one rolled back', async () => {
  const city = await openCity()
  const worker = await startJobs(city.ownerUrl, checkpointJobs(city.db, city.data, {}))
  atEnd(() => worker.stop())
  await inTransaction(city.db, async (tx) => {
    await requestCheckpoint(tx)
    throw new Error('changed my mind')
  }).catch(() => undefined)
  const writing = async () => {
    await write(city.db, aFact())
    await inTransaction(city.db, async (tx) => {
      await write(tx, aFact(), aFact())
      await requestCheckpoint(tx)
    })
  }
  await writing()
  await wait(500)
  assert.equal((await city.api.listCheckpoints()).items.length, 0)
  const sealer = startSealer(city.db, { everyMs: 20 })
  atEnd(() => sealer.stop())
  for (let tries = 0; tries < 200 && !(await findCheckpointFrom(city.db, 1)); tries++) await wait(50)
  assert.equal((await newestSaid(city)).newest.treeSize, 3)
})

// ── refused ──

test('nobody signs two histories: neither after seals were rewritten, nor over the file of another history', async () => {
  const city = await openCity()
  await city.seal()
  await signNewestSeal(city.db, city.outlets)
  await city.seal()
  const file = join(city.data, 'checkpoints', '2.txt')
  writeFileSync(file, readFileSync(join(city.data, 'checkpoints', '1.txt')))
  await assert.rejects(signNewestSeal(city.db, city.outlets), /2\.txt holds another history's checkpoint/)
  assert.equal(readFileSync(file, 'utf8'), readFileSync(join(city.data, 'checkpoints', '1.txt'), 'utf8'))
  await city.owner
    .updateTable('seal')
    .set({ hash: Buffer.alloc(32) })
    .where('number', '=', 1)
    .execute()
  await assert.rejects(signNewestSeal(city.db, city.outlets), /Seal 1 is not what its checkpoint says/)
  assert.equal((await city.api.listCheckpoints()).items.length, 1)
})

test('a damaged key file is named and never overwritten', async () => {
  const city = await openCity()
  const path = join(city.data, 'keys', 'checkpoint.pem')
  writeFileSync(path, 'nonsense')
  await city.seal()
  await assert.rejects(
    signNewestSeal(city.db, city.outlets),
    /checkpoint\.pem cannot be read as a private key/,
  )
  assert.equal(readFileSync(path, 'utf8'), 'nonsense')
})

test('the application can neither change nor take back a checkpoint', async () => {
  const { db } = await openCity()
  const denied = { message: /permission denied/ }
  await assert.rejects(db.updateTable('checkpoint').set({ text: '' }).execute(), denied)
  await assert.rejects(db.deleteFrom('checkpoint').execute(), denied)
  await assert.rejects(db.updateTable('checkpoint_key').set({ name: '' }).execute(), denied)
})

// ── raced ──

test('of several who sign at the same moment on two machines, one makes the checkpoint', async () => {
  const city = await openCity()
  const other = { data: aDataFolder(), channels: [] }
  for (let round = 1; round <= 5; round++) {
    await city.seal()
    const signing = [city.outlets, other, city.outlets, other].map((outlets) =>
      signNewestSeal(city.db, outlets),
    )
    await Promise.all(signing)
    assert.equal((await city.api.listCheckpoints()).items.length, round)
  }
  assert.equal((await city.api.listCheckpointKeys()).items.length, 2)
})
