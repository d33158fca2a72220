import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { inTransaction } from '#platform/db.ts'
import { tellBody } from './public.ts'
import { openPeopleWorld } from './testing.ts'

const { db, owner, aBrowser, bodies, everything, signedIn } = await openPeopleWorld()
const auditor = await signedIn('audit-administrator')

const plant = (type: string, at: string, of: { person_id?: string; post_id?: string } = {}) =>
  owner
    .insertInto('event')
    .values({
      id: randomUUID(),
      type,
      happened_at: at as unknown as Date,
      details: JSON.stringify({ at }),
      ...of,
    })
    .execute()
const typesOf = (page: { items: { type: string }[] }) => page.items.map((event) => event.type)

// ── works ──

test('the audit administrator reads what was done, newest first, with person, post and body', async () => {
  const liaison = await signedIn('liaison')
  const post_id = (await liaison.whoAmI()).posts[0]?.id ?? ''
  await plant('network.unit_changed', '2999-01-01T00:00:00Z', { person_id: liaison.personId, post_id })
  const [event] = (await auditor.listEvents({ query: { limit: 1 } })).items
  assert.deepEqual(event?.person, { id: liaison.personId, name: `王${liaison.username}` })
  assert.deepEqual(
    [event.post?.role, event.post?.bodyId, event.post?.bodyName?.zh],
    ['liaison', bodies.unit, '示范研究所'],
  )
  assert.equal(event.happenedAt, '2999-01-01T00:00:00.000Z')
})

test('an event tells the names of whom and what it is about', async () => {
  const person = await signedIn()
  const details = {
    personId: person.personId,
    unitId: bodies.unit,
    committeeId: 'none',
    postId: bodies.committee,
  }
  await owner
    .insertInto('event')
    .values({ id: randomUUID(), type: 'named.event', details: JSON.stringify(details) })
    .execute()
  const [event] = (await auditor.listEvents({ query: { type: 'named.' } })).items
  assert.deepEqual(
    event?.about.map(({ kind, name }) => [kind, name.zh]),
    [
      ['person', `王${person.username}`],
      ['unit', '示范研究所'],
    ],
  )
})

test('events are found by person and by the beginning of their type', async () => {
  const person = await signedIn()
  await person.signOut()
  const query = { personId: person.personId }
  assert.deepEqual(typesOf(await auditor.listEvents({ query })), ['people.signed_out', 'people.signed_in'])
  assert.deepEqual(typesOf(await auditor.listEvents({ query: { ...query, type: 'people.signed_o' } })), [
    'people.signed_out',
  ])
  assert.deepEqual(typesOf(await auditor.listEvents({ query: { ...query, type: 'people%' } })), [])
})

test('a day begins and ends at midnight in the city, not in London', async () => {
  const at = {
    before: '2015-05-04T15:59:59Z',
    first: '2015-05-04T16:00:00Z',
    last: '2015-05-05T15:59:59Z',
    after: '2015-05-05T16:00:00Z',
  }
  for (const [name, moment] of Object.entries(at)) await plant(`zone.${name}`, moment)
  const on = (from?: string, to?: string) =>
    auditor
      .listEvents({ query: { type: 'zone.', ...(from ? { from } : {}), ...(to ? { to } : {}) } })
      .then(typesOf)
  assert.deepEqual(await on('2015-05-05', '2015-05-05'), ['zone.last', 'zone.first'])
  assert.deepEqual(await on('2015-05-05'), ['zone.after', 'zone.last', 'zone.first'])
  assert.deepEqual(await on(undefined, '2015-05-04'), ['zone.before'])
})

test('a long record is read page by page, each event once, though many share a millisecond', async () => {
  for (let i = 0; i < 7; i++) await plant('paged.event', `2016-01-01T00:00:00.00000${i % 3}Z`)
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const query = { type: 'paged.', limit: 2, ...(cursor ? { cursor } : {}) }
    const page = await auditor.listEvents({ query })
    seen.push(...page.items.map((event) => event.id))
    cursor = page.next
  } while (cursor)
  assert.equal(seen.length, 7)
  assert.equal(new Set(seen).size, 7)
})

test('a body is told something; whoever holds a post there sees it, and one reading counts for all', async () => {
  const [liaison, colleague, reviewer] = [
    await signedIn('liaison'),
    await signedIn('liaison'),
    await signedIn('reviewer'),
  ]
  const told = {
    bodyKind: 'unit',
    bodyId: bodies.unit,
    code: 'admission.admitted',
    details: { committee: '示范' },
  }
  await inTransaction(db, (tx) => tellBody(tx, told))
  const [notice] = (await liaison.listNotices()).items
  assert.deepEqual(
    [notice?.code, notice?.details, notice?.bodyName?.zh],
    ['admission.admitted', told.details, '示范研究所'],
  )
  assert.deepEqual((await reviewer.listNotices()).items, [])
  const ofState = (state: 'read' | 'unread') =>
    colleague.listNotices({ query: { state } }).then((page) => page.items.map((item) => item.id))
  assert.deepEqual([await ofState('unread'), await ofState('read')], [[notice?.id], []])
  const params = { id: notice?.id ?? '' }
  const read = await liaison.readNotice({ params })
  assert.deepEqual(read.can, { read: false })
  assert.deepEqual([await ofState('unread'), await ofState('read')], [[], [notice?.id]])
  const [seen] = (await colleague.listNotices()).items
  assert.equal(seen?.readAt, read.readAt)
  assert.equal((await colleague.readNotice({ params })).readAt, read.readAt)
  const events = await auditor.listEvents({ query: { type: 'people.notice_read' } })
  assert.deepEqual(
    events.items.map((event) => event.person?.id),
    [liaison.personId],
  )
})

// ── refused ──

test('nobody else reads the record of events', async () => {
  for (const role of ['system-administrator', 'security-administrator', 'operator'])
    await assert.rejects((await signedIn(role)).listEvents(), { status: 403 })
  await assert.rejects(aBrowser().listEvents(), { status: 401 })
})

test('the audit administrator changes nothing, not even a notice', async () => {
  await inTransaction(db, (tx) =>
    tellBody(tx, { bodyKind: 'city', bodyId: bodies.city, code: 'a.notice', details: {} }),
  )
  const [notice] = (await auditor.listNotices()).items
  assert.deepEqual(notice?.can, { read: false })
  const before = await everything()
  await assert.rejects(auditor.readNotice({ params: { id: notice?.id ?? '' } }), { status: 403 })
  assert.deepEqual(await everything(), before)
})

test('a notice for one role of a body is read by its holders and by nobody else there', async () => {
  const city = { bodyKind: 'city', bodyId: bodies.city, code: 'a.matter', details: {} }
  await inTransaction(db, (tx) => tellBody(tx, { ...city, role: 'operator' }))
  const codesOf = async (role: string) =>
    (await (await signedIn(role)).listNotices()).items.map(({ code }) => code)
  assert.ok((await codesOf('operator')).includes('a.matter'))
  assert.ok(!(await codesOf('volunteer')).includes('a.matter'))
})

test('a notice of another body does not exist for a stranger', async () => {
  await inTransaction(db, (tx) =>
    tellBody(tx, { bodyKind: 'unit', bodyId: bodies.unit, code: 'a.notice', details: {} }),
  )
  const [notice] = (await (await signedIn('liaison')).listNotices()).items
  const strangers = [await signedIn('reviewer'), await signedIn()]
  const before = await everything()
  for (const stranger of strangers)
    await assert.rejects(stranger.readNotice({ params: { id: notice?.id ?? '' } }), { status: 404 })
  await assert.rejects(aBrowser().listNotices(), { status: 401 })
  assert.deepEqual(await everything(), before)
})

test('a forged cursor, a wrong day or an unknown parameter is refused by name, never a fault', async () => {
  const cursors = [
    'x',
    ...[[-1, randomUUID()], [1e300, randomUUID()], [1, 'x'], { a: 1 }].map((value) =>
      Buffer.from(JSON.stringify(value)).toString('base64url'),
    ),
  ]
  for (const cursor of cursors)
    await assert.rejects(auditor.listEvents({ query: { cursor } }), { status: 400 })
  await assert.rejects(auditor.listEvents({ query: { from: '2030-02-30' } }), { status: 400 })
  const queryWithMore = { sort: 'id' } as object
  await assert.rejects(auditor.listEvents({ query: queryWithMore }), {
    details: { problems: [{ field: 'sort', code: 'unknown_field', in: 'query' }] },
  })
  assert.deepEqual((await auditor.listEvents({ query: { from: '9999-12-31', to: '0001-01-01' } })).items, [])
})

// ── raced ──

test('of ten who read a notice at once, one is recorded', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => signedIn('secretary')))
  for (let round = 0; round < 4; round++) {
    const code = `raced.${round}`
    await inTransaction(db, (tx) =>
      tellBody(tx, { bodyKind: 'committee', bodyId: bodies.committee, code, details: {} }),
    )
    const [notice] = (await people[0]!.listNotices()).items
    const params = { id: notice?.id ?? '' }
    await Promise.all([...people, ...people].map((person) => person.readNotice({ params })))
    const events = await auditor.listEvents({ query: { type: 'people.notice_read', limit: 100 } })
    assert.equal(events.items.filter((event) => event.details.noticeId === params.id).length, 1)
  }
})
