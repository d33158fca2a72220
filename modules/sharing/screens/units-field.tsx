import { useUnitFinder } from '#modules/people/screens/finders.ts'
import { Button } from '#ui/button.tsx'
import type { Option } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import css from './desk.module.css'
import { rulesFormWords } from './rules-form-words.ts'

/** Several units, each found by its name. */
export function UnitsField(field: FieldProps<readonly Option[]>) {
  const t = useWords(rulesFormWords)
  const finder = useUnitFinder()
  const { value, onChange } = field
  const add = (unit: Option | null) => {
    if (unit && value.every((chosen) => chosen.value !== unit.value))
      onChange([...value, { value: unit.value, label: unit.label }])
  }
  return (
    <div>
      {/* Anew with each unit that is added, so that the field is empty for the next. */}
      <FinderField
        key={value.length}
        {...field}
        {...finder}
        help={t('addUnit')}
        value={null}
        onChange={add}
      />
      <ul className={css.related}>
        {value.map((unit) => (
          <li key={unit.value} className={css.row}>
            <span>{unit.label}</span>
            <Button
              look="text"
              aria-label={t('removeUnit', { name: unit.label })}
              onClick={() => onChange(value.filter((one) => one !== unit))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
