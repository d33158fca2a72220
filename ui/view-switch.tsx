import css from './view-switch.module.css'

interface ViewSwitchProps<Key extends string> {
  /** What the views differ in, for who listens. */
  label: string
  views: readonly { key: Key; name: string }[]
  value: Key
  onChange: (key: Key) => void
}

/** A few views of the same thing, side by side; one of them is shown. */
export function ViewSwitch<Key extends string>({ label, views, value, onChange }: ViewSwitchProps<Key>) {
  return (
    <fieldset aria-label={label} className={css.switch}>
      {views.map(({ key, name }) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
