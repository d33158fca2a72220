import { FigureSparkline } from '#modules/figures/screens/figure-sparkline.tsx'
import { FigureCard } from '#ui/figure-card.tsx'
import { useWords } from '#ui/words.ts'
import type { LivingArticle } from '../contract/published.ts'
import css from './article.module.css'
import { words } from './words.ts'

/** The figures that stand beside the text. How each went is asked for when the text already stands. */
export function AsideFigures({ article }: { article: LivingArticle }) {
  const t = useWords(words)
  const shown = article.aside.flatMap((key) => article.figures[key] ?? [])
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
