import type { FieldIssue } from '#ui/use-form.ts'
import { schemaIssues } from '#ui/schema-issues.ts'
import { type Answers, type MatterKind, NewMatter } from '../contract.ts'
import { answerProblems } from '../rules/answers.ts'

/** For whom one asks, as the server tells channels apart. */
export type AskedAs = 'person' | 'unit' | 'counter' | 'resident'

/** What the form of a kind holds: its own questions stand under `fieldOf`. */
export interface AskValues extends Record<string, unknown> {
  title: string
  description: string
  placeCode: string
  isPublic: boolean
  name: string
  phone: string
}

/** The name of a question's field; apart from the form's own fields, whatever a city calls its questions. */
export const fieldOf = ({ key }: { key: string }): string => `answer-${key}`

export const emptyValues = ({ questions }: Pick<MatterKind, 'questions'>): AskValues => ({
  title: '',
  description: '',
  placeCode: '',
  isPublic: false,
  name: '',
  phone: '',
  ...Object.fromEntries(questions.map((question) => [fieldOf(question), ''])),
})

/** What was typed, as the contract wants it: numbers as numbers, blanks left out. */
function answersIn(questions: MatterKind['questions'], values: AskValues): Answers {
  const given = questions.flatMap((question): [string, string | number][] => {
    const value = values[fieldOf(question)]
    const text = typeof value === 'string' ? value.trim() : ''
    if (text === '') return []
    const number = Number(text)
    return [[question.key, question.kind === 'number' && !Number.isNaN(number) ? number : text]]
  })
  return Object.fromEntries(given)
}

/** The request, without its files. At the counter the title is how the description begins, because there is no time to write both. */
export function wishIn(kind: MatterKind, as: AskedAs, values: AskValues, unitId?: string): NewMatter {
  const { title, description, placeCode, isPublic, name, phone } = values
  const hasContact = as === 'counter' || (as === 'resident' && (name.trim() !== '' || phone.trim() !== ''))
  return {
    kind: kind.key,
    title: as === 'counter' ? titleFrom(description) : title.trim(),
    description: description.trim(),
    answers: answersIn(kind.questions, values),
    ...(placeCode === '' ? {} : { placeCode }),
    ...(as === 'unit' && unitId !== undefined ? { unitId } : {}),
    ...(hasContact ? { contact: { name: name.trim(), phone: phone.trim() } } : {}),
    isPublic: kind.public && isPublic,
    files: [],
  }
}

/** A line in a list holds about as much. */
const TITLE_LENGTH = 30

/** The first sentence, but no less than the two characters that a title needs. */
const titleFrom = (description: string): string =>
  Array.from(/^..[^。；\n]*/su.exec(description.trim())?.[0] ?? '')
    .slice(0, TITLE_LENGTH)
    .join('')

/** The same faults that the server would find, by the names of the form's fields. */
export function issuesIn(kind: MatterKind, wish: NewMatter): FieldIssue[] {
  const { answers, ...rest } = wish
  return [
    ...schemaIssues(NewMatter, rest).map(({ field, code }) => ({
      field: OWN_FIELDS[field] ?? field,
      code: isBlank(rest, field) ? 'required' : code,
    })),
    ...answerProblems(kind.questions, answers).map(({ field, code }) => ({
      field: fieldOf({ key: field.replace('answers.', '') }),
      code,
    })),
  ]
}

/** What was left blank is not told to be too short. */
const isBlank = ({ title, description }: Omit<NewMatter, 'answers'>, field: string) =>
  (field === 'title' && title === '') || (field === 'description' && description === '')

const OWN_FIELDS: Readonly<Record<string, string>> = { 'contact.name': 'name', 'contact.phone': 'phone' }
