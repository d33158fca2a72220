// Directories of services read ours by HSDS 3.0: answers are held to the shapes of the specification, written from its text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { hsds } from '#modules/hsds/standard.ts'
import { mattersApi } from '#modules/matters/api.ts'
import { openMattersWorld } from '#modules/matters/testing.ts'
import { mountStandard } from '#platform/standards.ts'
import { NOW, ZONE } from '#platform/testing.ts'

const world = await openMattersWorld(mattersApi)
const { http, db, as, people, ofInstitute, asked, read } = world
mountStandard(http, hsds, { db, clock: () => NOW, zone: ZONE, publicUrl: new URL('https://juguang.example') })

/** `required` and formats as the schemas of the specification have them. They know no null, so neither do we. */
const organization = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  alternate_name: z.string().optional(),
  description: z.string(),
  website: z.url().optional(),
  uri: z.url().optional(),
})
const service = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  alternate_name: z.string().optional(),
  description: z.string().optional(),
  url: z.url().optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  organization,
})
const serviceWhole = service.extend({
  languages: z.array(z.strictObject({ id: z.uuid(), name: z.string(), code: z.string() })),
  service_areas: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
})
const page = <S extends z.ZodType>(item: S) =>
  z.strictObject({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  })

async function get<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>> {
  const answer = await http.inject(`/hsds${path}`)
  assert.equal(answer.statusCode, 200, answer.payload)
  return shape.parse(answer.json())
}

/** A matter that the institute answers a part of. */
async function instituteHelps() {
  const id = await asked()
  const { version } = await read(id)
  const body = { parts: [{ body: ofInstitute, isLead: true }] }
  const sent = await as(people.operator).sendParts({ params: { id }, body, version })
  return { id: sent.handlings[0]?.id ?? '' }
}

// ── works ──

test('a directory finds the version, every service, and each of them whole', async () => {
  const { version } = await get(
    '/',
    z.strictObject({ version: z.string(), profile: z.url(), openapi_url: z.url() }),
  )
  assert.equal(version, '3.0')
  const { contents } = await get('/services', page(service))
  assert.deepEqual(
    contents.map(({ name }) => name),
    ['子女入学', '居民诉求'],
  )
  for (const { id, name } of contents) {
    const whole = await get(`/services/${id}?lang=en`, serviceWhole)
    assert.equal(whole.alternate_name, name)
  }
  assert.deepEqual(
    (await get('/services?full=true', page(serviceWhole))).contents.map(({ id }) => id),
    contents.map(({ id }) => id),
  )
})

test('a unit stands among the organizations once it took a part in a matter', async () => {
  const params = await instituteHelps()
  const before = await get('/organizations', page(organization))
  assert.deepEqual(
    before.contents.map(({ name }) => name),
    ['光明区'],
  )
  await as(people.liaison).takePart({ params })
  const { contents, total_items } = await get('/organizations', page(organization))
  assert.deepEqual([contents.map(({ id }) => id), total_items], [[world.ofCity.id, ofInstitute.id], 2])
  const withServices = organization.extend({ services: z.array(service.omit({ organization: true })) })
  assert.equal((await get(`/organizations/${world.ofCity.id}`, withServices)).services.length, 2)
  assert.deepEqual((await get(`/organizations/${ofInstitute.id}`, withServices)).services, [])
})

test('pages follow one another without a gap, and lists are narrowed by words and organization', async () => {
  const [first, second, after] = await Promise.all(
    [1, 2, 3].map((number) => get(`/organizations?per_page=1&page=${number}`, page(organization))),
  )
  assert.deepEqual(
    [first, second].map((one) => [one?.contents[0]?.id, one?.first_page, one?.last_page, one?.total_pages]),
    [
      [world.ofCity.id, true, false, 2],
      [ofInstitute.id, false, true, 2],
    ],
  )
  assert.deepEqual([after?.empty, after?.total_items], [true, 2])
  const names = async (query: string) =>
    (await get(`/services?${query}`, page(service))).contents.map(({ name }) => name)
  assert.deepEqual(await names('search=%E5%85%A5%E5%AD%A6'), ['子女入学'])
  assert.deepEqual(await names(`organization_id=${ofInstitute.id}`), [])
  assert.deepEqual(await names('search=%25'), [])
  for (const list of ['service_at_locations', 'taxonomies', 'taxonomy_terms'])
    assert.equal((await get(`/${list}`, page(z.never()))).empty, true)
})

// ── refused ──

test('what does not exist or cannot be asked is refused by a problem that names it', async () => {
  const nowhere = '00000000-0000-7000-8000-000000000000'
  for (const [path, status] of [
    [`/services/${nowhere}`, 404],
    [`/organizations/${nowhere}`, 404],
    ['/services/1', 400],
    ['/services?page=0', 400],
    ['/services?format=xml', 400],
    ['/services?surprise=1', 400],
    ['/organizations?full=maybe', 400],
  ] as const) {
    const answer = await http.inject(`/hsds${path}`)
    assert.equal(answer.statusCode, status, path)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  }
})
