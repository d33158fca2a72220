import type { AdmissionQuestion } from '#modules/network/contract.ts'
import { Choice } from '#ui/choice-field.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import type { Answers } from '../contract.ts'
import { answerProblems } from '../rules.ts'

/** The name of a question's field in the form; apart from the form's own fields, whatever a city calls its questions. */
export const fieldOf = ({ key }: { key: string }): string => `answer-${key}`

const typed = (values: Record<string, unknown>, question: AdmissionQuestion): string => {
  const value = values[fieldOf(question)]
  return typeof value === 'string' ? value.trim() : ''
}

/** What was typed, as the contract wants it: numbers as numbers, blanks left out. */
export function answersIn(questions: readonly AdmissionQuestion[], values: Record<string, unknown>): Answers {
  const given = questions.flatMap((question): [string, string | number][] => {
    const text = typed(values, question)
    if (text === '') return []
    const number = Number(text)
    return [[question.key, question.kind === 'number' && !Number.isNaN(number) ? number : text]]
  })
  return Object.fromEntries(given)
}

/** The same faults that the server would find, by the names of the form's fields. */
export const issuesOf = (questions: readonly AdmissionQuestion[], values: Record<string, unknown>) =>
  answerProblems(questions, answersIn(questions, values)).map(({ field, code }) => ({
    field: fieldOf({ key: field.replace('answers.', '') }),
    code,
  }))

/** One question of the committee, as its kind wants to be answered. */
export function QuestionField({
  question,
  field,
}: {
  question: AdmissionQuestion
  field: FieldProps<unknown>
}) {
  const text = {
    ...field,
    value: typeof field.value === 'string' ? field.value : '',
    optional: !question.required,
  }
  switch (question.kind) {
    case 'text':
      return <TextArea {...text} />
    case 'number':
      return <TextField {...text} inputMode="numeric" short />
    case 'choice':
      return (
        <Choice {...text} options={question.options.map(({ key, name }) => ({ value: key, label: name }))} />
      )
  }
}
