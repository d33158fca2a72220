import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import type { AnswerOf } from '#platform/contract.ts'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { TrendChart } from '#ui/trend-chart.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure, figuresContract } from '../contract.ts'
import { figures } from './client.ts'
import css from './figure.module.css'
import { shapeOf } from './trend-shape.ts'
import { words } from './words.ts'

/** How the figure went, by month: as a picture, and as a table for who wants the numbers. */
export function FigureTrend({ figure: { key, kind } }: { figure: Figure }) {
  const t = useWords(words)
  const language = useLanguage()
  const [asOf] = useSearchParam('asOf')
  const query = useQuery(figures.getTrend.queryOptions({ params: { key }, query: { asOf } }))
  return (
    <Section title={t('trend')} note={t(kind === 'flow' ? 'trendFlow' : 'trendStock')}>
      <Loaded query={query} waiting={<div className={css.chartPlace} />}>
        {(trend) => {
          const { shape, points } = shapeOf(kind, trend)
          const said = (at: number) => formatNumber(points.at(at)?.value ?? 0, language)
          const label =
            shape === 'bars'
              ? t('trendMonths', { last: said(-1) })
              : t('trendFrom', { from: said(0), to: said(-1) })
          return (
            <>
              <TrendChart shape={shape} points={points} label={label} />
              <TrendTable points={trend.points} />
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function TrendTable({ points }: Pick<AnswerOf<typeof figuresContract.getTrend>, 'points'>) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <details className={css.details}>
      <summary>{t('asTable')}</summary>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('inMonth')}</th>
            <th scope="col">{t('atEnd')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ day, own, value }) => (
            <tr key={day}>
              <th scope="row">{day.slice(0, 7)}</th>
              <td>{formatNumber(own, language)}</td>
              <td>{formatNumber(value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
