import * as z from 'zod'
import { Day, languageQuery, pageOf, route } from '#platform/contract.ts'
import { Forbidden } from '#platform/problem.ts'
import { Due } from './shapes.ts'

const ofBody = z.strictObject({ body: z.uuid() })

/** What waits in each box of the desk; 999 stands for that many or more. */
export const DeskCounts = z
  .object({
    triage: z.int(),
    new: z.int(),
    mine: z.int(),
    due_this_week: z.int(),
    overdue: z.int(),
  })
  .meta({ id: 'MatterDeskCounts' })
export type DeskCounts = z.infer<typeof DeskCounts>

export const MatterRates = z
  .object({
    /** The first day of the month. */
    month: Day,
    /** Parts by the month in which it was settled whether they are in time: answered, or past due without an answer. */
    inTime: z.int(),
    late: z.int(),
    /** Outcomes that the body proposed, by the month in which their asker spoke, or was silent for too long. */
    confirmed: z.int(),
    rejected: z.int(),
    silent: z.int(),
  })
  .meta({ id: 'MatterRates' })
export type MatterRates = z.infer<typeof MatterRates>

/** Whoever has taken open parts of a body, with these parts. */
export const PartsHeld = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string() }),
    parts: z.array(
      z.object({ id: z.uuid(), number: z.string(), title: z.string(), url: z.string(), due: Due }),
    ),
  })
  .meta({ id: 'MatterPartsHeld' })
export type PartsHeld = z.infer<typeof PartsHeld>

export const ratesContract = {
  countDesk: route({
    method: 'GET',
    path: '/matter-desk',
    summary: 'How much waits in the boxes of the desk, of one of one’s bodies or of all',
    query: z.strictObject({ body: z.uuid().optional() }),
    ok: DeskCounts,
    problems: [Forbidden],
  }),

  listMatterRates: route({
    method: 'GET',
    path: '/matter-rates',
    summary: 'Answers in time and outcomes confirmed of a body in the last twelve months; never of persons',
    query: ofBody,
    ok: pageOf(MatterRates),
    problems: [Forbidden],
  }),

  listPartsHeld: route({
    method: 'GET',
    path: '/handling-hand-overs',
    summary: 'Who has taken which open parts of a body, to hand them over when somebody leaves',
    query: ofBody.extend(languageQuery),
    ok: pageOf(PartsHeld),
    problems: [Forbidden],
  }),
}
