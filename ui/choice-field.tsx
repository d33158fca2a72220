import { described, Field, type FieldExtras, FieldNotes } from './field.tsx'
import css from './form.module.css'
import { uiWords } from './ui-words.ts'
import type { FieldProps } from './use-form.ts'
import { useWords } from './words.ts'

export interface Option<Value extends string = string> {
  value: Value
  label: string
  help?: string
}

type WithOptions<Value, Choice extends string> = FieldProps<Value> &
  FieldExtras & { options: Option<Choice>[] }

interface SelectProps extends WithOptions<string, string> {
  /** What choosing nothing means; otherwise the reader is asked to choose. */
  none?: string
}

/** One of many, in the device's own list; up to seven are better shown by `Choice`. */
export function Select({ help, error, optional, label, options, none, onChange, ...input }: SelectProps) {
  const t = useWords(uiWords)
  return (
    <Field id={input.id} label={label} help={help} error={error} optional={optional ?? false}>
      <select
        {...input}
        {...described(input.id, help, error)}
        className={css.input}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{none ?? t('chooseOne')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** One of a few, all in sight. */
export function Choice<Value extends string>(props: WithOptions<Value | '', Value>) {
  return <Boxes {...props} type="radio" chosen={[props.value]} choose={(value) => props.onChange(value)} />
}

/** Any of a few, all in sight; `inRow` where their names are short. */
export function Choices<Value extends string>(
  props: WithOptions<readonly Value[], Value> & { inRow?: boolean },
) {
  const { value: chosen, onChange } = props
  const choose = (value: Value) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return <Boxes {...props} type="checkbox" chosen={chosen} choose={choose} />
}

interface BoxesProps<Value extends string> extends Omit<WithOptions<unknown, Value>, 'value' | 'onChange'> {
  type: 'radio' | 'checkbox'
  chosen: readonly string[]
  inRow?: boolean
  choose: (value: Value) => void
}

function Boxes<Value extends string>(props: BoxesProps<Value>) {
  const { id, name, label, help, error, optional, options, type, chosen, choose, inRow } = props
  const t = useWords(uiWords)
  return (
    <fieldset className={css.field} {...described(id, help, error)} aria-invalid={undefined}>
      <legend className={css.label}>
        {label}
        {optional && <small>{t('optional')}</small>}
      </legend>
      <FieldNotes id={id} help={help} error={error} />
      <div className={inRow ? css.choicesInRow : css.choices}>
        {options.map((option, at) => (
          <label key={option.value} className={css.choice}>
            {/* The first box has the field's id, so that the error summary leads to it. */}
            <input
              id={at === 0 ? id : undefined}
              type={type}
              name={id + name}
              value={option.value}
              checked={chosen.includes(option.value)}
              onChange={() => choose(option.value)}
            />
            <span>{option.label}</span>
            {option.help && <small>{option.help}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A single yes: agreed, understood. */
export function Tick({ id, name, label, value, onChange, error, help }: FieldProps<boolean> & FieldExtras) {
  return (
    <div className={css.field}>
      <label className={css.choice}>
        <input
          id={id}
          name={name}
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          {...described(id, help, error)}
        />
        <span>{label}</span>
      </label>
      <FieldNotes id={id} help={help} error={error} />
    </div>
  )
}
