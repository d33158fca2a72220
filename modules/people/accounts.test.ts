import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { inTransaction } from '#platform/db.ts'
import { TODAY } from '#platform/testing.ts'
import { isPassword } from './passwords.ts'
import { createAccountByCommand, findAccountByUsername, resetPasswordByCommand } from './public.ts'
import { openPeopleWorld, PASSWORD } from './testing.ts'

const { db, owner, aBrowser, anAccount, everything, postOf, signedIn } = await openPeopleWorld()
const admin = await signedIn('system-administrator')
const create = (username: string, key?: string) =>
  admin.createAccount({ body: { name: '李明', username } }, key)
const isSignedIn = async (browser: Pick<ReturnType<typeof aBrowser>, 'whoAmI'>) =>
  (await browser.whoAmI()).person !== null
const eventsAbout = (accountId: string) =>
  db
    .selectFrom('event')
    .select(['type', 'person_id', 'details'])
    .orderBy('id')
    .execute()
    .then((events) => events.filter((event) => JSON.stringify(event.details).includes(accountId)))

// ── works ──

test('the system administrator creates an account; its password is told once and opens it', async () => {
  const created = await create('li.ming')
  assert.match(created.password ?? '', /^\S{19}$/)
  assert.deepEqual(created.can, { disable: true, enable: false, resetPassword: true })
  const me = await aBrowser().signIn({ body: { username: 'li.ming', password: created.password ?? '' } })
  assert.equal(me.mustChangePassword, true)
  assert.equal(me.person?.name, '李明')
  assert.ok(!JSON.stringify(await everything()).includes(created.password ?? ''))
  assert.deepEqual(await eventsAbout(created.id), [
    {
      type: 'people.account_created',
      person_id: admin.personId,
      details: { accountId: created.id, name: '李明', username: 'li.ming' },
    },
  ])
})

test('a repeated request creates one account and does not tell the password again', async () => {
  const key = randomUUID()
  const first = await create('repeated', key)
  assert.deepEqual(await create('repeated', key), { ...first, password: null })
  const reset = { params: { id: first.id } }
  const again = await admin.resetPassword(reset, 'reset-key')
  assert.equal((await admin.resetPassword(reset, 'reset-key')).password, null)
  assert.ok(again.password)
  await aBrowser().signIn({ body: { username: 'repeated', password: again.password ?? '' } })
})

test('accounts are found by part of name or username, and read page by page', async () => {
  for (const letter of ['a', 'b', 'c', 'd', 'e']) await create(`paged-${letter}`)
  const found: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await admin.listAccounts({ query: { q: 'PAGED-', limit: 2, ...(cursor ? { cursor } : {}) } })
    found.push(...page.items.map((account) => account.username))
    cursor = page.next
  } while (cursor)
  assert.deepEqual(found, ['paged-a', 'paged-b', 'paged-c', 'paged-d', 'paged-e'])
  assert.ok((await admin.listAccounts({ query: { q: '李明' } })).items.length >= 5)
  assert.deepEqual((await admin.listAccounts({ query: { q: '%' } })).items, [])
})

test('disabling an account ends its sessions everywhere, and enabling it brings none back', async () => {
  const person = await signedIn('liaison')
  const elsewhere = aBrowser()
  await elsewhere.signIn({ body: person.credentials })
  const params = { id: person.personId }
  const before = await admin.getAccount({ params })
  const disabled = await admin.changeAccount({
    params,
    body: { disabled: true, reason: '离职' },
    version: before.version,
  })
  assert.deepEqual([await isSignedIn(person), await isSignedIn(elsewhere)], [false, false])
  assert.deepEqual(disabled.can, { disable: false, enable: true, resetPassword: true })
  await assert.rejects(elsewhere.signIn({ body: person.credentials }), { code: 'session.wrong_credentials' })
  await admin.changeAccount({ params, body: { disabled: false, reason: '返岗' }, version: disabled.version })
  assert.deepEqual([await isSignedIn(person), await isSignedIn(elsewhere)], [false, false])
  await elsewhere.signIn({ body: person.credentials })
  assert.deepEqual(
    (await eventsAbout(person.personId)).map((event) => event.type).filter((type) => type.includes('abled')),
    ['people.account_disabled', 'people.account_enabled'],
  )
})

test('resetting a password ends every session, and opens the account for whoever had mistyped too often', async () => {
  const person = await signedIn()
  const locked = aBrowser()
  for (let i = 0; i < 5; i++)
    await locked.signIn({ body: { ...person.credentials, password: 'x' } }).catch(() => 0)
  const { password } = await admin.resetPassword({ params: { id: person.personId } })
  assert.equal(await isSignedIn(person), false)
  await assert.rejects(locked.signIn({ body: person.credentials }), { code: 'session.wrong_credentials' })
  const me = await locked.signIn({ body: { username: person.username, password: password ?? '' } })
  assert.equal(me.mustChangePassword, true)
  await locked.changePassword({ body: { current: password ?? '', next: 'a password of my own' } })
  assert.equal((await locked.whoAmI()).mustChangePassword, false)
})

test('the command line creates accounts with posts that count at once, and resets passwords', async () => {
  const posts = [postOf('operator'), postOf('secretary')]
  const wish = { name: '经办', username: 'By-Command', posts }
  const { personId, password } = await inTransaction(db, (tx) =>
    createAccountByCommand(tx, wish, TODAY, 'asked for on the command line'),
  )
  const browser = aBrowser()
  const me = await browser.signIn({ body: { username: 'by-command', password } })
  assert.deepEqual(me.posts.map((post) => post.role).sort(), ['operator', 'secretary'])
  assert.equal((await findAccountByUsername(db, 'BY-COMMAND'))?.id, personId)
  const next = await inTransaction(db, (tx) => resetPasswordByCommand(tx, personId, 'forgotten'))
  assert.equal(await isSignedIn(browser), false)
  const { password_hash } = await owner
    .selectFrom('account')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  assert.equal(await isPassword(next, password_hash), true)
  const [first] = await eventsAbout(personId)
  assert.deepEqual(
    [first?.person_id, first?.details],
    [
      null,
      { accountId: personId, name: '经办', username: 'by-command', reason: 'asked for on the command line' },
    ],
  )
})

// ── refused ──

test('nobody else creates, reads, disables or resets accounts, and a refusal changes nothing', async () => {
  const target = await anAccount()
  const params = { id: target.personId }
  const others = [
    await signedIn('security-administrator'),
    await signedIn('audit-administrator'),
    await signedIn('operator'),
    await signedIn(),
  ]
  const before = await everything()
  for (const other of [...others, aBrowser()]) {
    const status = 'personId' in other ? 403 : 401
    await assert.rejects(other.listAccounts(), { status })
    await assert.rejects(other.getAccount({ params }), { status })
    await assert.rejects(other.createAccount({ body: { name: '某人', username: 'someone' } }), { status })
    await assert.rejects(
      other.changeAccount({ params, body: { disabled: true, reason: '离职' }, version: 1 }),
      { status },
    )
    await assert.rejects(other.resetPassword({ params }), { status })
  }
  assert.deepEqual(await everything(), before)
})

test('nobody disables or resets their own account', async () => {
  const params = { id: admin.personId }
  const own = await admin.getAccount({ params })
  assert.deepEqual(own.can, { disable: false, enable: false, resetPassword: false })
  const before = await everything()
  await assert.rejects(
    admin.changeAccount({ params, body: { disabled: true, reason: '离职' }, version: own.version }),
    {
      status: 403,
    },
  )
  await assert.rejects(admin.resetPassword({ params }), { status: 403 })
  assert.deepEqual(await everything(), before)
  assert.equal(await isSignedIn(admin), true)
})

test('a change must say which version was seen, and a stale one is refused', async () => {
  const { personId } = await anAccount()
  const params = { id: personId }
  const before = await everything()
  await assert.rejects(admin.changeAccount({ params, body: { disabled: true, reason: '离职' } }), {
    status: 428,
  })
  await assert.rejects(
    admin.changeAccount({ params, body: { disabled: true, reason: '离职' }, version: 7 }),
    {
      status: 412,
      details: { version: 1 },
    },
  )
  assert.deepEqual(await everything(), before)
})

test('a username that is taken, malformed or missing is refused by name', async () => {
  await create('taken-name')
  const before = await everything()
  await assert.rejects(create('Taken-Name'), { status: 409, code: 'people.username_taken' })
  for (const username of ['ab', '-abc', '李明明', 'with space', 'a'.repeat(41)])
    await assert.rejects(
      create(username),
      (problem: { status: number; details: { problems: { field: string }[] } }) => {
        assert.equal(problem.details.problems[0]?.field, 'username')
        return problem.status === 422
      },
    )
  await assert.rejects(admin.getAccount({ params: { id: randomUUID() } }), { status: 404 })
  await assert.rejects(admin.resetPassword({ params: { id: randomUUID() } }), { status: 404 })
  assert.deepEqual(await everything(), before)
})

test('the password of an administrator is not reset on a screen, even before the post counts', async () => {
  const security = await signedIn('security-administrator')
  const coming = await anAccount()
  const post = postOf('audit-administrator')
  await security.grantPost({ body: { personId: coming.personId, ...post, startsOn: '2031-01-01' } })

  const administrators = [security, await anAccount('audit-administrator'), coming]
  const before = await everything()
  for (const { personId } of administrators) {
    const params = { id: personId }
    const { isAdministrator, can } = await admin.getAccount({ params })
    assert.deepEqual([isAdministrator, can.resetPassword, can.disable], [true, false, true])
    await assert.rejects(admin.resetPassword({ params }), {
      status: 409,
      code: 'people.administrator_reset_by_command',
    })
  }
  assert.deepEqual(await everything(), before)
  assert.equal(await isSignedIn(security), true)
})

test("once the administrator's post has ended, the password is reset on a screen like any other", async () => {
  const { personId } = await anAccount('audit-administrator')
  const security = await signedIn('security-administrator')
  const [post] = (await security.listPosts({ query: { personId } })).items
  await security.endPost({ params: { id: post?.id ?? '' }, body: { reason: '工作调整' } })
  assert.ok((await admin.resetPassword({ params: { id: personId } })).password)
})

// ── raced ──

test('of two people who create one username at once, one does and the other is told it is taken', async () => {
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => create(`raced-${round}`)))
    const refusals = answers.filter((answer) => answer.status === 'rejected')
    assert.equal(refusals.length, 3)
    for (const { reason } of refusals) assert.equal(reason.code, 'people.username_taken')
  }
  assert.equal((await admin.listAccounts({ query: { q: 'raced-' } })).items.length, 5)
})

test('ten repeats at once create one account, and one of them is told the password', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 10 }, () => create('repeated-at-once', key)))
  assert.equal(new Set(answers.map((account) => account.id)).size, 1)
  assert.equal(answers.filter((account) => account.password !== null).length, 1)
})

test('of two changes that saw one version, one is made', async () => {
  for (let round = 0; round < 5; round++) {
    const { personId } = await anAccount()
    const change = () =>
      admin.changeAccount({ params: { id: personId }, body: { disabled: true, reason: '离职' }, version: 1 })
    const answers = await Promise.allSettled([change(), change()])
    assert.deepEqual(answers.map((answer) => answer.status).sort(), ['fulfilled', 'rejected'])
  }
})

test('of a reset and three sign-ins at once, no session opened by the old password is left', async () => {
  for (let round = 0; round < 6; round++) {
    const person = await signedIn()
    const signIn = () => aBrowser().signIn({ body: { username: person.username, password: PASSWORD } })
    const reset = admin.resetPassword({ params: { id: person.personId } })
    const answers = await Promise.allSettled([reset, signIn(), signIn(), signIn()])
    assert.equal(answers[0].status, 'fulfilled')
    const left = await db
      .selectFrom('session')
      .select('created_at')
      .where('person_id', '=', person.personId)
      .execute()
    assert.deepEqual(left, [])
  }
})
