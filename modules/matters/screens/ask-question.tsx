import { Choice } from '#ui/choice-field.tsx'
import { DayField, TextArea, TextField } from '#ui/text-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { AskedQuestion } from '../contract.ts'
import { askWords } from './ask-words.ts'

/** Longer answers are given room to write. */
const ONE_LINE = 100

/** One question of a kind, as it wants to be answered; of a private one it is said who reads it. */
export function AskQuestion({ question, field }: { question: AskedQuestion; field: FieldProps<unknown> }) {
  const t = useWords(askWords)
  const text = {
    ...field,
    value: typeof field.value === 'string' ? field.value : '',
    help: question.private ? t('privateHelp') : undefined,
    optional: !question.required,
  }
  switch (question.kind) {
    case 'text':
      return question.maxLength > ONE_LINE ? <TextArea {...text} /> : <TextField {...text} />
    case 'number':
      return <TextField {...text} inputMode="numeric" short />
    case 'day':
      return <DayField {...text} />
    case 'choice':
      return (
        <Choice {...text} options={question.options.map(({ key, name }) => ({ value: key, label: name }))} />
      )
  }
}
