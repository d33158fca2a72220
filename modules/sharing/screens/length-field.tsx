import { described, Field, type FieldExtras } from '#ui/field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import css from './desk.module.css'
import { isUnit, type Length } from './length.ts'
import { rulesFormWords } from './rules-form-words.ts'

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
