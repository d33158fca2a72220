import css from './sparkline.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

interface SparklineProps {
  /** Oldest first. */
  points: readonly number[]
  /** Says in a sentence what the picture shows: 三年来从 61 增到 138. */
  label: string
  /** A stock is a line, a flow is bars. */
  shape?: 'line' | 'bars'
}

const WIDTH = 268
const HEIGHT = 44

/** How a figure went, without axes: the page of the figure has them. The last point is marked. */
export function Sparkline({ points, label, shape = 'line' }: SparklineProps) {
  if (points.length < 2) return null
  const low = shape === 'bars' ? 0 : Math.min(...points)
  // A figure that never moved is drawn as a flat line, not divided by nothing.
  const span = Math.max(...points) - low || 1
  const y = (value: number) => HEIGHT - 4 - ((value - low) / span) * (HEIGHT - 8)
  return (
    <>
      <svg className={css.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {shape === 'line' ? <Line points={points} y={y} /> : <Bars points={points} y={y} />}
      </svg>
      <VisuallyHidden>{label}</VisuallyHidden>
    </>
  )
}

interface Drawn {
  points: readonly number[]
  y: (value: number) => number
}

function Line({ points, y }: Drawn) {
  const step = (WIDTH - 8) / (points.length - 1)
  const way = points.map((value, at) => `${(at * step).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <>
      <polyline className={css.line} points={way} />
      <circle className={css.last} cx={WIDTH - 8} cy={y(points.at(-1) ?? 0)} r="3.5" />
    </>
  )
}

function Bars({ points, y }: Drawn) {
  const step = WIDTH / points.length
  return points.map((value, at) => (
    <rect
      key={`${at}:${value}`}
      className={at === points.length - 1 ? css.last : css.bar}
      x={at * step}
      y={y(value)}
      width={step * 0.76}
      height={HEIGHT - y(value)}
    />
  ))
}
