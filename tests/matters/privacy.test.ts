// What is not one's own does not exist, and what is personal lies in one place, until it is gone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { filesApi } from '#modules/files/api.ts'
import { filesContract } from '#modules/files/contract.ts'
import { removeOrphans } from '#modules/files/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import { API_ROOT } from '#platform/contract.ts'
import { newId } from '#platform/id.ts'
import { NOW, ZONE } from '#platform/testing.ts'
import { wipeOld } from '#modules/matters/actions/ring-alarms.ts'
import { mattersApi } from '#modules/matters/api.ts'
import { mattersContract } from '#modules/matters/contract.ts'
import { aWish, openMattersWorld, sumOf } from '#modules/matters/testing.ts'

const world = await openMattersWorld(mattersApi, filesApi)
const { db, owner, http, files, cookieOf, as, asIn, people, asked, read, inHand, ofCity, ofInstitute } = world
const { talent, operator, otherOperator } = people
type Operation = keyof typeof mattersContract

async function anUpload(actor: Actor, name: string): Promise<string> {
  const file = new Blob([`%PDF-1.7 ${name}`], { type: 'application/pdf' })
  return (await asIn(actor, filesContract).uploadFile({ query: { name: `${name}.pdf` }, file })).id
}

/** A matter with a part in hand, a pause, an outcome in dispute, a note, messages both ways and attachments. */
async function longStory(word: string) {
  const description = `${word}说明`
  const wish = {
    title: `${word}标题`,
    description,
    answers: { stage: 'primary', child: `${word}小名` },
    files: [await anUpload(talent, word)],
  }
  const id = await asked(wish)
  const params = { id }
  const { version } = await read(id)
  const parts = [
    { body: ofCity, isLead: true },
    { body: ofInstitute, isLead: false },
  ]
  const sent = await as(operator).sendParts({ params, body: { parts, words: `${word}交代` }, version })
  const [lead, helper] = sent.handlings.map((part) => ({ id: part.id }))
  if (!lead || !helper) throw new Error('Two parts were sent')
  await as(operator).takePart({ params: lead })
  await as(people.liaison).answerPart({
    params: helper,
    body: { answer: 'not_ours', words: `${word}答复`, whose: ofCity },
  })
  for (const to of ['asker', 'inside'] as const)
    await as(operator).writeMessage({
      params,
      body: { to, words: `${word}消息`, files: [await anUpload(operator, word + to)] },
    })
  await as(talent).writeMessage({ params, body: { to: 'handlers', words: `${word}回信` } })
  await as(operator).readPersonalPart({ params, body: { reason: `${word}核对原因` } })
  const pause = { reason: 'expert_opinion' as const, words: `${word}暂停`, days: 3 }
  const { handlings } = await as(operator).proposePause({ params: lead, body: pause })
  const pauseId = handlings.find((part) => part.id === lead.id)?.pauses[0]?.id ?? ''
  await as(otherOperator).decidePause({ params: { id: pauseId }, body: { isApproved: true } })
  const propose = () =>
    as(operator).proposeOutcome({ params: lead, body: { type: 'place-given', words: `${word}结果` } })
  await propose()
  await as(talent).answerOutcome({ params, body: { isConfirmed: false, words: `${word}不认可` } })
  await propose()
  return { id, lead: lead.id, pauseId, fileId: wish.files[0] ?? '' }
}

/** Tables in which a word stands anywhere. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = (await owner.introspection.getTables()).filter(({ schema }) => schema === 'public')
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } =
        await sql`select from ${sql.table(name)} as kept where kept::text like ${`%${word}%`} limit 1`.execute(
          owner,
        )
      return rows.length > 0 ? [name] : []
    }),
  )
  return found.flat().toSorted()
}

const WORDS = '不应看到'
const REASON = { reason: '随便看一看' }
const OUTCOME = { isConfirmed: true }
/** What each operation on one record is sent; a new operation needs its line. */
const BODIES: Partial<Record<Operation, object | undefined>> = {
  getMatter: undefined,
  readPersonalPart: REASON,
  downloadMatterFile: undefined,
  answerOutcome: OUTCOME,
  enterCallBack: OUTCOME,
  reopenMatter: REASON,
  withdrawMatter: undefined,
  sayWhetherItLasted: { lasted: true },
  changeKind: { kind: 'schooling' },
  sendParts: { parts: [{ body: ofCity, isLead: true }] },
  takePart: undefined,
  answerPart: { answer: 'helped', words: WORDS },
  proposeOutcome: { type: 'place-given', words: WORDS },
  handOnPart: { body: ofCity, words: WORDS },
  callIn: { bodies: [ofCity], words: WORDS },
  proposePause: { reason: 'force_majeure', words: WORDS, days: 1 },
  decidePause: { isApproved: true },
  writeMessage: { to: 'inside', words: WORDS },
  suggestHandlers: undefined,
}
const onOne = (Object.keys(mattersContract) as Operation[]).filter((name) =>
  mattersContract[name].path.includes('{id}'),
)

async function send(actor: Actor, name: Operation, ids: Readonly<Record<string, string>>) {
  const { method, path } = mattersContract[name]
  const url = API_ROOT + path.replaceAll(/\{(\w+)\}/g, (_, key: string) => ids[key] ?? '')
  const payload = BODIES[name]
  const headers = { cookie: cookieOf(actor), 'if-match': '"1"' }
  const statements: string[] = []
  const driver: { query: (...given: unknown[]) => unknown } = pg.Client.prototype
  const { query } = driver
  driver.query = function listening(...given) {
    if (typeof given[0] === 'string') statements.push(given[0])
    return Reflect.apply(query, this, given)
  }
  try {
    const answer = await http.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    const { requestId: _, ...problem } = answer.json<Record<string, unknown>>()
    return { status: answer.statusCode, problem, statements }
  } finally {
    driver.query = query
  }
}

test('to whoever has no part in a matter it is as if it did not exist: same words, same questions to the database', async () => {
  assert.deepEqual(Object.keys(BODIES).toSorted(), onOne.toSorted())
  const { id, lead, pauseId, fileId } = await longStory('甲某')
  const idOf = (name: Operation) => {
    if (mattersContract[name].path.startsWith('/pauses')) return pauseId
    return mattersContract[name].path.startsWith('/handlings') ? lead : id
  }
  const before = await read(id)
  for (const stranger of [people.otherTalent, people.companyLiaison, people.secretary, people.host])
    for (const name of onOne) {
      const real = await send(stranger, name, { id: idOf(name), fileId })
      const none = await send(stranger, name, { id: newId(), fileId: newId() })
      assert.equal(real.status, 404, name)
      assert.deepEqual(real, none, name)
    }
  assert.deepEqual(await read(id), before)
})

test('a stranger does not even wait for those who work on a matter', async () => {
  const id = await asked()
  await owner.transaction().execute(async (tx) => {
    await sql`select from matter where id = ${id} for update`.execute(tx)
    const answer = await send(people.companyLiaison, 'withdrawMatter', { id })
    assert.equal(answer.status, 404)
  })
})

test('no box of a stranger, no search and no body of another shows a matter', async () => {
  const word = '乙某独有'
  await longStory(word)
  const boxes = mattersContract.listMatters.query.shape.box.options
  for (const stranger of [people.otherTalent, people.companyLiaison, people.secretary, people.host])
    for (const box of boxes)
      for (const body of [undefined, ofInstitute.id]) {
        const query = { box, q: word, ...(body ? { body } : {}) }
        assert.deepEqual((await as(stranger).listMatters({ query })).items, [], box)
      }
  const { items } = await as(operator).listMatters({ query: { box: 'all', q: word } })
  assert.equal(items.length, 1)
  await assert.rejects(as(visitor).listMatters({ query: { box: 'all' } }), { status: 401 })
})

test('private answers and how to reach somebody stand in one table alone, whoever has read them', async () => {
  const { id } = await inHand()
  await as(operator).readPersonalPart({ params: { id }, body: { reason: '核对入学年龄' } })
  await as(talent).readPersonalPart({ params: { id }, body: { reason: '看看自己写的' } })
  const contact = { name: '丙女士', phone: '13700001111' }
  const wish = { ...aWish, kind: 'resident-request', answers: {}, contact }
  await as(people.host).askMatter({ body: wish })
  const { secret } = await as(visitor).askAsResident({ body: wish })
  const followed = await as(visitor).followMatter({ body: { secret } })
  assert.ok(!JSON.stringify(followed).includes(contact.name))
  for (const word of ['小明', contact.name, contact.phone])
    assert.deepEqual(await tablesWith(word), ['matter_private'], word)
  assert.deepEqual(await tablesWith(secret), [], 'the secret of a link')
})

test('a refusal does not repeat what somebody wrote', async () => {
  const payload = {
    ...aWish,
    kind: '丁某的事',
    answers: { child: '丁某', unasked: '丁某' },
    placeCode: '丁某',
  }
  const headers = { cookie: cookieOf(talent) }
  const { body, statusCode } = await http.inject({ method: 'POST', url: '/api/v1/matters', headers, payload })
  assert.equal(statusCode, 422)
  assert.ok(!body.includes('丁某'))
})

test('the application cannot read the personal part but as its keeper, who can read nothing else', async () => {
  const refusal = { code: '42501' }
  await assert.rejects(sql`select * from matter_private`.execute(db), refusal)
  await assert.rejects(sql`delete from matter_private`.execute(db), refusal)
  for (const table of ['matter', 'matter_step', 'person', 'event'])
    await assert.rejects(
      db.transaction().execute(async (tx) => {
        await sql`set local role juguang_matters`.execute(tx)
        await sql`select * from ${sql.table(table)}`.execute(tx)
      }),
      refusal,
    )
})

test('where the reading cannot be recorded nothing is read', async () => {
  const { id } = await inHand()
  await sql`create function no_record() returns trigger language plpgsql as $$ begin raise 'full'; end $$`.execute(
    owner,
  )
  await sql`create trigger no_record before insert on matter_step for each row
    when (new.kind = 'personal_part_read') execute function no_record()`.execute(owner)
  const url = `/api/v1/matters/${id}/personal-part`
  const headers = { cookie: cookieOf(operator) }
  const { statusCode, body } = await http.inject({ method: 'POST', url, headers, payload: REASON })
  await sql`drop trigger no_record on matter_step`.execute(owner)
  assert.equal(statusCode, 500)
  assert.ok(!body.includes('小明'))
})

test('when the retention ends every personal word is gone from every table, once, and the counts stay', async () => {
  const word = '戊某'
  const { id } = await longStory(word)
  await as(talent).answerOutcome({ params: { id }, body: { isConfirmed: true, words: `${word}谢谢` } })
  assert.deepEqual(
    await tablesWith(word),
    'file handling idempotency_key matter matter_private matter_step outcome pause'.split(' '),
  )
  const months = (count: number) => {
    const now = new Date(NOW)
    now.setUTCMonth(now.getUTCMonth() + count, now.getUTCDate() + 1)
    return { now, today: now.toISOString().slice(0, 10), zone: ZONE }
  }
  await wipeOld(db, months(11))
  assert.equal((await read(id)).personalPart.wipedAt, null)
  for (const at of [months(12), months(11), months(13)]) await Promise.all([wipeOld(db, at), wipeOld(db, at)])
  // Copies for repeats and files without a record go by their own jobs, a day later.
  await sql`delete from idempotency_key`.execute(owner)
  await sql`update file set created_at = created_at - interval '2 days'`.execute(owner)
  await removeOrphans(db, files)
  assert.deepEqual(await tablesWith(word), [])
  const wiped = await read(id, talent)
  assert.deepEqual([wiped.title, wiped.closing, wiped.can.readPersonalPart], ['—', 'confirmed', false])
  assert.ok(wiped.personalPart.wipedAt !== null && wiped.steps.length > 10)
  assert.equal(await sumOf(db, 'matters.resolved', id), 1)
  const events =
    await sql`select from event where type = 'matters.wiped' and details::text like ${`%${id}%`}`.execute(
      owner,
    )
  assert.equal(events.rows.length, 1)
  await assert.rejects(as(operator).readPersonalPart({ params: { id }, body: REASON }), {
    code: 'matters.personal_part_wiped',
  })
})

test('the link of a wiped matter still answers, without what was written', async () => {
  const wish = { ...aWish, kind: 'resident-request', title: '己某家漏水', answers: {} }
  const { secret } = await as(visitor).askAsResident({ body: wish })
  await as(visitor).withdrawBySecret({ body: { secret } })
  await wipeOld(db, { now: new Date('2031-03-01T00:00:00Z'), today: '2031-03-01', zone: ZONE })
  const { title, closing } = await as(visitor).followMatter({ body: { secret } })
  assert.deepEqual([title, closing], ['—', 'withdrawn'])
})
