import { classNames } from './class-names.ts'
import { formatNumber } from './format.ts'
import { useLanguage } from './language.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import css from './trend-chart.module.css'

interface TrendChartProps {
  /** Oldest first; at least two. */
  points: readonly { day: string; value: number }[]
  shape: 'line' | 'bars'
  /** Says in a sentence what the picture shows. */
  label: string
}

/** How a figure went, with its scale and years. The picture stretches; its words are HTML, so that they do not. */
export function TrendChart({ points, shape, label }: TrendChartProps) {
  const language = useLanguage()
  const top = roundUp(Math.max(...points.map(({ value }) => value), 2))
  const width = points.length
  const y = (value: number) => 100 - (value / top) * 100
  const last = points.at(-1)?.value ?? 0
  const years = points.flatMap(({ day }, at) =>
    day.slice(5, 7) === '01' ? [{ at, year: day.slice(0, 4) }] : [],
  )
  return (
    <div className={css.chart}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {[1, 0.5, 0].map((share) => (
        <span
          key={share}
          className={classNames(css.level, share === 0 && css.zero)}
          style={{ top: `${100 - share * 100}%` }}
        >
          {share > 0 && formatNumber(top * share, language)}
        </span>
      ))}
      {years.map(({ at, year }) => (
        <span key={year} className={css.year} style={{ left: `${(at / width) * 100}%` }}>
          {year}
        </span>
      ))}
      <svg className={css.picture} viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" aria-hidden="true">
        {shape === 'line' ? (
          <>
            <path className={css.area} d={`M0.5,100 ${stepsOf(points, y)} L${width - 0.5},100 Z`} />
            <path className={css.line} d={`M0.5,${y(points[0]?.value ?? 0)} ${stepsOf(points, y)}`} />
          </>
        ) : (
          points.map(({ day, value }, at) => (
            <rect
              key={day}
              className={classNames(css.bar, at === width - 1 && css.last)}
              x={at + 0.12}
              y={y(value)}
              width="0.76"
              height={100 - y(value)}
            />
          ))
        )}
      </svg>
      {shape === 'line' && (
        <span className={css.end} style={{ top: `${y(last)}%`, left: `${100 - 50 / width}%` }} />
      )}
    </div>
  )
}

const stepsOf = (points: TrendChartProps['points'], y: (value: number) => number) =>
  points.map(({ value }, at) => `L${at + 0.5},${y(value).toFixed(2)}`).join(' ')

/** The next number of the kind 1, 2, 4, 5, 6, 8 times a power of ten whose half is whole: nobody counts 2.5 of a thing. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 2, 4, 5, 6, 8].map((one) => one * power)
  return steps.find((step) => step >= value && step % 2 === 0) ?? 10 * power
}
