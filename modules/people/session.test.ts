import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { mock, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { TODAY } from '#platform/testing.ts'
import { removeOldSessions } from './jobs.ts'
import { HASH_OF_NOBODY, hashOfPassword } from './passwords.ts'
import { actorOf } from './public.ts'
import { openPeopleWorld, PASSWORD } from './testing.ts'

const { db, owner, http, aBrowser, anAccount, bodies, everything, signedIn } = await openPeopleWorld()
const another = 'another good password'
const eventsOf = (personId: string) =>
  db.selectFrom('event').select(['type', 'details']).where('person_id', '=', personId).orderBy('id').execute()
const isSignedIn = async (browser: Pick<ReturnType<typeof aBrowser>, 'whoAmI'>) =>
  (await browser.whoAmI()).person !== null

// ── works ──

test('a visitor is nobody, and is told so without an error', async () => {
  const me = await aBrowser().whoAmI()
  assert.deepEqual([me.person, me.username, me.posts], [null, null, []])
  assert.ok(Object.values(me.can).every((may) => !may))
})

test('a person signs in and sees every post that counts today, with the names of role and body', async () => {
  const { personId, credentials, username } = await anAccount('liaison', 'reviewer')
  const browser = aBrowser()
  const me = await browser.signIn({ body: { ...credentials, username: ` ${username.toUpperCase()} ` } })
  assert.deepEqual(me, await browser.whoAmI())
  assert.equal(me.person?.id, personId)
  assert.deepEqual(
    me.posts.map(({ role, bodyId, bodyName }) => [role, bodyId, bodyName?.zh]),
    [
      ['liaison', bodies.unit, '示范研究所'],
      ['reviewer', bodies.committee, '示范'],
    ],
  )
  assert.equal(me.can.changePassword, true)
  assert.equal(me.can.manageAccounts, false)
  assert.deepEqual(await eventsOf(personId), [
    { type: 'people.signed_in', details: { source: browser.address } },
  ])
})

test('the cookie is for the server alone and lasts a week; the database does not know the token', async () => {
  const { credentials } = await anAccount()
  const answer = await http.inject({ method: 'POST', url: '/api/v1/session', payload: credentials })
  const [cookie] = answer.cookies
  assert.ok(cookie?.httpOnly && cookie.sameSite === 'Lax' && cookie.path === '/')
  const days = ((cookie.expires?.getTime() ?? 0) - Date.now()) / 86_400_000
  assert.ok(days > 6.9 && days < 7.1)
  assert.match(cookie.value, /^[\w-]{43}$/)
  const hashes = await owner.selectFrom('session').select('token_hash').execute()
  assert.ok(hashes.every((row) => !row.token_hash.equals(Buffer.from(cookie.value, 'base64url'))))
  assert.ok(!JSON.stringify(await everything()).includes(cookie.value))
})

test('leaving ends this session alone, and may be done twice', async () => {
  const here = await signedIn()
  const elsewhere = aBrowser()
  await elsewhere.signIn({ body: here.credentials })
  const cookie = here.kept.cookie
  assert.equal((await here.signOut()).person, null)
  assert.equal((await here.signOut()).person, null)
  assert.equal(await isSignedIn(aBrowser('10.9.9.9', cookie)), false)
  assert.equal(await isSignedIn(elsewhere), true)
})

test('signing in again in one browser ends the session that it had', async () => {
  const browser = await signedIn()
  const before = browser.kept.cookie
  await browser.signIn({ body: browser.credentials })
  assert.equal(await isSignedIn(browser), true)
  assert.equal(await isSignedIn(aBrowser('10.9.9.9', before)), false)
})

test('whoever changes the password stays, every other session of theirs ends, and the old one opens nothing', async () => {
  const here = await signedIn()
  const [elsewhere, somebody] = [aBrowser(), await signedIn()]
  await elsewhere.signIn({ body: here.credentials })
  await here.changePassword({ body: { current: PASSWORD, next: another } })
  assert.deepEqual(await Promise.all([here, elsewhere, somebody].map(isSignedIn)), [true, false, true])
  await assert.rejects(elsewhere.signIn({ body: here.credentials }), { code: 'session.wrong_credentials' })
  await elsewhere.signIn({ body: { ...here.credentials, password: another } })
  const types = (await eventsOf(here.personId)).map((event) => event.type)
  assert.ok(types.includes('people.password_changed'))
})

test('a post counts from its first day to its last, and not once it is ended', async () => {
  const { personId, kept } = await signedIn('liaison')
  const token = kept.cookie.replace('juguang=', '')
  const countOn = async (day: string) => (await actorOf(token, db, day)).posts.length
  await owner
    .updateTable('post')
    .set({ starts_on: TODAY, ends_on: '2030-01-05' })
    .where('person_id', '=', personId)
    .execute()
  const days = ['2029-12-31', '2030-01-01', '2030-01-05', '2030-01-06']
  assert.deepEqual(await Promise.all(days.map(countOn)), [0, 1, 1, 0])
  await owner.updateTable('post').set({ ended_at: new Date() }).where('person_id', '=', personId).execute()
  assert.equal(await countOn(TODAY), 0)
})

test('a session past its end opens nothing, and the job removes it', async () => {
  const browser = await signedIn()
  const past = new Date(Date.now() - 1000)
  await owner
    .updateTable('session')
    .set({ expires_at: past })
    .where('person_id', '=', browser.personId)
    .execute()
  assert.equal(await isSignedIn(browser), false)
  assert.equal(await removeOldSessions(db), 1)
  assert.equal(await removeOldSessions(db), 0)
})

test('a session of a disabled account opens nothing, even where its row is left', async () => {
  const browser = await signedIn()
  const disabled = { disabled_at: new Date() }
  await owner.updateTable('account').set(disabled).where('person_id', '=', browser.personId).execute()
  assert.equal((await sessionsOf(browser.personId)).length, 1)
  assert.equal(await isSignedIn(browser), false)
})

// ── refused ──

test('unknown username, wrong password and disabled account get the same words and one check of a hash each', async () => {
  const [known, disabled] = [await anAccount(), await anAccount()]
  await owner
    .updateTable('account')
    .set({ disabled_at: new Date() })
    .where('person_id', '=', disabled.personId)
    .execute()
  const spy = mock.method(crypto, 'argon2')
  syncBuiltinESMExports()
  try {
    const wishes = [
      { username: 'nobody-at-all', password: PASSWORD },
      { username: known.username, password: 'wrong password' },
      disabled.credentials,
    ]
    const salts: string[] = []
    for (const body of wishes) {
      const before = spy.mock.callCount()
      const refusal = { status: 401, code: 'session.wrong_credentials', details: undefined }
      await assert.rejects(aBrowser().signIn({ body }), refusal)
      assert.equal(spy.mock.callCount(), before + 1)
      const nonce = spy.mock.calls.at(-1)?.arguments[1].nonce
      assert.ok(nonce instanceof Buffer)
      salts.push(nonce.toString('base64').replaceAll('=', ''))
    }
    const dummy = HASH_OF_NOBODY.split('$')[4]
    assert.deepEqual(
      salts.map((salt) => salt === dummy),
      [true, false, true],
    )
  } finally {
    spy.mock.restore()
    syncBuiltinESMExports()
  }
})

test('a wrong password changes nothing but the count of attempts', async () => {
  const { username } = await anAccount()
  const before = await everything()
  await assert.rejects(aBrowser().signIn({ body: { username, password: 'wrong password' } }))
  assert.deepEqual(await everything(), before)
})

test('a password that is short, common, the username or the old one is refused, each by its code', async () => {
  const browser = await signedIn()
  const before = await everything()
  const problemsOf = (next: string) =>
    browser.changePassword({ body: { current: PASSWORD, next } }).then(
      () => [],
      (problem: { details: { problems: { field: string; code: string }[] } }) =>
        problem.details.problems.map(({ field, code }) => `${field} ${code}`),
    )
  assert.deepEqual(await problemsOf('short'), ['next too_short'])
  assert.deepEqual(await problemsOf('Qwertyuiop'), ['next too_common'])
  assert.deepEqual(await problemsOf(browser.username.toUpperCase()), ['next same_as_username'])
  assert.deepEqual(await problemsOf(PASSWORD), ['next same_as_before'])
  assert.deepEqual(await everything(), before)
})

test('the current password must be right, and guessing it is bounded', async () => {
  const browser = await signedIn()
  const change = { body: { current: 'not my password', next: another } }
  for (let i = 0; i < 5; i++)
    await assert.rejects(browser.changePassword(change), {
      status: 422,
      details: { problems: [{ field: 'current', code: 'wrong_password', in: 'body' }] },
    })
  await assert.rejects(browser.changePassword(change), { status: 429 })
  assert.equal(await isSignedIn(browser), true)
})

test('no trace of a password is kept under the key of a repeated request', async () => {
  const browser = await signedIn()
  await browser.changePassword({ body: { current: PASSWORD, next: another } }, 'a-key')
  await browser.signIn({ body: { username: browser.username, password: another } }, 'b-key')
  const keys = await db
    .selectFrom('idempotency_key')
    .select('key')
    .where('person_id', '=', browser.personId)
    .execute()
  assert.deepEqual(keys, [])
})

test('what cannot be a token is not even looked up', async () => {
  for (const token of ['x', 'a'.repeat(44), "' or true --", 'ü'.repeat(43)])
    assert.equal((await actorOf(token, db, TODAY)).personId, null)
  assert.equal(await isSignedIn(aBrowser('10.9.9.9', `juguang=${'a'.repeat(43)}`)), false)
})

test('unknown fields, wrong types and overlong texts are named', async () => {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { username: 7, password: 'x'.repeat(201), role: 'operator' },
  })
  assert.equal(answer.statusCode, 422)
  assert.deepEqual(
    answer.json().problems.map((one: { field: string; code: string }) => [one.field, one.code]),
    [
      ['username', 'wrong_type'],
      ['password', 'too_long'],
      ['role', 'unknown_field'],
    ],
  )
})

// ── raced ──

test('an account disabled while its password is being checked gets no session', async () => {
  const { personId, credentials } = await anAccount()
  // Fills the queue, so that the check below has to wait.
  const busy = Array.from({ length: 12 }, () => hashOfPassword('keeps the queue busy'))
  const outcome = assert.rejects(aBrowser().signIn({ body: credentials }), {
    code: 'session.wrong_credentials',
  })
  await attemptOn(credentials.username)
  await owner
    .updateTable('account')
    .set({ disabled_at: new Date() })
    .where('person_id', '=', personId)
    .execute()
  await Promise.all([outcome, ...busy])
  assert.deepEqual(await sessionsOf(personId), [])
})

test('of a sign-in and a change of password at once, no session opened by the old password is left', async () => {
  for (let round = 0; round < 8; round++) {
    const here = await signedIn()
    const rivals = Array.from({ length: 3 }, () => aBrowser())
    const change = wait(round * 4).then(() =>
      here.changePassword({ body: { current: PASSWORD, next: another } }),
    )
    const answers = await Promise.allSettled([
      change,
      ...rivals.map((one) => one.signIn({ body: here.credentials })),
    ])
    assert.equal(answers[0]?.status, 'fulfilled')
    for (const answer of answers)
      if (answer.status === 'rejected') assert.equal(answer.reason.code, 'session.wrong_credentials')
    assert.equal((await sessionsOf(here.personId)).length, 1)
    assert.equal(await isSignedIn(here), true)
  }
})

const sessionsOf = (personId: string) =>
  db.selectFrom('session').select('created_at').where('person_id', '=', personId).execute()

async function attemptOn(username: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const attempt = await db
      .selectFrom('sign_in_attempt')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirst()
    if (attempt) return
    await wait(5)
  }
  throw new Error(`Nobody tried to sign in as ${username}`)
}
