import * as z from 'zod'
import { getCity } from '#modules/city/public.ts'
import { listKinds } from '#modules/matters/public.ts'
import type { Db } from '#platform/db.ts'
import {
  InvalidInput,
  InvalidParameter,
  isProblem,
  notFound,
  type Problem,
  refused,
} from '#platform/problem.ts'
import { implementStandard, type Sent, type Writing } from '#platform/standards.ts'
import { textIn } from '#platform/texts.ts'
import { xmlDocument } from '#platform/xml.ts'
import { getOffered, sendRequest } from './actions.ts'
import { open311Contract, type RequestQuery } from './contract.ts'
import { isOffered, presentAttributes, presentRequest, presentService } from './present.ts'
import { listRequests, listRequestsById, type Span } from './queries.ts'

const DAY_MS = 86_400_000
/** What the standard lets one request span. */
const LONGEST_SPAN_MS = 90 * DAY_MS

/** Kinds change when a server starts on another pack; programs that keep our services look for that. */
const CHANGED = new Date().toISOString()

const MEDIA = { xml: 'text/xml', json: 'application/json' } as const
/** The root of each answer in XML; its JSON has none. */
const ROOTS: Readonly<Record<string, string>> = {
  discover: 'discovery',
  listServices: 'services',
  getService: 'service_definition',
}
const itemOf = (list: string) => (list === 'service_requests' ? 'request' : list.replace(/s$/, ''))

function written(root: string, value: unknown, status: number, format = 'xml'): Sent {
  return format === 'json'
    ? { status, type: `${MEDIA.json}; charset=utf-8`, text: JSON.stringify(value) }
    : { status, type: `${MEDIA.xml}; charset=utf-8`, text: xmlDocument(root, value, itemOf) }
}

/** Words of the standard's errors are for programmers; codes of ours that have none here stand as they are. */
const WORDS: Readonly<Record<string, string>> = {
  required: 'was not provided',
  unknown_field: 'is not known',
  invalid_format: 'does not have its format',
  not_allowed: 'has a value that is not allowed',
  place_unknown: 'was not found',
  too_long: 'is too long',
  too_big: 'is too great',
  too_small: 'is too small',
}

function descriptionsOf(problem: Problem): string[] {
  if (isProblem(problem, InvalidInput) || isProblem(problem, InvalidParameter))
    return problem.details.problems.map(
      ({ field, code }) => `${field.replace(/^attribute\.(.*)$/s, 'attribute[$1]')} ${WORDS[code] ?? code}`,
    )
  const what: unknown = Object(problem.details).what
  return [typeof what === 'string' ? `${what} was not found` : problem.code.replace(/^.*\./, '')]
}

const writing: Writing = {
  formats: ['xml', 'json'],
  answer: (operation, value, format) => written(ROOTS[operation] ?? 'service_requests', value, 200, format),
  refusal: (problem, format) => {
    // The standard knows 400 for whatever is wrong in a request.
    const status = problem.status === 422 ? 400 : problem.status
    const errors = descriptionsOf(problem).map((description) => ({ code: status, description }))
    return written('errors', errors, status, format)
  },
}

/** There is one district here; a program may name it. */
async function cityNamed(db: Db, { jurisdiction_id: code }: { jurisdiction_id?: string | undefined }) {
  const city = await getCity(db)
  if (code !== undefined && code !== city.code) throw notFound('jurisdiction_id')
  return city
}

/** A span without one end is as long as it may be; without both it ends now. */
function spanOf({ start_date: start, end_date: end }: RequestQuery, now: Date): Span {
  const until = end ? new Date(end) : start ? new Date(Date.parse(start) + LONGEST_SPAN_MS) : now
  const from = start ? new Date(start) : new Date(until.getTime() - LONGEST_SPAN_MS)
  if (until.getTime() - from.getTime() <= LONGEST_SPAN_MS) return { from, until }
  throw refused(InvalidParameter, { problems: [{ field: 'end_date', code: 'too_big', in: 'query' }] })
}

const Id = z.uuid()

/** An id that cannot be one is as unknown as one that nobody has. */
const byIds = (db: Db, ids: readonly string[]) =>
  listRequestsById(
    db,
    ids.filter((id) => Id.safeParse(id).success),
  )

async function getRequestById(db: Db, id: string, what: string) {
  const [row] = await byIds(db, [id])
  if (!row) throw notFound(what)
  return row
}

export const open311 = implementStandard(
  open311Contract,
  {
    discover: async ({ query }, { db, site }) => ({
      changeset: CHANGED,
      contact: textIn((await cityNamed(db, query)).content.contact, query.lang),
      key_service: 'No key is needed.',
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${site}/open311/v2`,
          changeset: CHANGED,
          type: 'production',
          formats: Object.values(MEDIA),
        },
      ],
    }),

    listServices: async ({ query }, { db }) => {
      const group = textIn((await cityNamed(db, query)).content.name, query.lang)
      const kinds = (await listKinds(db)).filter(isOffered)
      return kinds.map((kind) => presentService(kind, group, query.lang))
    },

    getService: async ({ params, query }, { db }) => {
      await cityNamed(db, query)
      const kind = await getOffered(db, params.code)
      return { service_code: kind.key, attributes: presentAttributes(kind, query.lang) }
    },

    sendRequest: async ({ body }, { db, site, ...sending }) => {
      await cityNamed(db, body)
      const { id, secret } = await sendRequest(db, body, sending)
      const notice = `${site}/follow#${secret}`
      return [{ service_request_id: id, service_notice: notice, account_id: null }]
    },

    listRequests: async ({ query }, { db, now }) => {
      await cityNamed(db, query)
      const ids = query.service_request_id
      const rows = ids ? await byIds(db, ids) : await listRequests(db, query, spanOf(query, now))
      return rows.map(presentRequest(query.lang))
    },

    getRequest: async ({ params, query }, { db }) => {
      await cityNamed(db, query)
      return [presentRequest(query.lang)(await getRequestById(db, params.id, 'service_request_id'))]
    },

    getRequestOfToken: async ({ params, query }, { db }) => {
      await cityNamed(db, query)
      const { id } = await getRequestById(db, params.token, 'token')
      return [{ service_request_id: id, token: id }]
    },
  },
  writing,
)
