import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { WeeklySpan } from '../rules.ts'
import css from './keep.module.css'
import { keepWords, WEEKDAYS } from './keep-words.ts'

interface HoursFieldProps extends FieldProps<readonly WeeklySpan[]> {
  help?: string
  /** For a single day there is no weekday to choose. */
  ofOneDay?: boolean
}

const USUAL: WeeklySpan = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }

/** Spans of opening hours, each with the weekdays on which it holds. */
export function HoursField({
  id,
  name,
  label,
  value,
  onChange,
  error,
  help,
  ofOneDay = false,
}: HoursFieldProps) {
  const t = useWords(keepWords)
  const change = (at: number, span: WeeklySpan) => onChange(value.with(at, span))
  return (
    <fieldset className={css.hours} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {help && <p className={css.help}>{help}</p>}
      {error && (
        <p className={css.wrong} id={`${id}-error`}>
          {error}
        </p>
      )}
      {value.map((span, at) => (
        <fieldset key={at} className={css.span} aria-label={t('span', { n: at + 1 })}>
          {!ofOneDay && <Weekdays value={span.days} onChange={(days) => change(at, { ...span, days })} />}
          <Times span={span} onChange={(own) => change(at, own)} id={`${id}-${name}-${at}`} />
          <Button look="text" onClick={() => onChange(value.toSpliced(at, 1))}>
            {t('removeSpan')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button id={id} onClick={() => onChange([...value, ofOneDay ? { ...USUAL, days: [1] } : USUAL])}>
          {t('addSpan')}
        </Button>
      </div>
    </fieldset>
  )
}

function Weekdays({ value, onChange }: { value: readonly number[]; onChange: (days: number[]) => void }) {
  const t = useWords(keepWords)
  const toggle = (day: number) =>
    onChange(value.includes(day) ? value.filter((own) => own !== day) : [...value, day].toSorted())
  return (
    <fieldset className={css.days} aria-label={t('weekdays')}>
      {WEEKDAYS.map((key, i) => (
        <label key={key}>
          <input type="checkbox" checked={value.includes(i + 1)} onChange={() => toggle(i + 1)} />
          <span>{t(key)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** `24:00` is no time that a browser's own field knows; midnight at the end of a span means it. */
function Times({
  id,
  span,
  onChange,
}: {
  id: string
  span: WeeklySpan
  onChange: (span: WeeklySpan) => void
}) {
  const t = useWords(keepWords)
  return (
    <>
      <Field id={`${id}-from`} label={t('from')} error={undefined}>
        <input
          id={`${id}-from`}
          type="time"
          value={span.from}
          className={css.time}
          onChange={(event) => onChange({ ...span, from: event.target.value })}
        />
      </Field>
      <Field id={`${id}-to`} label={t('to')} error={undefined}>
        <input
          id={`${id}-to`}
          type="time"
          value={span.to === '24:00' ? '00:00' : span.to}
          className={css.time}
          onChange={(event) =>
            onChange({ ...span, to: event.target.value === '00:00' ? '24:00' : event.target.value })
          }
        />
      </Field>
    </>
  )
}
