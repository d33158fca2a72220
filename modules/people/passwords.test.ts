import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashOfPassword, hashOfToken, isPassword, newInitialPassword, newToken } from './passwords.ts'
import { passwordFaults } from './rules.ts'

test('a password opens its own hash and no other; two hashes of one password differ', async () => {
  const [one, two] = [await hashOfPassword('correct horse'), await hashOfPassword('correct horse')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, two)
  assert.equal(await isPassword('correct horse', one), true)
  assert.equal(await isPassword('correct horse', two), true)
  assert.equal(await isPassword('correct horsf', one), false)
})

test('what other programs and other costs wrote is read: the example of the argon2 reference', async () => {
  const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  assert.equal(await isPassword('password', reference), true)
  assert.equal(await isPassword('passwore', reference), false)
})

test('a letter typed as one character or as two is the same letter', async () => {
  assert.equal(await isPassword('cafe\u0301 au lait', await hashOfPassword('caf\u00e9 au lait')), true)
})

test('a stored text that is no hash is a fault and opens nothing', async () => {
  for (const stored of ['', 'plain text', '$2b$10$abcdefghijklmnopqrstuv'])
    await assert.rejects(isPassword('plain text', stored))
})

test('a flood beyond the queue is told to come back, and those in the queue are served', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 320 }, () => isPassword('x', cheap)))
  const refusals = answers.filter((answer) => answer.status === 'rejected')
  assert.equal(refusals.length, 320 - 300 - 3)
  for (const { reason } of refusals) assert.equal(reason.code, 'unavailable')
  assert.equal(await isPassword('password', cheap), true)
})
const cheap = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'

test('initial passwords meet the rules, can be read out, and never repeat', () => {
  const made = Array.from({ length: 200 }, newInitialPassword)
  assert.equal(new Set(made).size, 200)
  for (const password of made) {
    assert.match(password, /^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}$/)
    assert.deepEqual(passwordFaults(password, { username: 'someone', current: '' }), [])
  }
})

test('a token is known by its hash', () => {
  const token = newToken()
  assert.equal(hashOfToken(token)?.length, 32)
  assert.notDeepEqual(hashOfToken(token), hashOfToken(newToken()))
  assert.equal(hashOfToken(`${token}=`), undefined)
})
