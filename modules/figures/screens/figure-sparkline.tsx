import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Sparkline } from '#ui/sparkline.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import { figures } from './client.ts'
import { shapeOf } from '../rules/trend-shape.ts'
import { words } from './words.ts'

/** How a figure went in three years; nothing until it is known, so its place is kept by who shows it. */
export function FigureSparkline({ figure: { key, kind } }: { figure: Figure }) {
  const t = useWords(words)
  const language = useLanguage()
  const trend = useQuery(figures.getTrend.queryOptions({ params: { key } })).data
  if (!trend) return null
  const { shape, points: all } = shapeOf(kind, trend)
  // Without an axis nobody could see that the last month is not over.
  const points = shape === 'bars' ? all.filter(({ isRunning }) => !isRunning) : all
  const said = (at: number) => formatNumber(points.at(at)?.value ?? 0, language)
  const label =
    shape === 'bars' ? t('trendMonths', { last: said(-1) }) : t('trendFrom', { from: said(0), to: said(-1) })
  return <Sparkline shape={shape} points={points.map(({ value }) => value)} label={label} />
}
