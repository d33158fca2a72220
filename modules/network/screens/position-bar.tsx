import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useWords } from '#ui/words.ts'
import type { CommitteeSummary } from '../contract.ts'
import css from './position-bar.module.css'
import { words } from './words.ts'

type Positions = CommitteeSummary['numbers']['byPosition']

/** Where the members stand, as a bar in the order of the chain, and in words for who listens. */
export function PositionBar({ positions }: { positions: Positions }) {
  const t = useWords(words)
  const label = positions.map(({ name, members }) => t('barOf', { name, n: members })).join(', ')
  return (
    <span className={css.bar}>
      {positions.map(({ key, members }, at) => (
        <i key={key} className={css[`tone${at}`]} style={{ flexGrow: members }} />
      ))}
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}

/** What the tones of the bars mean. */
export function PositionLegend({ positions }: { positions: Positions }) {
  const t = useWords(words)
  return (
    <p className={css.legend}>
      {t('legend')}
      {positions.map(({ key, name }, at) => (
        <span key={key}>
          <i className={css[`tone${at}`]} aria-hidden="true" />
          {name}
        </span>
      ))}
    </p>
  )
}
