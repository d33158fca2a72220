// Every operation of every module is sent what no form would send. None may answer with a fault of ours, leave anything
// behind, or keep silent about which field is wrong.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import * as z from 'zod'
import { apis } from '#app/modules.ts'
import { API_ROOT, type Route } from '#platform/contract.ts'
import { contentOf, openWorld } from '#platform/testing.ts'

type Json = Record<string, unknown>
const { owner, http, cookieOf } = await openWorld(...apis)
const operations = apis.flatMap(({ contract }) => Object.entries(contract))

/** Holds every role everywhere, so that no refusal of access hides how input is judged. */
const roles = [
  'operator',
  'system-administrator',
  'security-administrator',
  'liaison',
  'secretary',
  'reviewer',
]
const personId = randomUUID()
const posts = roles.map((role) => ({
  id: randomUUID(),
  personId,
  role,
  bodyKind: 'city',
  bodyId: randomUUID(),
}))
await owner.insertInto('person').values({ id: personId, name: '无所不能' }).execute()
const cookie = cookieOf({ personId, posts })

/** What stands in a path and is no id. */
const inPath: Record<string, string> = { year: '2030', day: '2030-01-01' }

interface Sent {
  query?: Json
  body?: unknown
  text?: string
  params?: Record<string, string>
  headers?: Record<string, string>
}

async function send(route: Route, { query = {}, body, text, params = {}, headers = {} }: Sent) {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? inPath[name] ?? randomUUID()),
  )
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const payload = text ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await http.inject({
    method: route.method,
    url: `${API_ROOT}${path}?${search.toString()}`,
    headers: {
      cookie,
      ...(route.ifMatch === 'required' ? { 'if-match': '"1"' } : {}),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    told: answer.json<Json>(),
  }
}

async function refuses(route: Route, sent: Sent, status: number, field?: string) {
  const { status: answered, type, told } = await send(route, sent)
  assert.equal(answered, status, JSON.stringify(told))
  assert.match(type, /^application\/problem\+json/)
  if (field === undefined) return
  const named = (told.problems as { field: string }[]).map((one) => one.field)
  assert.ok(
    named.some((one) => one === field || one.startsWith(`${field}.`)),
    `${field} not among ${named.join(', ')}`,
  )
}

const schemaOf = (route: Route) =>
  route.body && (z.toJSONSchema(route.body as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Json)

/** Something of the shape: near enough to valid that only the planted fault is new. */
function sampleOf(schema: Json, root: Json): unknown {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return sampleOf(((root.$defs ?? {}) as Record<string, Json>)[name] ?? {}, root)
  }
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (choices) return sampleOf(choices[0] ?? {}, root)
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if ('const' in schema) return schema.const
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([key, inner]) => [
        key,
        sampleOf(inner, root),
      ]),
    )
  if (schema.type === 'array')
    return Array.from({ length: Number(schema.minItems ?? 0) }, () => sampleOf(schema.items as Json, root))
  if (schema.type === 'integer' || schema.type === 'number') return Number(schema.minimum ?? 1)
  if (schema.type === 'boolean') return true
  if (schema.format === 'uuid') return randomUUID()
  if (schema.format === 'date') return '2030-01-01'
  if (schema.format === 'uri') return 'https://example.org'
  return 'sample text'.padEnd(Number(schema.minLength ?? 0), '.')
}

const before = await contentOf(owner)

for (const [name, route] of operations)
  suite(name, () => {
    const root = schemaOf(route)
    const sample = root && (sampleOf(root, root) as Json)
    const properties = Object.entries((root?.properties ?? {}) as Record<string, Json>)

    test('an unknown parameter is refused by name', () =>
      refuses(route, { query: { surprise: 1 }, body: sample }, 400, 'surprise'))

    if (/\{id\}/.test(route.path))
      test('an id that is none is not found or refused by name', async () => {
        const { status } = await send(route, { params: { id: "'; drop table unit" }, body: sample })
        assert.ok(status === 400 || status === 404)
      })

    if (!route.body) return

    test('an unknown field is refused by name', () =>
      refuses(route, { body: { ...sample, surprise: 1 } }, 422, 'surprise'))

    for (const [field] of properties) {
      test(`${field} of a wrong type, endless or unwritable is refused by name`, async () => {
        await refuses(route, { body: { ...sample, [field]: { of: ['a', 'wrong', 'type'] } } }, 422, field)
        await refuses(route, { body: { ...sample, [field]: 'x'.repeat(200_000) } }, 422, field)
        await refuses(route, { body: { ...sample, [field]: 'with a \0 in it' } }, 422, field)
      })
    }
    for (const field of (root?.required ?? []) as string[])
      test(`${field} left out is refused by name`, () =>
        refuses(route, { body: { ...sample, [field]: undefined } }, 422, field))

    test('what is no JSON object is refused', async () => {
      await refuses(route, { text: '{"half": ' }, 400)
      await refuses(route, { text: '[]' }, 422)
      await refuses(route, { text: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }, 422)
      await refuses(route, { text: `"${'x'.repeat(2_000_000)}"` }, 413)
      await refuses(route, { text: '{"__proto__": {"admin": true}}' }, 400)
      await refuses(route, { text: '<xml/>', headers: { 'content-type': 'text/xml' } }, 415)
    })

    test('headers that cannot be are refused', async () => {
      const key = { 'idempotency-key': 'x'.repeat(300) }
      await refuses(route, { body: sample, headers: key }, 400, 'Idempotency-Key')
      await refuses(route, { body: sample, headers: { 'if-match': 'the latest' } }, 400, 'If-Match')
      await refuses(route, { body: sample, headers: { origin: 'https://elsewhere.example' } }, 403)
    })
  })

test('nothing of all this was kept', async () => {
  assert.deepEqual(await contentOf(owner), before)
})
