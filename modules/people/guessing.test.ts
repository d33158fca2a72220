import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { removeOldAttempts } from './jobs.ts'
import { openPeopleWorld } from './testing.ts'

const { db, owner, aBrowser, anAccount } = await openPeopleWorld()
const TOO_MANY = 'session.too_many_attempts'
const WRONG = 'session.wrong_credentials'

type Browser = ReturnType<typeof aBrowser>
/** The code of the refusal, or the name of the person signed in. */
const tryAs = (browser: Browser, username: string, password = 'a wrong guess') =>
  browser.signIn({ body: { username, password } }).then(
    (me) => me.username,
    (problem: { code: string }) => problem.code,
  )
async function guess(times: number, browser: Browser, username: string) {
  for (let i = 0; i < times; i++) assert.equal(await tryAs(browser, username), WRONG)
}
/** Attempts that somebody made elsewhere, from one source each. */
const plantFailures = (username: string, count: number) =>
  owner
    .insertInto('sign_in_attempt')
    .values(Array.from({ length: count }, (_, i) => ({ id: randomUUID(), username, source: `192.0.2.${i}` })))
    .execute()
const makeOlder = async (username: string, minutes: number) => {
  const rows = await owner
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('username', '=', username)
    .execute()
  for (const { id, happened_at } of rows) {
    const earlier = new Date(happened_at.getTime() - minutes * 60_000)
    await owner.updateTable('sign_in_attempt').set({ happened_at: earlier }).where('id', '=', id).execute()
  }
}

// ── works ──

test('four mistypings and then the right password open the account, and are forgiven', async () => {
  const { credentials, username } = await anAccount()
  const browser = aBrowser()
  for (let round = 0; round < 2; round++) {
    await guess(4, browser, username)
    assert.equal(await tryAs(browser, username, credentials.password), username)
  }
})

test('a quarter of an hour after five failures the account is open again', async () => {
  const { credentials, username } = await anAccount()
  const browser = aBrowser()
  await guess(5, browser, username)
  await makeOlder(username, 14)
  assert.equal(await tryAs(browser, username, credentials.password), TOO_MANY)
  await makeOlder(username, 1)
  assert.equal(await tryAs(browser, username, credentials.password), username)
})

test('an attacker elsewhere does not lock out the owner where the owner usually signs in', async () => {
  const { credentials, username } = await anAccount()
  const home = aBrowser()
  assert.equal(await tryAs(home, username, credentials.password), username)
  await plantFailures(username, 50)
  assert.equal(await tryAs(aBrowser(), username), TOO_MANY)
  assert.equal(await tryAs(aBrowser(), username, credentials.password), TOO_MANY)
  assert.equal(await tryAs(home, username, credentials.password), username)
  await makeOlder(username, 91 * 24 * 60)
  await plantFailures(username, 50)
  assert.equal(await tryAs(home, username, credentials.password), TOO_MANY)
})

test('the job removes what no bound looks at any more', async () => {
  const { credentials, username } = await anAccount()
  const browser = aBrowser()
  await tryAs(browser, username, credentials.password)
  await guess(2, browser, username)
  const count = async () =>
    (await db.selectFrom('sign_in_attempt').select('id').where('username', '=', username).execute()).length
  await removeOldAttempts(db)
  assert.equal(await count(), 3)
  await makeOlder(username, 25 * 60)
  await removeOldAttempts(db)
  assert.equal(await count(), 1)
  await makeOlder(username, 90 * 24 * 60)
  await removeOldAttempts(db)
  assert.equal(await count(), 0)
})

// ── refused ──

test('after five failures even the right password waits, and the answer says how long', async () => {
  const { credentials, username } = await anAccount()
  const browser = aBrowser()
  await guess(5, browser, username)
  await assert.rejects(browser.signIn({ body: credentials }), (problem: Refusal) => {
    assert.deepEqual([problem.status, problem.code], [429, TOO_MANY])
    return problem.details.retryAfterSeconds > 880 && problem.details.retryAfterSeconds <= 900
  })
  assert.equal(await tryAs(aBrowser(), username, credentials.password), username)
})
interface Refusal {
  status: number
  code: string
  details: { retryAfterSeconds: number }
}

test('an unknown username is bounded like a known one, so that the bound tells nothing', async () => {
  const browser = aBrowser()
  await guess(5, browser, 'nobody-here')
  assert.equal(await tryAs(browser, 'nobody-here'), TOO_MANY)
})

test('a source that guesses at many accounts is stopped after thirty', async () => {
  const { credentials, username } = await anAccount()
  const browser = aBrowser()
  for (let i = 0; i < 30; i++) assert.equal(await tryAs(browser, `somebody-${i}`), WRONG)
  assert.equal(await tryAs(browser, 'somebody-30'), TOO_MANY)
  assert.equal(await tryAs(browser, username, credentials.password), TOO_MANY)
})

test('all addresses of one IPv6 network are one source', async () => {
  const { username } = await anAccount()
  for (let i = 0; i < 5; i++) assert.equal(await tryAs(aBrowser(`2001:db8::${i}`), username), WRONG)
  assert.equal(await tryAs(aBrowser('2001:db8::99'), username), TOO_MANY)
  assert.equal(await tryAs(aBrowser('2001:db8:0:1::99'), username), WRONG)
})

// ── raced ──

test('of two hundred guesses at once exactly five are looked at', async () => {
  const { username } = await anAccount()
  const browser = aBrowser()
  const codes = await Promise.all(Array.from({ length: 200 }, () => tryAs(browser, username)))
  assert.equal(codes.filter((code) => code === WRONG).length, 5)
  assert.equal(codes.filter((code) => code === TOO_MANY).length, 195)
})

test('of a hundred guesses at once from a hundred places exactly fifty are looked at', async () => {
  const { username } = await anAccount()
  const codes = await Promise.all(Array.from({ length: 100 }, () => tryAs(aBrowser(), username)))
  assert.equal(codes.filter((code) => code === WRONG).length, 50)
  assert.equal(codes.filter((code) => code === TOO_MANY).length, 50)
})

test('guesses from one place at a hundred accounts at once: exactly thirty are looked at', async () => {
  const browser = aBrowser()
  const codes = await Promise.all(Array.from({ length: 100 }, (_, i) => tryAs(browser, `anybody-${i}`)))
  assert.equal(codes.filter((code) => code === WRONG).length, 30)
  assert.equal(codes.filter((code) => code === TOO_MANY).length, 70)
})
