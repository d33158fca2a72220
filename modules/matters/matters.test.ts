import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visitor } from '#platform/access.ts'
import { mattersApi } from './api.ts'
import { aWish, openMattersWorld, sumOf } from './testing.ts'

const world = await openMattersWorld(mattersApi)
const { as, people, asked, read, inHand, answered, ofCity, ofInstitute, ofCommittee, db } = world
const lang = 'zh-Hans'

// ── works ──

test('a talent asks for a school place, is answered, confirms, and it counts', async () => {
  const before = await sumOf(db, 'matters.resolved')
  const { id } = await answered()
  const seen = await read(id, people.talent)
  assert.deepEqual(
    [seen.status, seen.can.confirm, seen.outcomes[0]?.typeName],
    ['answered', true, '落实学位'],
  )
  const closed = await as(people.talent).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  assert.deepEqual([closed.status, closed.closing], ['closed', 'confirmed'])
  assert.equal(await sumOf(db, 'matters.resolved'), before + 1)
})

test('the asker sees every step but no note inside, and no names of people', async () => {
  const { id } = await inHand()
  await as(people.operator).writeMessage({
    params: { id },
    body: { to: 'inside', words: '先问问教育局', files: [] },
  })
  await as(people.operator).writeMessage({
    params: { id },
    body: { to: 'asker', words: '请补充户口所在地', files: [] },
  })
  const own = await read(id, people.talent)
  assert.deepEqual(
    own.steps.map(({ kind }) => kind),
    ['asked', 'sent', 'taken', 'message_to_asker'],
  )
  assert.ok(own.steps.every(({ person }) => person === null))
  const inside = await read(id)
  assert.equal(inside.steps.find(({ kind }) => kind === 'note')?.words, '先问问教育局')
})

test('parts go to several bodies at once, each with its own clock, and only one leads', async () => {
  const id = await asked()
  const { version } = await read(id)
  const parts = [
    { body: ofCity, isLead: true },
    { body: ofInstitute, isLead: false },
    { body: ofCommittee, isLead: false },
  ]
  const sent = await as(people.operator).sendParts({ params: { id }, body: { parts }, version })
  assert.deepEqual(
    sent.handlings.map(({ isLead }) => isLead),
    [true, false, false],
  )
  const own = sent.handlings.find(({ body }) => body.id === ofInstitute.id)?.id ?? ''
  const taken = await as(people.liaison).takePart({ params: { id: own } })
  assert.deepEqual(
    taken.handlings.map(({ id: part, state }) => (part === own) === (state === 'taken')),
    [true, true, true],
  )
  // From Tuesday 1 January 2030, a holiday, 2 and 15 working days; nobody has published that year yet.
  assert.deepEqual(
    [sent.handlings[0]?.takeDue.day, sent.handlings[0]?.answerDue.published],
    ['2030-01-03', false],
  )
})

test('what is private is read only with a reason that the asker sees, and never by those the kind does not name', async () => {
  const { id } = await inHand()
  const part = await as(people.operator).readPersonalPart({
    params: { id },
    body: { reason: '核对入学年龄' },
  })
  assert.deepEqual(
    part.answers.map(({ answer }) => answer),
    ['小明'],
  )
  const step = (await read(id, people.talent)).steps.at(-1)
  assert.deepEqual([step?.kind, step?.words], ['personal_part_read', '核对入学年龄'])
  assert.ok(!JSON.stringify(await read(id)).includes('小明'))
})

test('a pause that another operator approves moves the due time, and the asker sees why', async () => {
  const { id, lead, matter } = await inHand()
  const due = matter.handlings[0]?.answerDue.day ?? ''
  const pause = { reason: 'waiting_for_requester', words: '等材料', days: 5 } as const
  const proposed = await as(people.operator).proposePause({ params: { id: lead }, body: pause })
  const pauseId = proposed.handlings[0]?.pauses[0]?.id ?? ''
  assert.equal(proposed.handlings[0]?.pauses[0]?.can.decide, false)
  const decided = await as(people.otherOperator).decidePause({
    params: { id: pauseId },
    body: { isApproved: true },
  })
  assert.ok((decided.handlings[0]?.answerDue.day ?? '') > due)
  assert.equal((await read(id, people.talent)).steps.at(-1)?.kind, 'pause_approved')
})

test('a rejected outcome goes back to the lead, who may propose another', async () => {
  const { id, lead } = await answered()
  const back = await as(people.talent).answerOutcome({
    params: { id },
    body: { isConfirmed: false, words: '学校太远' },
  })
  assert.deepEqual([back.status, back.handlings[0]?.state], ['in_hand', 'taken'])
  const again = await as(people.operator).proposeOutcome({
    params: { id: lead },
    body: { type: 'not-possible', words: '附近没有学位' },
  })
  assert.equal(again.status, 'answered')
  const closed = await as(people.talent).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  assert.equal(closed.closing, 'not_solved')
})

test('a confirmed matter is reopened once, counts no longer, and counts again when solved again', async () => {
  const before = await sumOf(db, 'matters.resolved')
  const { id } = await answered()
  const confirm = () => as(people.talent).answerOutcome({ params: { id }, body: { isConfirmed: true } })
  await confirm()
  const open = await as(people.talent).reopenMatter({ params: { id }, body: { reason: '学校又说不收了' } })
  assert.equal(open.status, 'received')
  assert.equal(await sumOf(db, 'matters.resolved'), before)
  const { handlings } = await read(id)
  assert.ok(handlings.length > 0)
})

test('somebody at the counter gets a secret link, and follows and confirms with it alone', async () => {
  const contact = { name: '王阿姨', phone: '13800000000' }
  const wish = { ...aWish, kind: 'resident-request', answers: {}, contact }
  const { secret, id } = await as(people.host).askMatter({ body: wish })
  assert.equal(id, null)
  const matter = await as(visitor).followMatter({ body: { secret: secret ?? '' } })
  assert.deepEqual([matter.title, matter.channel, matter.can.withdraw], [aWish.title, 'counter', true])
  assert.ok(!JSON.stringify(matter).includes('13800000000'))
  const gone = await as(visitor).withdrawBySecret({ body: { secret: secret ?? '' } })
  assert.equal(gone.closing, 'withdrawn')
})

test('the public sees requests of public kinds whose askers agreed, and nothing personal', async () => {
  const wish = { ...aWish, kind: 'resident-request', title: '路灯不亮', answers: {} }
  await as(visitor).askAsResident({
    body: { ...wish, isPublic: true, contact: { name: '李女士', phone: '13900000000' } },
  })
  await as(visitor).askAsResident({ body: { ...wish, title: '楼道太暗', isPublic: false } })
  const { items } = await as(visitor).listPublicMatters({ query: { lang } })
  assert.deepEqual(
    items.map(({ title }) => title),
    ['路灯不亮'],
  )
})
