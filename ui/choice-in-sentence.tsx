import css from './choice-in-sentence.module.css'

interface ChoiceInSentenceProps {
  /** For who listens. */
  label: string
  /** The words while nothing is chosen. */
  any: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  options: readonly { key: string; name: string }[]
}

/** A choice that reads as a part of its sentence: 在[全部产业链]里找[各类单位]. */
export function ChoiceInSentence({ label, any, value = '', onChange, options }: ChoiceInSentenceProps) {
  return (
    <select
      className={css.choice}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{any}</option>
      {options.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}
