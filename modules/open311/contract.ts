import * as z from 'zod'
import { languageQuery, route } from '#platform/contract.ts'
import { NotFound, problem } from '#platform/problem.ts'

export const TooManySent = problem(429, 'open311.too_many_sent', z.object({ retryAfterSeconds: z.int() }))

/** Programs send a key although none is needed. */
const usual = { jurisdiction_id: z.string().max(60).optional(), api_key: z.string().max(200).optional() }
const inLanguage = z.strictObject({ ...usual, ...languageQuery })

/** A moment as the standard wants it. Programs forget to encode the `+` of the offset, which then arrives as a space. */
const moment = z
  .string()
  .max(40)
  .transform((text) => text.replace(' ', '+'))
  .pipe(z.iso.datetime({ offset: true }))
const severalOf = <S extends z.ZodType<unknown, string>>(one: S) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(one).max(100))

export const RequestStatus = z.enum(['open', 'closed'])

const words = z.string().nullable()
export const ServiceRequest = z.object({
  service_request_id: z.uuid(),
  status: RequestStatus,
  status_notes: words,
  service_name: z.string(),
  service_code: z.string(),
  description: words,
  agency_responsible: words,
  service_notice: words,
  requested_datetime: z.iso.datetime(),
  updated_datetime: z.iso.datetime(),
  expected_datetime: z.iso.datetime().nullable(),
  address: words,
  address_id: words,
  zipcode: words,
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: words,
})
export type ServiceRequest = z.infer<typeof ServiceRequest>

export const Service = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  /** Whether there are attributes. */
  metadata: z.boolean(),
  type: z.literal('realtime'),
  /** Separated by commas. */
  keywords: z.string(),
  group: z.string(),
})
export type Service = z.infer<typeof Service>

export const Attribute = z.object({
  /** False would be a mere text to read. */
  variable: z.literal(true),
  code: z.string(),
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist']),
  required: z.boolean(),
  datatype_description: words,
  order: z.int(),
  description: z.string(),
  values: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
})
export type Attribute = z.infer<typeof Attribute>

export const NewRequest = z.strictObject({
  ...usual,
  ...languageQuery,
  service_code: z.string().min(1).max(60),
  lat: z.coerce.number<string>().min(-90).max(90).optional(),
  long: z.coerce.number<string>().min(-180).max(180).optional(),
  address_string: z.string().trim().max(300).optional(),
  address_id: z.string().trim().max(12).optional(),
  email: z.string().trim().max(40).optional(),
  device_id: z.string().max(200).optional(),
  account_id: z.string().max(200).optional(),
  first_name: z.string().trim().max(30).optional(),
  last_name: z.string().trim().max(29).optional(),
  phone: z.string().trim().max(40).optional(),
  description: z.string().trim().max(4000).default(''),
  media_url: z.httpUrl().max(500).optional(),
  attribute: z.record(z.string().max(60), z.string().max(4000)).default({}),
})
export type NewRequest = z.infer<typeof NewRequest>

export const RequestQuery = z.strictObject({
  ...inLanguage.shape,
  /** Overrides all the rest. */
  service_request_id: severalOf(z.string()).optional(),
  service_code: severalOf(z.string()).optional(),
  start_date: moment.optional(),
  end_date: moment.optional(),
  status: severalOf(RequestStatus).optional(),
  page: z.coerce.number<string>().int().min(1).max(10_000).default(1),
  page_size: z.coerce.number<string>().int().min(1).max(1000).default(1000),
})
export type RequestQuery = z.infer<typeof RequestQuery>

const endpoint = z.object({
  specification: z.string(),
  url: z.string(),
  changeset: z.string(),
  type: z.literal('production'),
  formats: z.array(z.string()),
})
const read = { method: 'GET', query: inLanguage, problems: [NotFound], public: true } as const

/** Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2) with its service discovery. */
export const open311Contract = {
  discover: route({
    ...read,
    path: '/open311/discovery',
    summary: 'Where the endpoints are',
    ok: z.object({
      changeset: z.string(),
      contact: z.string(),
      key_service: z.string(),
      endpoints: z.array(endpoint),
    }),
  }),
  listServices: route({
    ...read,
    path: '/open311/v2/services',
    summary: 'What residents may ask',
    ok: z.array(Service),
  }),
  getService: route({
    ...read,
    path: '/open311/v2/services/{code}',
    summary: 'What is asked then',
    params: z.strictObject({ code: z.string().max(70) }),
    ok: z.object({ service_code: z.string(), attributes: z.array(Attribute) }),
  }),
  sendRequest: route({
    ...read,
    method: 'POST',
    path: '/open311/v2/requests',
    summary: 'Ask, without an account',
    body: NewRequest,
    ok: z.array(z.object({ service_request_id: z.uuid(), service_notice: z.string(), account_id: z.null() })),
    problems: [NotFound, TooManySent],
  }),
  listRequests: route({
    ...read,
    path: '/open311/v2/requests',
    summary: 'Requests of public kinds whose askers agreed, newest first',
    query: RequestQuery,
    ok: z.array(ServiceRequest),
  }),
  getRequest: route({
    ...read,
    path: '/open311/v2/requests/{id}',
    summary: 'One request; a list of one, as the standard has it',
    params: z.strictObject({ id: z.string().max(70) }),
    ok: z.array(ServiceRequest),
  }),
  getRequestOfToken: route({
    ...read,
    path: '/open311/v2/tokens/{token}',
    summary: 'The id of a request for its token, which is the same',
    params: z.strictObject({ token: z.string().max(70) }),
    ok: z.array(z.object({ service_request_id: z.uuid(), token: z.string() })),
  }),
}
