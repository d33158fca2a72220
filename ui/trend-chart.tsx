import { type PointerEvent, useState } from 'react'
import { classNames } from './class-names.ts'
import { formatNumber } from './format.ts'
import { useLanguage } from './language.ts'
import css from './trend-chart.module.css'

export interface ChartPoint {
  day: string
  value: number
  /** Not over yet, so it is drawn pale: half a month would look like a fall. */
  isRunning?: boolean
}

interface TrendChartProps {
  /** Oldest first; at least two. */
  points: readonly ChartPoint[]
  shape: 'line' | 'bars'
  /** What each point stands for, which decides what is written below. */
  by: 'day' | 'month' | 'year'
  /** Says in a sentence what the picture shows. */
  label: string
  /** A point in words, for the reading above the picture and for who listens. */
  read: (point: ChartPoint) => string
}

/**
 * How a figure went, with its scale. The picture stretches; its words are HTML, so that they do not. Pointer and arrow
 * keys move along it and read out one point after another.
 */
export function TrendChart({ points, shape, by, label, read }: TrendChartProps) {
  const language = useLanguage()
  const [chosen, choose] = useState<number>()
  const { low, top } = scaleOf(points.map(({ value }) => value))
  const width = points.length
  const y = (value: number) => ((top - value) / (top - low)) * 100
  const at = Math.min(chosen ?? width - 1, width - 1)
  const point = points[at]
  const follow = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width: whole } = currentTarget.getBoundingClientRect()
    choose(Math.max(0, Math.min(width - 1, Math.floor(((clientX - left) / whole) * width))))
  }
  return (
    <>
      <p className={css.read}>{point && read(point)}</p>
      <div className={css.chart}>
        {levelsOf(low, top).map((level) => (
          <span
            key={level}
            className={classNames(css.level, level === 0 && css.zero)}
            style={{ top: `${y(level)}%` }}
          >
            <span>{formatNumber(level, language)}</span>
          </span>
        ))}
        {ticksOf(points, by).map(({ at: place, text }) => (
          <span key={place} className={css.tick} style={{ left: `${(place / width) * 100}%` }}>
            {text}
          </span>
        ))}
        <svg
          className={css.picture}
          viewBox={`0 0 ${width} 100`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {shape === 'line' ? <Line points={points} y={y} /> : <Bars points={points} y={y} chosen={at} />}
        </svg>
        {shape === 'line' && point && (
          <span
            className={css.dot}
            style={{ top: `${y(point.value)}%`, left: `${((at + 0.5) / width) * 100}%` }}
          />
        )}
        <input
          type="range"
          className={css.along}
          aria-label={label}
          aria-valuetext={point && read(point)}
          min={0}
          max={width - 1}
          value={at}
          onChange={(event) => choose(Number(event.target.value))}
          onPointerMove={follow}
          // A finger that is lifted leaves too, and what it pointed at is still to be read.
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && choose(undefined)}
        />
      </div>
    </>
  )
}

interface Drawn {
  points: readonly ChartPoint[]
  y: (value: number) => number
}

function Line({ points, y }: Drawn) {
  const steps = points.map(({ value }, at) => `L${at + 0.5},${y(value).toFixed(2)}`).join(' ')
  const first = y(points[0]?.value ?? 0)
  return (
    <>
      <path className={css.area} d={`M0.5,${y(0)} ${steps} L${points.length - 0.5},${y(0)} Z`} />
      <path className={css.line} d={`M0.5,${first} ${steps}`} />
    </>
  )
}

function Bars({ points, y, chosen }: Drawn & { chosen: number }) {
  return points.map(({ day, value, isRunning }, at) => (
    <rect
      key={day}
      className={classNames(css.bar, isRunning && css.running, at === chosen && css.chosen)}
      x={at + 0.12}
      y={Math.min(y(value), y(0))}
      width="0.76"
      height={Math.abs(y(0) - y(value))}
    />
  ))
}

/** Where a year begins among months, a month among days, and every year among years. */
function ticksOf(points: readonly ChartPoint[], by: TrendChartProps['by']): { at: number; text: string }[] {
  return points.flatMap(({ day }, at) => {
    if (by === 'year') return [{ at, text: day.slice(0, 4) }]
    const begins = by === 'month' ? day.slice(5, 7) === '01' : day.endsWith('-01')
    return begins ? [{ at, text: by === 'month' ? day.slice(0, 4) : day.slice(0, 7) }] : []
  })
}

/** From nought, or below it where something was taken back, to a round number. */
function scaleOf(values: readonly number[]): { low: number; top: number } {
  const lowest = Math.min(...values)
  return { low: lowest < 0 ? -roundUp(-lowest) : 0, top: roundUp(Math.max(...values, 2)) }
}

const levelsOf = (low: number, top: number): number[] => [top, top / 2, 0, ...(low < 0 ? [low] : [])]

/** The next number of the kind 1, 2, 4, 5, 6, 8 times a power of ten whose half is whole: nobody counts 2.5 of a thing. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 2, 4, 5, 6, 8].map((one) => one * power)
  return steps.find((step) => step >= value && step % 2 === 0) ?? 10 * power
}
