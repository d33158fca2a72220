import { Button, ButtonRow } from '#ui/button.tsx'
import { localText, momentOfLocal } from '#ui/calendar/city-time.ts'
import { Dialog } from '#ui/dialog.tsx'
import { described, Field } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import formCss from '#ui/form.module.css'
import type { Refused } from '#ui/refusal.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { type FieldProps, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { refusalWords } from './refusal-words.ts'
import { useOfMachineWords } from './use-words.ts'

export interface Told {
  startsAt: string
  endsAt: string
  words: string
}

interface ToldUseFormProps {
  title: string
  help: string
  wordsLabel: string
  action: string
  /** What the fields begin with. */
  from: Date
  to: Date
  onSend: (told: Told) => void
  onClose: () => void
  busy: boolean
  problem: Refused | null
}

/** When a use really was, by the clock of the city, and how one knows. */
export function ToldUseForm(props: ToldUseFormProps) {
  const { title, help, wordsLabel, action, from, to, onSend, onClose, busy, problem } = props
  const t = useWords(useOfMachineWords)
  const form = useForm<Told>({
    initial: { startsAt: localText(from), endsAt: localText(to), words: '' },
    labels: { startsAt: t('startsAt'), endsAt: t('endsAt'), words: wordsLabel },
    check: issuesIn,
    problem,
    words: refusalWords,
  })
  const send = ({ startsAt, endsAt, words }: Told) => {
    const [start, end] = [momentOfLocal(startsAt), momentOfLocal(endsAt)]
    if (start && end)
      onSend({ startsAt: start.toISOString(), endsAt: end.toISOString(), words: words.trim() })
  }
  return (
    <Dialog title={title} open onClose={onClose}>
      <Form<Told, string> form={form} problem={problem} words={refusalWords} onSend={send}>
        <p>{help}</p>
        <LocalField {...form.field('startsAt')} />
        <LocalField {...form.field('endsAt')} />
        <TextArea {...form.field('words')} />
        <ButtonRow>
          <Button look="loud" type="submit" busy={busy}>
            {action}
          </Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}

function issuesIn({ startsAt, endsAt, words }: Told) {
  const [start, end] = [momentOfLocal(startsAt), momentOfLocal(endsAt)]
  return [
    ...(start ? [] : [{ field: 'startsAt', code: 'required' }]),
    ...(end ? [] : [{ field: 'endsAt', code: 'required' }]),
    ...(start && end && end <= start ? [{ field: 'endsAt', code: 'not_after_start' }] : []),
    ...(end && end > new Date() ? [{ field: 'endsAt', code: 'in_the_future' }] : []),
    ...(words.trim() === '' ? [{ field: 'words', code: 'required' }] : []),
  ]
}

/** A day and time by the clock of the city, in the device's own field. */
export function LocalField({ id, name, label, value, error, onChange }: FieldProps<string>) {
  return (
    <Field id={id} label={label} help={undefined} error={error} optional={false}>
      <input
        id={id}
        name={name}
        type="datetime-local"
        className={formCss.input}
        value={value}
        {...described(id, undefined, error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
