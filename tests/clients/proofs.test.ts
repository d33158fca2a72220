// An independent checker in Python against a running server. A machine without python3 checks its published vectors only.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, hash, randomUUID, sign, verify } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { apis } from '#app/modules.ts'
import type { Seal, SealedFact } from '#modules/seals/contract.ts'
import { checkConsistency, checkFact } from '#modules/seals/rules.ts'
import { asSystem } from '#platform/access.ts'
import { record } from '#platform/record.ts'
import { openWorld, sealNow } from '#platform/testing.ts'

const CHECKER = fileURLToPath(new URL('verify_proofs.py', import.meta.url))

/** What the checker said, and its exit code; code −1 where there is no python3. */
function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile('python3', [CHECKER, ...args], { timeout: 30_000 }, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0
      resolve({ code, said: out + err })
    })
  })
}
const hasPython = (await run('--help')).code === 0

interface Vectors {
  fact: SealedFact
  leafHash: string
  leafIndex: number
  path: string[]
  older: Seal
  newer: Seal
  consistency: string[]
  key: string
  checkpoint: string
}
const vectors = JSON.parse(await readFile(new URL('proof-vectors.json', import.meta.url), 'utf8')) as Vectors

const { db, owner, http } = await openWorld(...apis)
const write = async (count: number) => {
  const aFact = () => ({ measure: 'test.visits', quantity: 1, day: '2029-12-31', subjectId: randomUUID() })
  await record(db, asSystem('test', null), 'test.visited', {}, Array.from({ length: count }, aFact))
  await sealNow(db)
}
await owner
  .insertInto('figure')
  .values({
    key: 'visits',
    measure: 'test.visits',
    kind: 'flow',
    records: 'public',
    content: '{}',
    position: 1,
  })
  .execute()
for (const count of [3, 300, 40]) await write(count)
const url = await http.listen({ port: 0, host: '127.0.0.1' })
const { id } = await db.selectFrom('fact').select('id').orderBy('id').executeTakeFirstOrThrow()
const folder = await mkdtemp(join(tmpdir(), 'checkpoint-'))
after(() => rm(folder, { recursive: true }))

test('the published vectors are what our own code computes', async () => {
  const sha256 = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)
  const { fact, leafHash, leafIndex, path, older, newer } = vectors
  const place = { leafHash, leafIndex, treeSize: newer.treeSize, treeRoot: newer.treeRoot }
  const proof = { fact, ...place, seal: newer, path }
  const checks = [
    ...(await checkFact({ id: fact.id, proof, previous: older }, sha256)),
    ...(await checkConsistency({ older, newer, path: vectors.consistency }, older, sha256)),
  ]
  assert.ok(checks.every(({ state }) => state === 'holds'))

  const [text = '', signatures = ''] = vectors.checkpoint.split('\n\n')
  const [, , base64 = ''] = vectors.key.split('+')
  const head = Buffer.from('302a300506032b6570032100', 'hex') // what SPKI puts before an Ed25519 key
  const der = Buffer.concat([head, Buffer.from(base64, 'base64').subarray(1)])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const signature = Buffer.from(signatures.trim().split(' ')[2] ?? '', 'base64').subarray(4)
  assert.ok(verify(null, Buffer.from(`${text}\n`), key, signature))
})

if (hasPython) checkByPython()
else test('python3 is not on this machine, so the vectors alone were checked', () => undefined)

function checkByPython() {
  const agrees = async (...args: string[]) => {
    const { code, said } = await run(...args)
    assert.deepEqual([code, said.trim().split('\n').at(-1)], [0, 'Everything agrees'], said)
    return said
  }

  test('a checker in Python computes the published vectors', async () => {
    await agrees('--self-test')
  })

  test('with the API alone it confirms a fact, and that seals follow one another', async () => {
    assert.match(await agrees(url, '--fact', id), /it is fact 1 of 343 under the root of seal 3/)
    await agrees(url)
    await agrees(url, '--from', '2', '--to', '3')
  })

  test('it confirms a checkpoint that was signed elsewhere, and refuses one that was altered', async () => {
    const seal = await db.selectFrom('seal').selectAll().where('number', '=', 2).executeTakeFirstOrThrow()
    const { note, key } = signedCheckpoint(seal)
    const file = join(folder, '2.txt')
    await writeFile(file, note)
    await agrees('--checkpoint', file, '--key', key, url)
    await writeFile(file, note.replace('\n303\n', '\n304\n'))
    const { code, said } = await run('--checkpoint', file, '--key', key)
    assert.deepEqual([code, said.includes('FAIL the checkpoint is signed')], [1, true], said)
  })

  test('it finds that a fact was changed behind its seal', async () => {
    await owner.updateTable('fact').set({ quantity: 9 }).where('id', '=', id).execute()
    const { code, said } = await run(url, '--fact', id)
    assert.deepEqual([code, said.includes('FAIL it is fact 1 of 343')], [1, true], said)
  })
}

/** As C2SP signed-note and tlog-checkpoint write it down. */
function signedCheckpoint(seal: { number: number; tree_size: number; tree_root: Buffer; hash: Buffer }) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const name = 'juguang.test'
  const typed = Buffer.concat([Buffer.of(1), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)])
  const keyHash = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed])).slice(0, 8)
  const root = seal.tree_root.toString('base64')
  const text = `${name}\n${seal.tree_size}\n${root}\nseal ${seal.number} ${seal.hash.toString('hex')}\n`
  const signature = sign(null, Buffer.from(text), privateKey)
  const blob = Buffer.concat([Buffer.from(keyHash, 'hex'), signature]).toString('base64')
  return {
    note: `${text}\n— ${name} ${blob}\n`,
    key: `${name}+${keyHash}+${typed.toString('base64')}`,
  }
}
