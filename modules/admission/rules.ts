// Pure, so that screens explain with the same rules by which the server decides.
import {
  type Answers,
  type ApplicationStatus,
  type Candidate,
  type DeciderConflict,
  type NewReview,
  REVIEWS_NEEDED,
  type ReviewState,
  type Stake,
} from './contract.ts'

/** A question as a committee asks it, whatever the language of its text. */
export type Asked = { key: string; required: boolean } & (
  | { kind: 'text'; maxLength: number }
  | { kind: 'number'; maximum: number }
  | { kind: 'choice'; options: readonly { key: string }[] }
)

export interface FieldFault {
  field: string
  code: string
}

const isBlank = (answer: string | number | undefined) =>
  answer === undefined || (typeof answer === 'string' && answer.trim() === '')

/** Everything wrong with the answers at once. */
export function answerProblems(questions: readonly Asked[], answers: Answers): FieldFault[] {
  const asked = new Set(questions.map(({ key }) => key))
  const unknown = Object.keys(answers).filter((key) => !asked.has(key))
  return [
    ...questions.flatMap((question) => {
      const code = answerFault(question, ownValue(answers, question.key))
      return code === undefined ? [] : [{ field: `answers.${question.key}`, code }]
    }),
    ...unknown.map((key) => ({ field: `answers.${key}`, code: 'unknown_field' })),
  ]
}

/** A key may be called like something that every object has: `constructor`. */
const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

function answerFault(question: Asked, answer: string | number | undefined): string | undefined {
  if (answer === undefined || isBlank(answer)) return question.required ? 'required' : undefined
  switch (question.kind) {
    case 'text':
      if (typeof answer !== 'string') return 'wrong_type'
      if (!answer.isWellFormed()) return 'invalid_format'
      return answer.trim().length > question.maxLength ? 'too_long' : undefined
    case 'number':
      if (typeof answer !== 'number') return 'wrong_type'
      if (answer < 0) return 'too_small'
      return answer > question.maximum ? 'too_big' : undefined
    case 'choice':
      return question.options.some(({ key }) => key === answer) ? undefined : 'not_allowed'
  }
}

/** Answers as they are kept: trimmed, without those left blank. */
export const givenAnswers = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) =>
      isBlank(answer) ? [] : [[key, typeof answer === 'string' ? answer.trim() : answer]],
    ),
  )

/** Everything wrong with a review at once: all criteria are judged, or a conflict is declared and nothing else. */
export function reviewProblems(criteria: readonly { key: string }[], review: NewReview): FieldFault[] {
  const { judgements, recommends, conflict } = review
  if (conflict !== undefined)
    return Object.entries({ judgements, recommends }).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field, code: 'not_allowed' }],
    )
  const known = new Set(criteria.map(({ key }) => key))
  const judged = Object.keys(judgements ?? {})
  const missing = [...known].filter((key) => !judged.includes(key))
  const unknown = judged.filter((key) => !known.has(key))
  return [
    ...missing.map((key) => ({ field: `judgements.${key}`, code: 'required' })),
    ...unknown.map((key) => ({ field: `judgements.${key}`, code: 'unknown_field' })),
    ...(recommends === undefined ? [{ field: 'recommends', code: 'required' }] : []),
  ]
}

export type Step = 'withdraw' | 'assign_reviewer' | 'review' | 'decide'

interface ReviewCounts {
  given: number
  pending: number
}

const STEPS: Readonly<Record<ApplicationStatus, readonly Step[]>> = {
  submitted: ['withdraw', 'assign_reviewer'],
  in_review: ['withdraw', 'assign_reviewer', 'review', 'decide'],
  admitted: [],
  declined: [],
  withdrawn: [],
}
const ALLOWED: Readonly<Record<Step, (reviews: ReviewCounts) => boolean>> = {
  withdraw: () => true,
  assign_reviewer: () => true,
  review: ({ pending }) => pending > 0,
  decide: ({ given }) => given >= REVIEWS_NEEDED,
}

/** What may happen next, whoever does it. */
export const availableSteps = (status: ApplicationStatus, reviews: ReviewCounts): Step[] =>
  STEPS[status].filter((step) => ALLOWED[step](reviews))

export const isOpen = (status: ApplicationStatus): boolean => STEPS[status].length > 0
export const isDecided = (status: ApplicationStatus): boolean =>
  status === 'admitted' || status === 'declined'

/** What ties a person to the applicant, so that they neither judge nor decide. */
export function stakeOf({ isOfUnit, hasSubmitted }: Ties): Stake | null {
  if (isOfUnit) return 'post_in_unit'
  return hasSubmitted ? 'submitted_it' : null
}
interface Ties {
  /** Holds a post in the unit, or speaks for it as liaison of the committee that represents it. */
  isOfUnit: boolean
  hasSubmitted: boolean
}

export const candidateObstacle = (person: Ties & { isAssigned: boolean }): Candidate['obstacle'] =>
  person.isAssigned ? 'already_assigned' : stakeOf(person)

/** Why a person must not decide: a stake in the unit, or a part in the reviews. */
export function deciderConflict(stake: Stake | null, ownReview: ReviewState | null): DeciderConflict | null {
  if (stake) return stake
  if (ownReview === 'given') return 'reviewed_it'
  return ownReview === 'conflict' ? 'declared_conflict' : null
}
