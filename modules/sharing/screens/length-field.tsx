import { described, Field, type FieldExtras } from '#ui/field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import css from './desk.module.css'
import { rulesFormWords } from './rules-form-words.ts'

const UNITS = { minute: 1, hour: 60, day: 1440 } as const
export type LengthUnit = keyof typeof UNITS

/** A length of time as it is typed. */
export interface Length {
  amount: string
  unit: LengthUnit
}

/** In the largest unit of which it is a whole number. */
export function lengthOf(minutes: number | null): Length {
  if (minutes === null) return { amount: '', unit: 'hour' }
  const fits = (unit: LengthUnit) => minutes > 0 && minutes % UNITS[unit] === 0
  const unit = fits('day') ? 'day' : fits('hour') ? 'hour' : 'minute'
  return { amount: String(minutes / UNITS[unit]), unit }
}

/** In minutes; null for nothing, not a number where it is none. */
export function minutesIn({ amount, unit }: Length): number | null {
  const plain = amount.normalize('NFKC').trim()
  if (plain === '') return null
  return /^\d{1,7}(?:\.\d{1,2})?$/.test(plain)
    ? Math.round(Number(plain) * UNITS[unit] * 100) / 100
    : Number.NaN
}

const isUnit = (text: string): text is LengthUnit => text in UNITS

/** How long: a number and its unit, side by side. */
export function LengthField({
  id,
  name,
  label,
  value,
  onChange,
  error,
  help,
  optional = false,
}: FieldProps<Length> & FieldExtras) {
  const t = useWords(rulesFormWords)
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional}>
      <span className={css.amount}>
        <input
          id={id}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          value={value.amount}
          onChange={(event) => onChange({ ...value, amount: event.target.value })}
          {...described(id, help, error)}
        />
        <select
          aria-label={t('unitOf', { label })}
          value={value.unit}
          onChange={({ target }) => isUnit(target.value) && onChange({ ...value, unit: target.value })}
        >
          {(['minute', 'hour', 'day'] as const).map((unit) => (
            <option key={unit} value={unit}>
              {t(unit)}
            </option>
          ))}
        </select>
      </span>
    </Field>
  )
}
