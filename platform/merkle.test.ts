import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { append, decodeFrontier, emptyFrontier, encodeFrontier, leafHash, rootOf } from './merkle.ts'

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const frontierOf = (leaves: readonly Buffer[]) =>
  leaves.reduce((frontier, leaf) => append(frontier, leafHash(leaf)), emptyFrontier)

/** MTH as RFC 6962 writes it down. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (!only) return sha256()
  if (leaves.length === 1) return sha256(Buffer.of(0), only)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

const someLeaves = Array.from({ length: 130 }, (_, i) => Buffer.from(`leaf ${i}`))

test('the roots are those that certificate transparency publishes for its eight reference leaves', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  for (const [size, root] of roots.entries()) {
    const frontier = frontierOf(leaves.slice(0, size).map((leaf) => Buffer.from(leaf, 'hex')))
    assert.equal(rootOf(frontier).toString('hex'), root)
  }
})

test('at every size the root is the one the definition gives', () => {
  for (let size = 0; size <= someLeaves.length; size++) {
    const leaves = someLeaves.slice(0, size)
    assert.deepEqual(rootOf(frontierOf(leaves)), treeHash(leaves), `size ${size}`)
  }
})

test('a text and its bytes are the same leaf', () => {
  for (const text of ['', 'fact', '光明'])
    assert.deepEqual(leafHash(text), leafHash(new TextEncoder().encode(text)))
})

test('a frontier that was stored goes on as if it had never left', () => {
  for (const size of [0, 1, 7, 8, 100]) {
    const stored = encodeFrontier(frontierOf(someLeaves.slice(0, size)))
    const resumed = someLeaves
      .slice(size)
      .reduce((f, leaf) => append(f, leafHash(leaf)), decodeFrontier(stored))
    assert.deepEqual(rootOf(resumed), treeHash(someLeaves))
  }
})

test('a frontier that was appended to is itself unchanged', () => {
  const frontier = frontierOf(someLeaves.slice(0, 7))
  const root = rootOf(frontier)
  append(frontier, leafHash('one more'))
  assert.deepEqual(rootOf(frontier), root)
})

test('a size beyond 32 bits is kept', () => {
  const size = 2 ** 40 + 2
  const hashes = [leafHash('large'), leafHash('small')]
  assert.deepEqual(decodeFrontier(encodeFrontier({ size, hashes })), { size, hashes })
})

test('bytes that are no frontier are refused', () => {
  const good = encodeFrontier(frontierOf(someLeaves.slice(0, 7)))
  const wrongSize = Buffer.from(good)
  wrongSize[7] = 8
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(7),
    good.subarray(0, -1),
    Buffer.concat([good, good]),
    wrongSize,
  ])
    assert.throws(() => decodeFrontier(bytes), /no frontier/)
})
