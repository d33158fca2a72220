import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { asOfQuery, byKey, CountedDay, publicRead } from './asked.ts'

export const FigureRecord = z
  .object({
    /** Null for a constant, which no fact stands for. */
    factId: z.uuid().nullable(),
    day: Day,
    quantity: z.number(),
    subjectId: z.uuid().nullable(),
    unit: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
    committee: z.object({ key: z.string(), name: z.string(), url: z.string() }).nullable(),
    cluster: z.object({ key: z.string(), name: z.string() }).nullable(),
    space: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
    /** Shared or used; null once it is no longer offered. */
    resource: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
    place: z.object({ code: z.string(), name: z.string() }).nullable(),
    source: z.string().nullable(),
    /** The signed statement from outside that it comes from. */
    statement: z.object({ id: z.uuid(), saidBy: z.string(), url: z.string() }).nullable(),
    event: z.object({ id: z.uuid(), type: z.string().nullable() }).nullable(),
    /** The number of the seal that holds the fact; null while it waits for one. */
    sealed: z.int().nullable(),
  })
  .meta({ id: 'FigureRecord' })
export type FigureRecord = z.infer<typeof FigureRecord>

/** What rows that this reader may not open count for, and how many they are. */
const hiddenRows = { hidden: z.number(), hiddenRows: z.int() }

const FigureRecords = pageOf(FigureRecord).extend({
  /** The figure's value: the quantities of all rows and `hidden` together. */
  total: z.number(),
  ...hiddenRows,
  /** How many rows there are; another number than `total` where a row counts for more than one. */
  rows: z.int(),
  asOf: Day,
})

export const FigureChange = FigureRecord.extend({
  /** `came` adds, `left` takes away, `corrected` takes back a fact that was wrong. */
  change: z.enum(['came', 'left', 'corrected']),
  /** The fact that a correction takes back. */
  reverses: z.uuid().nullable(),
  /** Why it was corrected, where the act says so. */
  reason: z.string().nullable(),
}).meta({ id: 'FigureChange' })
export type FigureChange = z.infer<typeof FigureChange>

/** `before + came + left + corrected = after`; what left is below zero. */
const FigureChanges = pageOf(FigureChange).extend({
  since: Day,
  asOf: Day,
  before: z.number(),
  after: z.number(),
  came: z.number(),
  left: z.number(),
  corrected: z.number(),
  /** How many facts changed it. */
  rows: z.int(),
  ...hiddenRows,
  /** Whether this reader may open the single records. */
  recordsOpen: z.boolean(),
})

export const recordsContract = {
  listRecords: route({
    ...publicRead,
    path: '/figures/{key}/records',
    summary: 'List what a figure counts, newest first: of a stock what stands, of a flow every fact',
    params: byKey,
    query: z.strictObject({ ...asOfQuery, ...pageQuery, ...languageQuery }),
    ok: FigureRecords,
    problems: [NotFound],
  }),

  listChanges: route({
    ...publicRead,
    path: '/figures/{key}/changes',
    summary: 'List what changed a figure after a day, newest first: what came, what left, what was corrected',
    params: byKey,
    query: z.strictObject({ since: CountedDay, ...asOfQuery, ...pageQuery, ...languageQuery }),
    ok: FigureChanges,
    problems: [NotFound],
  }),
}
