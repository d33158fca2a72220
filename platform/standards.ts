// Operations of published standards: addresses, formats and errors are the standard's, so they stand outside /api/v1.
// They are declared by contracts like all others. Nobody is signed in here: sessions are not looked at.
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { dayIn } from './clock.ts'
import type { Contract, RequestOf, Route } from './contract.ts'
import { type Db, inTransaction } from './db.ts'
import { faultOf } from './http.ts'
import { parseRequest, validAnswer } from './parse.ts'
import { asProblem, InvalidInput, type Problem, refused } from './problem.ts'
import type { InputOf } from './schema.ts'

export interface StandardContext {
  /** An open transaction unless the operation is a GET. */
  readonly db: Db
  readonly now: Date
  readonly today: string
  readonly zone: string
  /** The socket address, behind the one named proxy if there is one. */
  readonly source: string
  /** Origin of the site as its readers reach it, without a slash at the end. */
  readonly site: string
}

type Handler<R> =
  R extends Route<unknown, unknown, unknown, infer O>
    ? (request: RequestOf<R>, context: StandardContext) => Promise<InputOf<O>>
    : never
type AnyHandler = (request: unknown, context: StandardContext) => Promise<unknown>

export interface Sent {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** How a standard writes. A format is the ending of an address (`json`); undefined where the address has none. */
export interface Writing {
  /** Endings that every address may have. */
  readonly formats: readonly string[]
  readonly answer: (operation: string, value: unknown, format: string | undefined) => Sent
  readonly refusal: (problem: Problem, format: string | undefined) => Sent
}

export interface Standard extends Writing {
  readonly contract: Contract
  readonly handlers: Readonly<Record<string, AnyHandler>>
}

/** Joins a contract to its handlers; a missing handler or a wrong answer does not compile. */
export const implementStandard = <C extends Contract>(
  contract: C,
  handlers: { [K in keyof C]: Handler<C[K]> },
  writing: Writing,
): Standard => ({ ...writing, contract, handlers: handlers as unknown as Standard['handlers'] })

export interface StandardSurroundings {
  readonly db: Db
  readonly clock: () => Date
  readonly zone: string
  readonly publicUrl: URL | undefined
}

/** A description of 4,000 characters and as much in answers, in the longest spelling of a form. */
const LONGEST_FORM = 100_000

/** Serves the operations of a standard to everybody, also to pages of other sites, which find no session here. */
export function mountStandard(
  http: FastifyInstance,
  standard: Standard,
  surroundings: StandardSurroundings,
): void {
  http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LONGEST_FORM },
      async (_: FastifyRequest, text: string | Buffer) => formOf(String(text)),
    )
    scope.addHook('onRequest', async (_, reply) => {
      reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-cache' })
    })
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const problem = asProblem(error) ?? faultOf(error)
      if (problem.status >= 500) request.log.error(error)
      const { status, type, text } = standard.refusal(problem, formatOf(request, standard))
      const wait: unknown = Object(problem.details).retryAfterSeconds
      if (typeof wait === 'number') reply.header('retry-after', String(wait))
      return reply.code(status).type(type).send(text)
    })
    for (const [name, route] of Object.entries(standard.contract))
      for (const url of addressesOf(route, standard))
        scope.route({
          method: route.method,
          url,
          handler: async (request, reply) => {
            const answer = await perform(standard, name, route, request, surroundings)
            const { status, type, text } = standard.answer(name, answer, formatOf(request, standard))
            return reply.code(status).type(type).send(text)
          },
        })
  })
}

/** An address that ends in a parameter takes any ending with it; the ending is cut off later. */
function addressesOf({ path }: Route, { formats }: Standard): string[] {
  const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
  return path.endsWith('}') ? [url] : [url, ...formats.map((format) => `${url}.${format}`)]
}

const formatOf = ({ url }: FastifyRequest, { formats }: Standard): string | undefined =>
  formats.find((format) => url.replace(/\?.*/s, '').endsWith(`.${format}`))

async function perform(
  standard: Standard,
  name: string,
  route: Route,
  request: FastifyRequest,
  given: StandardSurroundings,
): Promise<unknown> {
  const input = parseRequest(route, {
    params: paramsOf(request, standard),
    query: queryOf(request),
    body: request.body,
  })
  const now = given.clock()
  const { zone } = given
  const site = given.publicUrl?.origin ?? `${request.protocol}://${request.host}`
  const context = { now, today: dayIn(zone, now), zone, source: request.ip, site }
  const work = async (db: Db) =>
    validAnswer(route.ok, await standard.handlers[name]!(input, { ...context, db }))
  return route.method === 'GET' ? work(given.db) : inTransaction(given.db, work)
}

function paramsOf(request: FastifyRequest, standard: Standard): Record<string, string> {
  const ending = `.${formatOf(request, standard)}`
  return Object.fromEntries(
    Object.entries(request.params as Record<string, string>).map(([name, value]) => [
      name,
      value.endsWith(ending) ? value.slice(0, -ending.length) : value,
    ]),
  )
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''

/** Programs of others send the fields that nobody filled in, and the same one again for a further value of a list. */
const queryOf = ({ query }: FastifyRequest): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query as Record<string, string | string[]>)
      .map(([field, value]) => [field, String(value)] as const)
      .filter(([, value]) => !isBlank(value)),
  )

/** Fields of a form that were filled in; `attribute[colour]=red` is a field `colour` inside `attribute`. A field that comes twice is refused. */
function formOf(text: string): Record<string, unknown> {
  const whole = new Map<string, unknown>()
  const inner = new Map<string, Map<string, string>>()
  const seen = new Set<string>()
  for (const [field, value] of new URLSearchParams(text)) {
    if (seen.has(field))
      throw refused(InvalidInput, { problems: [{ field, code: 'not_allowed', in: 'body' }] })
    seen.add(field)
    if (isBlank(value)) continue
    const [, outer, key] = /^(\w+)\[([^[\]]+)\]$/.exec(field) ?? []
    if (outer === undefined || key === undefined) whole.set(field, value)
    else inner.set(outer, (inner.get(outer) ?? new Map<string, string>()).set(key, value))
  }
  for (const [outer, fields] of inner) whole.set(outer, Object.fromEntries(fields))
  return Object.fromEntries(whole)
}
