// Other people's programs ask by Open311: a client in another language, and what a careless or hostile one would send.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { mattersApi } from '#modules/matters/api.ts'
import { loadMatterKinds } from '#modules/matters/public.ts'
import { openMattersWorld, request, schooling } from '#modules/matters/testing.ts'
import { removeOldSendings } from '#modules/open311/jobs.ts'
import { open311 } from '#modules/open311/standard.ts'
import { visitor } from '#platform/access.ts'
import { mountStandard } from '#platform/standards.ts'
import { NOW, ZONE } from '#platform/testing.ts'

const world = await openMattersWorld(mattersApi)
const { http, db, owner, as } = world
mountStandard(http, open311, { db, clock: () => NOW, zone: ZONE, publicUrl: undefined })
const both = (zh: string) => ({ zh, en: `${zh} in English` })
const asked = { required: false, private: false }
await loadMatterKinds(owner, [
  schooling,
  request,
  {
    ...request,
    key: 'visit',
    questions: [
      { ...asked, key: 'people', text: both('几个人'), kind: 'number', required: true, maximum: 500 },
      { ...asked, key: 'day', text: both('哪一天'), kind: 'day' },
      { ...asked, key: 'illness', text: both('身体状况'), kind: 'text', private: true, maxLength: 300 },
    ],
  },
  { ...request, key: 'ethics', public: false },
])

type Json = Record<string, unknown>
const ROOT = '/open311/v2'
let sources = 0

async function get(path: string) {
  const answer = await http.inject(path)
  return { status: answer.statusCode, told: answer.json<Json[]>() }
}

/** Each from a source of its own, so that no bound is met. */
async function post(form: Record<string, string> | string, remoteAddress = `10.1.0.${++sources}`) {
  const answer = await http.inject({
    method: 'POST',
    url: `${ROOT}/requests.json`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    remoteAddress,
  })
  return { status: answer.statusCode, told: answer.json<Json[]>(), headers: answer.headers }
}

const lamp = { service_code: 'resident-request', address_string: '光明大道 1 号', description: '路灯不亮' }
const agreed = { ...lamp, 'attribute[is_public]': 'yes' }
async function sent(form: Record<string, string>) {
  const { status, told } = await post(form)
  assert.equal(status, 200, JSON.stringify(told))
  return { id: String(told[0]?.service_request_id), notice: String(told[0]?.service_notice) }
}
const listed = async (query = '') =>
  (await get(`${ROOT}/requests.json${query}`)).told.map((one) => String(one.service_request_id))

// ── works ──

async function asksInXml() {
  const site = await http.listen({ port: 0, host: '127.0.0.1' })
  const client = fileURLToPath(new URL('open311-client.py', import.meta.url))
  const { stdout } = await promisify(execFile)('python3', [client, site], { timeout: 60_000 })
  const read = JSON.parse(stdout) as Record<string, Json[]> & { definition: { attributes: Json[] } }
  assert.deepEqual(
    read.services?.map((one) => [one.service_code, one.type, one.metadata]),
    [
      ['resident-request', 'realtime', 'true'],
      ['visit', 'realtime', 'true'],
    ],
  )
  assert.deepEqual(
    read.definition.attributes.map((one) => [one.code, one.datatype, one.required, one.order]),
    [
      ['people', 'number', 'true', '1'],
      ['day', 'datetime', 'false', '2'],
      ['is_public', 'singlevaluelist', 'false', '3'],
    ],
  )
  assert.deepEqual(read.one, read.every)
  const { description, address, lat, status, ...rest } = read.one?.[0] ?? {}
  assert.match(String(description), /^想带 \uFFFD 学生来参观\n一共两个班 <\/description>/)
  assert.deepEqual([address, lat, status], ['科学公园 <南门> & 广场', '22.7769', 'open'])
  assert.ok(!JSON.stringify(rest).includes('13800000000'))
  const { answers } = await db
    .selectFrom('matter')
    .select('answers')
    .where('kind', '=', 'visit')
    .executeTakeFirstOrThrow()
  // Half past midnight in the city, while it is still the day before in Greenwich.
  assert.deepEqual(answers, { people: 80, day: '2030-03-02' })
}

const python = await promisify(execFile)('python3', ['--version']).catch(() => undefined)
if (python) test('an XML client in Python finds the service, sends a request and reads it again', asksInXml)
else test('python3 is not on this machine, so no other program asked', () => undefined)

test('JSON tells the same as XML, and an address without an ending gives XML', async () => {
  const { told } = await get('/open311/discovery.json')
  assert.deepEqual(Object(told).endpoints[0].formats, ['text/xml', 'application/json'])
  const plain = await http.inject(`${ROOT}/services`)
  assert.equal(plain.headers['content-type'], 'text/xml; charset=utf-8')
  assert.equal(plain.payload, (await http.inject(`${ROOT}/services.xml`)).payload)
  const english = await get(`${ROOT}/services.json?lang=en&jurisdiction_id=440311&api_key=any`)
  assert.equal(english.told[0]?.service_name, '居民诉求 in English')
})

test('the notice of a request is the link by which its asker follows it; how to reach them is kept apart', async () => {
  const { notice } = await sent({ ...agreed, first_name: '光', phone: '13900000000' })
  const secret = /\/follow#(.+)$/.exec(notice)?.[1] ?? ''
  const followed = await as(visitor).followMatter({ body: { secret } })
  assert.deepEqual([followed.description, followed.channel], ['路灯不亮\n\n光明大道 1 号', 'open311'])
  const { told } = await get(`${ROOT}/requests/${followed.id}.json`)
  assert.ok(!JSON.stringify([followed, told]).includes('13900000000'))
  const kept = owner.selectFrom('matter_private').select('contact').where('matter_id', '=', followed.id)
  assert.deepEqual(await kept.executeTakeFirst(), { contact: { name: '光', phone: '13900000000' } })
})

test('whoever did not agree is in no list; the id tells how it stands and neither words nor place', async () => {
  const { id } = await sent({ ...lamp, address_id: '440311', lat: '22.7', long: '113.9' })
  assert.ok(!(await listed()).includes(id))
  const { told } = await get(`${ROOT}/requests/${id}.json`)
  const { status, service_code, description, address, address_id, lat } = told[0] ?? {}
  assert.deepEqual([status, service_code], ['open', 'resident-request'])
  assert.deepEqual([description, address, address_id, lat], [null, null, null, null])
  assert.deepEqual((await get(`${ROOT}/tokens/${id}.json`)).told, [{ service_request_id: id, token: id }])
})

test('lists are narrowed by id, service, status, span and page', async () => {
  const first = (await sent(agreed)).id
  const second = (await sent(agreed)).id
  await owner
    .updateTable('matter')
    .set({ asked_at: new Date('2029-06-01') })
    .where('id', '=', first)
    .execute()
  const all = await listed()
  assert.ok(all.includes(second) && !all.includes(first))
  assert.deepEqual(await listed(`?service_request_id=${first},${second}`), [second, first])
  assert.deepEqual(await listed('?start_date=2029-05-01T00:00:00Z&end_date=2029-07-01T08:00:00+08:00'), [
    first,
  ])
  assert.deepEqual(await listed('?page_size=1'), [second])
  assert.deepEqual(await listed('?page_size=1&page=2'), all.slice(1, 2))
  assert.deepEqual(await listed('?status=closed&service_code='), [])
  assert.deepEqual(await listed('?status=closed&status=open'), all)
  assert.deepEqual(await listed('?service_code=nothing'), [])
})

test('from where a request came is forgotten after a day, and no matter ever knew it', async () => {
  const source = '10.8.8.8'
  await post(lamp, source)
  const kept = () => owner.selectFrom('open311_sending').select('id').where('source', '=', source).execute()
  await removeOldSendings(db)
  assert.equal((await kept()).length, 1)
  const before = new Date(Date.now() - 25 * 3_600_000)
  await owner
    .updateTable('open311_sending')
    .set({ happened_at: before })
    .where('source', '=', source)
    .execute()
  await removeOldSendings(db)
  assert.equal((await kept()).length, 0)
})

// ── refused ──

test('a kind that is personal is neither listed nor asked nor shown', async () => {
  const { told } = await get(`${ROOT}/services.json`)
  assert.ok(told.every((one) => !['schooling', 'ethics'].includes(String(one.service_code))))
  for (const code of ['schooling', 'ethics', 'nothing']) {
    assert.equal((await get(`${ROOT}/services/${code}.json`)).status, 404)
    assert.equal((await post({ ...agreed, service_code: code })).status, 404)
  }
  const own = await world.asked()
  await owner.updateTable('matter').set({ is_public: true }).where('id', '=', own).execute()
  assert.ok(!(await listed()).includes(own))
  assert.equal((await get(`${ROOT}/requests/${own}.json`)).status, 404)
})

test('what is wrong is told in the form of the standard, everything at once', async () => {
  const cases: [Record<string, string> | string, number, RegExp][] = [
    ['', 400, /service_code was not provided/],
    [{ ...lamp, address_string: '', lat: '', long: ' ' }, 400, /address_string was not provided/],
    [{ ...lamp, lat: '22' }, 400, /long was not provided/],
    [{ ...lamp, lat: '91', long: '1e400' }, 400, /lat is too great.*long/],
    [{ ...lamp, address_id: '999' }, 400, /address_id was not found/],
    [{ ...lamp, jurisdiction_id: 'elsewhere' }, 404, /jurisdiction_id was not found/],
    [{ ...lamp, surprise: '1' }, 400, /surprise is not known/],
    [{ ...lamp, media_url: 'javascript:alert(1)' }, 400, /media_url/],
    [{ ...lamp, description: 'with a \0 in it' }, 400, /description does not have its format/],
    [{ ...lamp, description: 'x'.repeat(4001) }, 400, /description is too long/],
    [{ ...lamp, 'attribute[is_public]': 'maybe' }, 400, /attribute\[is_public\] has a value/],
    [{ ...lamp, 'attribute[constructor]': 'x' }, 400, /attribute\[constructor\] is not known/],
    [{ ...lamp, service_code: 'visit' }, 400, /attribute\[people\] was not provided/],
    [{ ...lamp, service_code: 'visit', 'attribute[people]': 'many' }, 400, /attribute\[people\]/],
    [
      { ...lamp, service_code: 'visit', 'attribute[people]': '1', 'attribute[illness]': 'x' },
      400,
      /illness\] is not/,
    ],
    ['service_code=a&service_code=b', 400, /service_code has a value/],
    [`description=${'x'.repeat(200_000)}`, 413, /payload_too_large/],
  ]
  for (const [form, status, words] of cases) {
    const { status: answered, told } = await post(form)
    assert.equal(answered, status, JSON.stringify([form, told]).slice(0, 300))
    assert.match(told.map(({ description }) => description).join('; '), words)
    assert.ok(told.every(({ code }) => code === status))
  }
  const json = await http.inject({ method: 'POST', url: `${ROOT}/requests`, payload: lamp })
  assert.equal(json.statusCode, 415)
  assert.match(json.payload, /^<\?xml.*<errors><error><code>415<\/code><description>/s)
  for (const query of [
    '?start_date=yesterday',
    '?status=lost',
    '?page=0',
    '?surprise=1',
    '?start_date=2029-01-01T00:00:00Z&end_date=2029-12-01T00:00:00Z',
  ])
    assert.equal((await get(`${ROOT}/requests.json${query}`)).status, 400, query)
  for (const id of ['1', "';drop table matter", '00000000-0000-7000-8000-000000000000'])
    assert.equal((await get(`${ROOT}/requests/${encodeURIComponent(id)}.json`)).status, 404)
})

// ── raced ──

test('of forty requests that one source sends at once thirty are taken, and another source is not held back', async () => {
  const source = '10.9.9.9'
  const answers = await Promise.all(Array.from({ length: 40 }, () => post(lamp, source)))
  const refusals = answers.filter(({ status }) => status === 429)
  assert.equal(answers.filter(({ status }) => status === 200).length, 30)
  assert.equal(refusals.length, 10)
  assert.ok(refusals.every(({ headers }) => Number(headers['retry-after']) > 3500))
  assert.equal((await post(lamp)).status, 200)
})
