import { classNames } from '#ui/class-names.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { WallFigure } from '../contract.ts'
import { changeOf } from './change-of.ts'
import { Counting } from './counting.tsx'
import css from './wall-figures.module.css'
import { words } from './words.ts'

interface Props {
  figures: readonly WallFigure[]
  /** The key of the figure that gets more room, if any. */
  wide: string | undefined
}

/** Every figure, with its words and what today added. */
export function WallFigures({ figures, wide }: Props) {
  const t = useWords(words)
  return (
    <section className={css.figures} aria-label={t('figures')}>
      <ul className={css.list}>
        {figures.map((figure) => (
          <Figure key={figure.key} figure={figure} isWide={figure.key === wide} />
        ))}
      </ul>
    </section>
  )
}

function Figure({ figure, isWide }: { figure: WallFigure; isWide: boolean }) {
  const t = useWords(words)
  const language = useLanguage()
  const { title, value, countingUnit, wording, today } = figure
  const isRounded = language !== 'en' && wording !== `${value}${countingUnit}`
  return (
    <li className={classNames(css.figure, isWide && css.wide)} data-figure={figure.key}>
      <p className={css.value}>
        <Counting value={value} />
        {language !== 'en' && <span className={css.unit}>{countingUnit}</span>}
      </p>
      <p className={css.title}>{title}</p>
      <p className={css.more}>
        {isRounded && <span>{wording}</span>}
        {today !== 0 && (
          <span className={css.today}>{t('today', { change: changeOf(today, language) })}</span>
        )}
      </p>
    </li>
  )
}
