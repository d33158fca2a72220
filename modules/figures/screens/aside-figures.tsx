import { FigureCard } from '#ui/figure-card.tsx'
import { useWords } from '#ui/words.ts'
import type { Bulletin } from '../contract.ts'
import css from './article.module.css'
import { FigureSparkline } from './figure-sparkline.tsx'
import { words } from './words.ts'

/** The figures that stand beside the text. How each went is asked for when the text already stands. */
export function AsideFigures({ bulletin }: { bulletin: Bulletin }) {
  const t = useWords(words)
  const shown = bulletin.aside.flatMap((key) => bulletin.figures[key] ?? [])
  return (
    <aside className={css.aside} aria-label={t('articleFigures')}>
      {shown.map((figure) => (
        <FigureCard
          key={figure.key}
          value={figure.wording}
          title={figure.title}
          text={figure.rule}
          to={figure.url}
          more={t('openFigure')}
        >
          <div className={css.trend}>
            <FigureSparkline figure={figure} />
          </div>
        </FigureCard>
      ))}
    </aside>
  )
}
