import assert from 'node:assert/strict'
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Checkpoint,
  checkpointText,
  openNote,
  publicBytes,
  readCheckpoint,
  readVkey,
  signNote,
  vkeyOf,
} from './signed-note.ts'

// The published example of golang.org/x/mod/sumdb/note, from which the standard was written.
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
const peter = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), SEED]),
  format: 'der',
  type: 'pkcs8',
})
const known = readVkey(VKEY)
assert.ok(known)

const aKey = (name: string) => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, name, publicKey: publicBytes(privateKey) }
}

test('the published example is signed to the very same bytes, and believed', () => {
  assert.equal(signNote(TEXT, 'PeterNeumann', peter), NOTE)
  assert.equal(vkeyOf({ name: 'PeterNeumann', publicKey: publicBytes(peter) }), VKEY)
  assert.deepEqual(openNote(NOTE, [known]), { text: TEXT })
})

test('a witness may add a signature that we do not know', () => {
  const witness = aKey('witness.example.org')
  const [, line = ''] = signNote(TEXT, witness.name, witness.privateKey).split('\n\n')
  assert.deepEqual(openNote(NOTE + line, [known]), { text: TEXT })
  assert.deepEqual(openNote(NOTE + line, [witness]), { text: TEXT })
  assert.deepEqual(openNote(NOTE, [witness]), { fault: 'unknown_key' })
})

test('a note of which any letter was changed is not believed', () => {
  for (let at = 0; at < NOTE.length; at++) {
    const changed = `${NOTE.slice(0, at)}${NOTE[at] === 'x' ? 'y' : 'x'}${NOTE.slice(at + 1)}`
    assert.ok('fault' in openNote(changed, [known]), `at ${at}`)
    assert.ok('fault' in openNote(NOTE.slice(0, at), [known]), `cut at ${at}`)
  }
})

test('a signature in the name of a known key that is not its own spoils the note', () => {
  const forged = NOTE.replace('— PeterNeumann x08go/ZJ', '— PeterNeumann x08go/ZK')
  assert.deepEqual(openNote(forged, [known]), { fault: 'wrong_signature' })
  const both = NOTE + (forged.split('\n\n')[1] ?? '')
  assert.deepEqual(openNote(both, [known]), { fault: 'wrong_signature' })
})

test('a key is read whole or not at all', () => {
  for (let from = 0; from < VKEY.length; from++)
    for (let to = from + 1; to <= VKEY.length; to++)
      if (from > 0 || to < VKEY.length) assert.equal(readVkey(VKEY.slice(from, to)), undefined)
  // Of another length, and of another kind, each with an id that fits; from the same published tests.
  for (const wrong of [
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ])
    assert.equal(readVkey(wrong), undefined)
})

test('whatever a checkpoint says is read as it was written', () => {
  const fields = {
    origin: fc.stringMatching(/^[a-z][a-z.\d]{0,20}$/),
    treeSize: fc.integer({ min: 1 }),
    treeRoot: fc.constant(0).map(() => randomBytes(32)),
    sealNumber: fc.integer({ min: 1 }),
    sealHash: fc.constant(0).map(() => randomBytes(32)),
    sealedAt: fc.date({ min: new Date('2000-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
  }
  const aCheckpoint = fc.record(fields, { noNullPrototype: true })
  fc.assert(
    fc.property(aCheckpoint, (checkpoint: Checkpoint) => {
      const text = checkpointText(checkpoint)
      assert.deepEqual(readCheckpoint(text), checkpoint)
      assert.equal(readCheckpoint(`${text}more\n`), undefined)
    }),
  )
})
