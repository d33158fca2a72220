import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { TODAY } from '#platform/testing.ts'
import type { NewPost } from './contract.ts'
import { grantPostByCommand } from './public.ts'
import { openPeopleWorld } from './testing.ts'

const { db, owner, anAccount, aBrowser, bodies, everything, postOf, signedIn } = await openPeopleWorld()
const security = await signedIn('security-administrator')
const second = await signedIn('security-administrator')

type Role = Parameters<typeof postOf>[0]
const wish = (personId: string, role: Role) => ({ body: { personId, ...postOf(role) } })
const rolesOf = async (browser: Pick<typeof security, 'whoAmI'>) =>
  (await browser.whoAmI()).posts.map((post) => post.role)
const idOf = ({ id }: { id: string }) => ({ params: { id } })
const ending = (post: { id: string }) => ({ ...idOf(post), body: { reason: '工作调整' } })

// ── works ──

test('the security administrator grants a post, and its holder has it at the next request', async () => {
  const person = await signedIn()
  const post = await security.grantPost(wish(person.personId, 'liaison'))
  assert.deepEqual([post.status, post.can], ['current', { confirm: false, end: true }])
  assert.deepEqual([post.grantedBy?.id, post.bodyName?.zh], [security.personId, '示范研究所'])
  assert.deepEqual(await rolesOf(person), ['liaison'])
  const [event] = await db
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'people.post_granted')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  assert.equal(event?.post_id, (await security.whoAmI()).posts[0]?.id)
})

test('a post of power counts only when another security administrator has confirmed it', async () => {
  const person = await signedIn()
  const post = await security.grantPost(wish(person.personId, 'secretary'))
  assert.deepEqual([post.status, post.can.confirm], ['waiting', false])
  assert.deepEqual(await rolesOf(person), [])
  const administrator = await security.grantPost(wish(person.personId, 'system-administrator'))
  await assert.rejects(person.listAccounts(), { status: 403 })
  const waiting = (await second.listPosts({ query: { waiting: 'true' } })).items
  assert.deepEqual(
    waiting.map(({ id, can }) => [id, can.confirm]),
    [
      [administrator.id, true],
      [post.id, true],
    ],
  )
  const confirmed = await second.confirmPost(idOf(post))
  assert.deepEqual([confirmed.status, confirmed.confirmedBy?.id], ['current', second.personId])
  assert.deepEqual(await rolesOf(person), ['secretary'])
})

test('a post is ended by one person, at once, and may then be granted anew', async () => {
  const person = await signedIn('liaison', 'reviewer')
  const [post] = (await security.listPosts({ query: { personId: person.personId, bodyKind: 'unit' } })).items
  assert.ok(post)
  const ended = await security.endPost(ending(post))
  assert.deepEqual([ended.status, ended.can.end], ['ended', false])
  assert.deepEqual(await rolesOf(person), ['reviewer'])
  await security.grantPost(wish(person.personId, 'liaison'))
  assert.deepEqual((await rolesOf(person)).sort(), ['liaison', 'reviewer'])
})

test('posts are found by person, body and role, newest first and page by page', async () => {
  const person = await signedIn('liaison', 'reviewer', 'volunteer')
  const query = { personId: person.personId, limit: 2 }
  const first = await security.listPosts({ query })
  const rest = await security.listPosts({ query: { ...query, cursor: first.next ?? '' } })
  assert.deepEqual(
    [...first.items, ...rest.items].map((post) => post.role),
    ['volunteer', 'reviewer', 'liaison'],
  )
  assert.equal(rest.next, null)
  const reviewing = await security.listPosts({ query: { personId: person.personId, role: 'reviewer' } })
  assert.deepEqual(
    reviewing.items.map((post) => post.role),
    ['reviewer'],
  )
  const ofUnit = await security.listPosts({ query: { bodyKind: 'unit', bodyId: bodies.unit, limit: 100 } })
  assert.ok(ofUnit.items.every((post) => post.bodyId === bodies.unit))
})

test('the person to whom a post is granted is found by name; roles are told to whoever is signed in', async () => {
  const person = await anAccount()
  const { items } = await security.findPeople({ query: { q: person.username } })
  assert.deepEqual(items, [{ id: person.personId, name: `王${person.username}`, username: person.username }])
  const auditor = await signedIn('audit-administrator')
  assert.deepEqual((await auditor.findPeople({ query: { q: person.username } })).items, items)
  const roles = await (await signedIn()).listRoles()
  assert.deepEqual(
    roles.items.slice(0, 4).map((role) => role.isPower),
    [true, true, true, true],
  )
  assert.deepEqual(roles.items[7], {
    key: 'liaison',
    name: { zh: '岗位', en: 'Post' },
    bodyKind: 'unit',
    isPower: false,
  })
})

// ── refused ──

test('nobody else grants, confirms, ends or lists posts, and a refusal changes nothing', async () => {
  const person = await anAccount()
  const waiting = await security.grantPost(wish(person.personId, 'operator'))
  const auditor = await signedIn('audit-administrator')
  const others = [await signedIn('system-administrator'), auditor, await signedIn('secretary')]
  const before = await everything()
  for (const other of [...others, aBrowser()]) {
    const status = 'personId' in other ? 403 : 401
    await assert.rejects(other.listPosts(), { status })
    // The audit administrator alone finds people, to narrow the record by them.
    if (other !== auditor) await assert.rejects(other.findPeople(), { status })
    await assert.rejects(other.grantPost(wish(person.personId, 'liaison')), { status })
    await assert.rejects(other.confirmPost(idOf(waiting)), { status })
    await assert.rejects(other.endPost(ending(waiting)), { status })
  }
  await assert.rejects(aBrowser().listRoles(), { status: 401 })
  assert.deepEqual(await everything(), before)
})

test('nobody grants a post to themselves, nor confirms what they granted or what they are given', async () => {
  const before = await everything()
  await assert.rejects(security.grantPost(wish(security.personId, 'liaison')), { status: 403 })
  assert.deepEqual(await everything(), before)
  const own = await security.grantPost(wish((await anAccount()).personId, 'operator'))
  const given = await security.grantPost(wish(second.personId, 'operator'))
  const then = await everything()
  await assert.rejects(security.confirmPost(idOf(own)), { status: 403 })
  await assert.rejects(second.confirmPost(idOf(given)), { status: 403 })
  assert.deepEqual(await everything(), then)
})

test('a post is confirmed once and ended once, and one without power is not confirmed at all', async () => {
  const person = await anAccount()
  const plain = await security.grantPost(wish(person.personId, 'reviewer'))
  const power = await security.grantPost(wish(person.personId, 'operator'))
  await second.confirmPost(idOf(power))
  await second.endPost(ending(plain))
  const before = await everything()
  await assert.rejects(second.confirmPost(idOf(power)), { status: 409, code: 'people.post_not_waiting' })
  await assert.rejects(second.confirmPost(idOf(plain)), { status: 409, code: 'people.post_not_waiting' })
  await assert.rejects(second.endPost(ending(plain)), { status: 409, code: 'people.post_already_ended' })
  await assert.rejects(second.endPost({ ...ending(power), version: 1 }), { status: 412 })
  await assert.rejects(second.endPost(ending({ id: randomUUID() })), { status: 404 })
  await assert.rejects(second.endPost({ ...idOf(power), body: { reason: ' ' } }), { status: 422 })
  assert.deepEqual(await everything(), before)
})

test('everything wrong with a grant is told at once, each by its field', async () => {
  const { personId } = await anAccount()
  const good = wish(personId, 'liaison').body
  const before = await everything()
  const told = (changes: Partial<NewPost>) =>
    security.grantPost({ body: { ...good, ...changes } }).then(
      () => [],
      (problem: { details: { problems: { field: string; code: string }[] } }) =>
        problem.details.problems.map(({ field, code }) => `${field} ${code}`),
    )
  assert.deepEqual(
    await told({ personId: randomUUID(), role: 'emperor', bodyId: randomUUID(), endsOn: '2029-12-31' }),
    ['endsOn in_the_past', 'personId unknown_person', 'role unknown_role', 'bodyId unknown_body'],
  )
  assert.deepEqual(await told({ bodyKind: 'city', bodyId: bodies.city }), ['bodyKind not_of_this_role'])
  assert.deepEqual(await told({ role: 'host', bodyKind: 'city', bodyId: bodies.city }), [
    'bodyKind not_of_this_role',
  ])
  assert.deepEqual(await told({ startsOn: '2031-01-01', endsOn: '2030-12-31' }), [
    'endsOn ends_before_it_starts',
  ])
  assert.deepEqual(await told({ startsOn: '2030-02-30' }), ['startsOn invalid_format'])
  assert.deepEqual(await everything(), before)
})

test('the three administrators are three people: nobody is given a second of these posts, not even by the owner of the database', async () => {
  const { personId } = await anAccount('system-administrator')
  const before = await everything()
  const refusal = { status: 409, code: 'people.administrators_are_separate' }
  await assert.rejects(security.grantPost(wish(personId, 'audit-administrator')), refusal)
  await assert.rejects(security.grantPost(wish(personId, 'security-administrator')), refusal)
  const row = await owner
    .selectFrom('post')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const audit = { ...row, id: randomUUID(), role: 'audit-administrator', administrator: 'audit' }
  await assert.rejects(owner.insertInto('post').values(audit).execute(), {
    constraint: 'post_administrators_are_separate',
  })
  assert.deepEqual(await everything(), before)
})

test('one post is not held twice at a time', async () => {
  const { personId } = await anAccount('liaison')
  const before = await everything()
  await assert.rejects(security.grantPost(wish(personId, 'liaison')), {
    status: 409,
    code: 'people.post_already_held',
  })
  assert.deepEqual(await everything(), before)
})

// ── raced ──

const ADMINISTRATORS = ['system-administrator', 'security-administrator', 'audit-administrator'] as const

test('of three administrators granted to one person at once, one is granted and two are refused', async () => {
  for (let round = 0; round < 8; round++) {
    const { personId } = await anAccount()
    const answers = await Promise.allSettled(
      ADMINISTRATORS.map((role) => security.grantPost(wish(personId, role))),
    )
    const refusals = answers.filter((answer) => answer.status === 'rejected')
    assert.equal(refusals.length, 2)
    for (const { reason } of refusals) assert.equal(reason.code, 'people.administrators_are_separate')
  }
})

test('rivals for one person queue at its row and never deadlock', async () => {
  for (let round = 0; round < 8; round++) {
    const { personId } = await anAccount()
    // Without the retry that the server makes, which would hide a deadlock.
    const grant = (role: Role) =>
      db.transaction().execute((tx) => grantPostByCommand(tx, wish(personId, role).body, TODAY, 'a race'))
    const rivals = Array.from({ length: 18 }, (_, i) => grant(ADMINISTRATORS[i % 3] ?? 'liaison'))
    const refusals = (await Promise.allSettled(rivals)).filter((answer) => answer.status === 'rejected')
    const truths = new Set(refusals.map(({ reason }) => reason.constraint))
    assert.deepEqual(truths, new Set(['post_administrators_are_separate', 'post_is_held_once']))
    assert.equal(refusals.length, 17)
  }
})

test('an administrator is confirmed only after changing the password that another knows', async () => {
  const system = await signedIn('system-administrator')
  const {
    id: personId,
    username,
    password,
  } = await system.createAccount({
    body: { name: '新来的', username: 'newcomer' },
  })
  const { id } = await security.grantPost(wish(personId, 'audit-administrator'))
  const before = await everything()
  await assert.rejects(second.confirmPost({ params: { id } }), { code: 'people.initial_password_unchanged' })
  assert.deepEqual(await everything(), before)

  const newcomer = aBrowser()
  const current = password ?? ''
  await newcomer.signIn({ body: { username, password: current } })
  await newcomer.changePassword({ body: { current, next: 'known to nobody else' } })
  assert.equal((await second.confirmPost({ params: { id } })).status, 'current')
})

test('of four who confirm or end one post at once, each thing happens once', async () => {
  for (let round = 0; round < 5; round++) {
    const post = await security.grantPost(wish((await anAccount()).personId, 'operator'))
    const confirm = () => second.confirmPost(idOf(post))
    const end = (by: typeof second) => by.endPost(ending(post))
    const answers = await Promise.allSettled([confirm(), confirm(), end(second), end(security)])
    const isDone = answers.map((answer) => answer.status === 'fulfilled')
    assert.ok(!(isDone[0] && isDone[1]))
    assert.notEqual(isDone[2], isDone[3])
  }
})
