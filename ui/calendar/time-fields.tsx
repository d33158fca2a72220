import { useId, useState } from 'react'
import { Field } from '../field.tsx'
import formCss from '../form.module.css'
import { useWords } from '../words.ts'
import type { Choice } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'
import { localText, momentOfLocal } from './city-time.ts'

interface TimeFieldsProps {
  choice: Choice
  onChange: (choice: Choice) => void
  stepMinutes: number
}

/** The choice to the minute, by the device's own fields; a new start keeps the length. */
export function TimeFields({ choice, onChange, stepMinutes }: TimeFieldsProps) {
  const t = useWords(calendarWords)
  const start = (from: Date) =>
    onChange({ ...choice, from, to: new Date(choice.to.getTime() + from.getTime() - choice.from.getTime()) })
  return (
    <div className={css.fields}>
      <MomentField label={t('from')} value={choice.from} onChange={start} stepMinutes={stepMinutes} />
      <MomentField
        label={t('to')}
        value={choice.to}
        onChange={(to) => onChange({ ...choice, to })}
        stepMinutes={stepMinutes}
      />
    </div>
  )
}

interface MomentFieldProps {
  label: string
  value: Date
  onChange: (moment: Date) => void
  stepMinutes: number
}

function MomentField({ label, value, onChange, stepMinutes }: MomentFieldProps) {
  const id = useId()
  // While it is typed, it may be no moment at all.
  const [typed, setTyped] = useState<string>()
  return (
    <Field id={id} label={label} help={undefined} error={undefined} optional={false}>
      <input
        id={id}
        type="datetime-local"
        step={stepMinutes * 60}
        className={formCss.input}
        value={typed ?? localText(value)}
        onChange={(event) => {
          const moment = momentOfLocal(event.target.value)
          setTyped(moment ? undefined : event.target.value)
          if (moment) onChange(moment)
        }}
        onBlur={() => setTyped(undefined)}
      />
    </Field>
  )
}
