import type { Answers } from '../contract.ts'

/** A question as a kind asks it, whatever the language of its text. */
export type Asked = { key: string; required: boolean; private: boolean } & (
  | { kind: 'text'; maxLength: number }
  | { kind: 'number'; maximum: number }
  | { kind: 'day' }
  | { kind: 'choice'; options: readonly { key: string }[] }
)

export interface FieldFault {
  field: string
  code: string
}

const isBlank = (answer: string | number | undefined) =>
  answer === undefined || (typeof answer === 'string' && answer.trim() === '')

/** A key may be called like something that every object has: `constructor`. */
const ownValue = (answers: Answers, key: string) => (Object.hasOwn(answers, key) ? answers[key] : undefined)

/** Everything wrong with the answers at once. */
export function answerProblems(questions: readonly Asked[], answers: Answers): FieldFault[] {
  const asked = new Set(questions.map(({ key }) => key))
  return [
    ...questions.flatMap((question) => {
      const code = answerFault(question, ownValue(answers, question.key))
      return code === undefined ? [] : [{ field: `answers.${question.key}`, code }]
    }),
    ...Object.keys(answers)
      .filter((key) => !asked.has(key))
      .map((key) => ({ field: `answers.${key}`, code: 'unknown_field' })),
  ]
}

function answerFault(question: Asked, answer: string | number | undefined): string | undefined {
  if (answer === undefined || isBlank(answer)) return question.required ? 'required' : undefined
  if (question.kind === 'number') {
    if (typeof answer !== 'number') return 'wrong_type'
    return answer < 0 ? 'too_small' : answer > question.maximum ? 'too_big' : undefined
  }
  if (typeof answer !== 'string') return 'wrong_type'
  if (!answer.isWellFormed()) return 'invalid_format'
  switch (question.kind) {
    case 'text':
      return answer.trim().length > question.maxLength ? 'too_long' : undefined
    case 'day':
      return isDay(answer) ? undefined : 'invalid_format'
    case 'choice':
      return question.options.some(({ key }) => key === answer) ? undefined : 'not_allowed'
  }
}

/** 2023-02-29 is no day. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/** The given answers, trimmed, apart by whether their question is private; those left blank are not kept. */
export function partedAnswers(
  questions: readonly Asked[],
  answers: Answers,
): { open: Answers; personal: Answers } {
  const given = questions.flatMap(({ key, private: isPrivate }) => {
    const answer = ownValue(answers, key)
    if (answer === undefined || isBlank(answer)) return []
    return [{ key, isPrivate, answer: typeof answer === 'string' ? answer.trim() : answer }]
  })
  const of = (isPrivate: boolean) =>
    Object.fromEntries(
      given.filter((one) => one.isPrivate === isPrivate).map(({ key, answer }) => [key, answer]),
    )
  return { open: of(false), personal: of(true) }
}

/** The questions as JSON Schema 2020-12 of `answers`, for programs that file matters. */
export function schemaOf(questions: readonly (Asked & { text: string })[]): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(questions.map((question) => [question.key, propertyOf(question)])),
    required: questions.filter(({ required }) => required).map(({ key }) => key),
    additionalProperties: false,
  }
}

function propertyOf(question: Asked & { text: string }): Record<string, unknown> {
  const title = question.text
  switch (question.kind) {
    case 'text':
      return { title, type: 'string', maxLength: question.maxLength }
    case 'number':
      return { title, type: 'number', minimum: 0, maximum: question.maximum }
    case 'day':
      return { title, type: 'string', format: 'date' }
    case 'choice':
      return { title, type: 'string', enum: question.options.map(({ key }) => key) }
  }
}
