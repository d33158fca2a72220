// The contract for reading: the document itself, and a page made from it that needs no script.
import type { FastifyInstance } from 'fastify'
import { API_ROOT } from '#platform/contract.ts'

type Json = Record<string, unknown>
interface Operation {
  summary: string
  operationId: string
  security: unknown[]
  parameters: { name: string; in: string; required: boolean; schema: Json }[]
  requestBody?: { content: Record<string, { schema?: Json }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>
}

export function mountDocs(http: FastifyInstance, document: Json): void {
  const text = JSON.stringify(document)
  const page = pageOf(document)
  http.get(`${API_ROOT}/openapi.json`, (_, reply) => reply.type('application/json').send(text))
  http.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(page))
  http.get('/api/docs.css', (_, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1.2rem }
h2 { margin-top: 3rem } h3 { margin: 2rem 0 .3rem; font-size: 1rem }
code, pre { font: 14px/1.5 ui-monospace, monospace } pre { overflow-x: auto; padding: .8rem; border: 1px solid #8886 }
dt { font-weight: 600 } dd { margin: 0 0 .4rem 1.2rem }`

function pageOf(document: Json): string {
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>)
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const sections = Object.entries(Object.groupBy(operations, ({ path }) => path.split('/')[3] ?? ''))
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Juguang API</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/api/docs.css"></head><body>
<h1>Juguang API</h1><p>The machine-readable contract is <a href="${API_ROOT}/openapi.json">OpenAPI 3.1</a>.
Lists take <code>limit</code> and <code>cursor</code>; refusals are <code>application/problem+json</code>; every POST by somebody signed in honours <code>Idempotency-Key</code>.</p>
<nav><ul>${sections.map(([name]) => `<li><a href="#${name}">${escaped(name)}</a></li>`).join('')}</ul></nav>
${sections.map(([name, its = []]) => `<section><h2 id="${name}">${escaped(name)}</h2>${its.map(sectionOf).join('')}</section>`).join('')}
<h2 id="schemas">Schemas</h2>${schemasOf(document)}</body></html>`
}

function sectionOf({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: Operation
}): string {
  const { summary, security, parameters, requestBody, responses } = operation
  const listed = [
    ...parameters.map((one) => [
      `${one.name} (${one.in}${one.required ? ', required' : ''})`,
      typeOf(one.schema),
    ]),
    ...(requestBody
      ? [['body', typeOf(Object.values(requestBody.content)[0]?.schema ?? { type: 'bytes' })]]
      : []),
    ...Object.entries(responses).map(([status, { description, content }]) => [
      status,
      Number(status) < 300 ? typeOf(Object.values(content ?? {})[0]?.schema ?? {}) : description,
    ]),
  ]
  const terms = listed
    .map(([term = '', said = '']) => `<dt>${escaped(term)}</dt><dd>${linked(said)}</dd>`)
    .join('')
  return `<h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${escaped(summary)}${security.length === 0 ? '' : ' · signed in'}</p><dl>${terms}</dl>`
}

function schemasOf(document: Json): string {
  const { schemas } = document.components as { schemas: Record<string, Json> }
  return Object.entries(schemas)
    .map(
      ([name, schema]) =>
        `<h3 id="schema-${name}">${name}</h3><pre>${escaped(JSON.stringify(schema, null, 1))}</pre>`,
    )
    .join('')
}

/** A schema in one line; a named one by its name. */
function typeOf(schema: Json): string {
  if (typeof schema.$ref === 'string') return `→${schema.$ref.split('/').at(-1)}`
  if (schema.type === 'array') return `${typeOf((schema.items ?? {}) as Json)}[]`
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((one) => typeOf(one as Json)).join(' | ')
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.type !== 'object' || !schema.properties)
    return [schema.format, schema.type, 'any'].find((one) => typeof one === 'string') ?? ''
  const fields = Object.entries(schema.properties as Record<string, Json>)
  return `{ ${fields.map(([name, inner]) => `${name}: ${typeOf(inner)}`).join(', ')} }`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const linked = (text: string) =>
  `<code>${escaped(text).replaceAll(/→(\w+)/g, '<a href="#schema-$1">$1</a>')}</code>`
