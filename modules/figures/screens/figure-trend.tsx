import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { formatDate, formatMonth, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { type ChartPoint, TrendChart } from '#ui/trend-chart.tsx'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure, Period, TrendPoint } from '../contract.ts'
import { figures } from './client.ts'
import css from './figure.module.css'
import { figureWords } from './figure-words.ts'
import { shapeOf, sinceFirst } from '../rules/trend-shape.ts'

const PERIODS = ['day', 'month', 'year'] as const satisfies readonly Period[]

/** How the figure went by day, month or year: as a picture, and as a table for who wants the numbers. */
export function FigureTrend({ figure }: { figure: Figure }) {
  const { key, kind, countingUnit } = figure
  const t = useWords(figureWords)
  const [asOf] = useSearchParam('asOf')
  const [asked, ask] = useSearchParam('trend')
  const by = PERIODS.find((one) => one === asked) ?? 'month'
  const query = useQuery({
    ...figures.getTrend.queryOptions({ params: { key }, query: { asOf, by } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Section
      id="trend"
      title={t('trend')}
      note={t(kind === 'flow' ? 'trendFlow' : 'trendStock', { unit: countingUnit })}
    >
      <ViewSwitch
        label={t('trendBy')}
        views={PERIODS.map((one) => ({ key: one, name: t(`by.${one}`) }))}
        value={by}
        onChange={(next) => ask(next === 'month' ? undefined : next)}
      />
      <Loaded query={query} waiting={<div className={css.chartPlace} />}>
        {(trend) => (
          <Trend
            key={trend.by}
            figure={figure}
            by={trend.by}
            asOf={trend.asOf}
            points={sinceFirst(trend.points)}
          />
        )}
      </Loaded>
    </Section>
  )
}

interface TrendProps {
  figure: Figure
  by: Period
  asOf: string
  points: TrendPoint[]
}

function Trend({ figure: { title, kind }, by, asOf, points: counted }: TrendProps) {
  const t = useWords(figureWords)
  const language = useLanguage()
  const nameOf = usePeriodName(by)
  const { shape, points } = shapeOf(kind, { asOf, by, points: counted })
  const read = ({ day, value, isRunning = false }: ChartPoint) => {
    const said = { value: formatNumber(value, language) }
    if (kind === 'flow') return t(isRunning ? 'readSoFar' : 'readAdded', { when: nameOf(day), ...said })
    if (by === 'day' || isRunning)
      return t('readDay', { when: formatDate(by === 'day' ? day : asOf, language), ...said })
    return t('readEnd', { when: nameOf(day), ...said })
  }
  const from = nameOf(points[0]?.day ?? asOf)
  const to = nameOf(points.at(-1)?.day ?? asOf)
  return (
    <>
      <TrendChart
        shape={shape}
        by={by}
        points={points}
        label={t('trendLabel', { title, from, to })}
        read={read}
      />
      <details className={css.details}>
        <summary>{t(`table.${by}`)}</summary>
        <TrendTable by={by} points={counted} />
      </details>
    </>
  )
}

function TrendTable({ by, points }: Pick<TrendProps, 'by' | 'points'>) {
  const t = useWords(figureWords)
  const language = useLanguage()
  const nameOf = usePeriodName(by)
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t(`head.${by}`)}</th>
          <th scope="col">{t('inPeriod')}</th>
          <th scope="col">{t('atItsEnd')}</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ day, own, value }) => (
          <tr key={day}>
            <th scope="row">{nameOf(day)}</th>
            <td>{formatNumber(own, language)}</td>
            <td>{formatNumber(value, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The period that begins on a day: 2026年11月24日, 2026年11月, 2026年. */
function usePeriodName(by: Period): (day: string) => string {
  const t = useWords(figureWords)
  const language = useLanguage()
  return (day) => {
    if (by === 'year') return t('yearNamed', { year: day.slice(0, 4) })
    return by === 'month' ? formatMonth(day, language) : formatDate(day, language)
  }
}
