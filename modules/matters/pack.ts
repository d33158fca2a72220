// What a city pack says about matters: their kinds, what each asks, how fast it is answered and what may come of it.
import * as z from 'zod'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { key, keyedList, name, sentence } from '#platform/pack-fields.ts'

const asked = { key, text: sentence, required: z.boolean(), private: z.boolean().default(false) }
const questionShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('text'), maxLength: z.int().min(1).max(4000) }),
  z.strictObject({ ...asked, kind: z.literal('number'), maximum: z.int().min(1) }),
  z.strictObject({ ...asked, kind: z.literal('day') }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options: keyedList(z.strictObject({ key, name })) }),
])
export type Question = z.infer<typeof questionShape>

const workingDays = z.int().min(1).max(250)
const kindShape = z.strictObject({
  key,
  name,
  summary: sentence,
  /** Who may ask: a person signed in, a unit through its liaison, a station's host for somebody, a resident without an account. */
  askers: z.array(z.enum(['person', 'unit', 'counter', 'resident'])).min(1),
  questions: z.array(questionShape),
  /** Who usually answers: the office of the city, a chain's committee, or units found by what they do. */
  usually: z.enum(['city', 'committee', 'unit']),
  deadlines: z.strictObject({ triage: workingDays, take: workingDays, answer: workingDays }),
  outcomes: keyedList(z.strictObject({ key, name, solved: z.boolean() })),
  /** Roles that may read the personal part, in a body that has a part in the matter. */
  readers: z.array(key).min(1),
  /** Months after closing until what is personal is wiped; longer than the 60 days in which it may be taken up again. */
  retentionMonths: z.int().min(3).max(120),
  /** Whether a matter of this kind may be shown in public where its asker agrees. */
  public: z.boolean(),
  /** The measure that a confirmed, solved matter of this kind counts under. */
  measure: z.string().regex(/^matters\.[a-z]+(-[a-z]+)*$/, 'must be a measure like matters.resolved'),
})
const kindsShape = z.strictObject({ kinds: keyedList(kindShape) })
type Kinds = z.infer<typeof kindsShape>
/** Deadlines are in working days: `triage` and `take` until somebody has the matter, `answer` from when a part is sent. */
export type MatterKind = Kinds['kinds'][number]
export const mattersPart: PackPart<Kinds> = { file: 'matters.yaml', shape: kindsShape }

/** A key stands once among the questions of a kind, and every kind can end well and badly. */
export function matterFaults(kinds: PackFile<Kinds>): Fault[] {
  return kinds.content.kinds.flatMap(({ questions, outcomes }, i) => {
    const keys = questions.map((question) => question.key)
    const twice = keys.findIndex((own, at) => keys.indexOf(own) !== at)
    return [
      ...(twice < 0
        ? []
        : [kinds.fault(['kinds', i, 'questions', twice, 'key'], `"${keys[twice]}" stands here twice`)]),
      ...(outcomes.some(({ solved }) => solved) && outcomes.some(({ solved }) => !solved)
        ? []
        : [
            kinds.fault(
              ['kinds', i, 'outcomes'],
              'must have one that solves the matter and one that does not',
            ),
          ]),
    ]
  })
}
