import * as z from 'zod'
import { languageQuery, pageQuery, text } from '#platform/contract.ts'
import { BookingRules } from './booking-rules.ts'
import { ResourceSummary } from './resources.ts'

const MOST_DAYS = 31
const DAY_MS = 86_400_000

const moment = z.union([z.iso.datetime({ offset: true, precision: -1 }), z.iso.datetime({ offset: true })])
const bounds = (window: string) => window.split('/').map((each) => Date.parse(each))

/** `START/END`, both with offset, whole minutes, at most 31 days apart. */
const freeWindow = z
  .string()
  .max(80)
  .refine(
    (window) => {
      const parts = window.split('/')
      return parts.length === 2 && parts.every((part) => moment.safeParse(part).success)
    },
    { params: { code: 'invalid_format' }, abort: true },
  )
  .refine((window) => bounds(window).every((at) => at % 60_000 === 0), {
    params: { code: 'not_whole_minutes' },
  })
  .refine((window) => bounds(window).every((at) => at >= Date.UTC(2000) && at < Date.UTC(2200)), {
    params: { code: 'out_of_calendar' },
    abort: true,
  })
  .refine(
    (window) => {
      const [from = 0, to = 0] = bounds(window)
      return to > from && to - from <= MOST_DAYS * DAY_MS
    },
    { params: { code: 'window_too_long_or_empty' } },
  )

export const ResourceQuery = z.strictObject({
  ...pageQuery,
  ...languageQuery,
  q: z.string().max(200).optional(),
  kind: text(60).optional(),
  technique: text(60).optional(),
  unit: z.uuid().optional(),
  /** Lent by units of this committee: its id or key. */
  committee: text(60).optional(),
  space: z.uuid().optional(),
  /** What lies in it is found too. */
  place: text(12).optional(),
  price: z.literal('free').optional(),
  free: freeWindow.optional(),
  /** How long a free time must be. */
  minutes: z.coerce.number<number>().int().min(1).max(43_200).default(60),
  sort: z.enum(['relevance', 'name']).optional(),
  /** Those of units in which the reader keeps or offers resources, drafts and withdrawn ones too. */
  mine: z.literal('true').optional(),
})
export type ResourceQuery = z.infer<typeof ResourceQuery>

const Facet = z.array(z.object({ key: z.string(), name: z.string(), count: z.int() }))

export const ResourcePage = z
  .object({
    items: z.array(ResourceSummary),
    next: z.string().nullable(),
    total: z.int(),
    /** How many there are for each choice of a facet, the rest as asked; units and places that lend most. */
    facets: z.object({ kinds: Facet, techniques: Facet, units: Facet, places: Facet }),
  })
  .meta({ id: 'ResourcePage' })
export type ResourcePage = z.infer<typeof ResourcePage>

export const ResourceKind = z
  .object({
    key: z.string(),
    name: z.string(),
    isBookedByTime: z.boolean(),
    takesSamples: z.boolean(),
    techniques: z.array(z.object({ key: z.string(), name: z.string() })),
    /** What a form for new rules begins with; null where it is not booked by time. */
    rules: BookingRules.nullable(),
  })
  .meta({ id: 'ResourceKind' })
export type ResourceKind = z.infer<typeof ResourceKind>
