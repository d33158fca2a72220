import type { Outline, Point } from './read-outlines.ts'
import type { Deltas } from './read-variations.ts'

/** The outline and advance width of a glyph after its moves (OpenType, `gvar`); whole units of the font. */
export function setWeight(outline: Outline, advance: number, deltas: readonly Deltas[]) {
  // Of the four phantom points the first two are the ends of the advance width.
  const phantoms = [0, advance, 0, 0].map((x) => ({ x, y: 0, isOnCurve: true }))
  const origin = [...outline.points, ...phantoms]
  const moved = origin.map((point) => ({ ...point }))
  for (const delta of deltas) {
    const { dx, dy } = fullMoves(origin, outline.ends, delta)
    for (const [n, point] of moved.entries()) {
      point.x += (dx[n] ?? 0) * delta.factor
      point.y += (dy[n] ?? 0) * delta.factor
    }
  }
  const [left, right] = moved.slice(-4)
  const start = left?.x ?? 0
  const points = moved
    .slice(0, -4)
    .map(({ x, y, isOnCurve }) => ({ x: Math.round(x - start), y: Math.round(y), isOnCurve }))
  return { outline: { ends: outline.ends, points }, advance: Math.round((right?.x ?? advance) - start) }
}

/** Points that a move does not name follow their neighbours of the same contour (OpenType, "Inferred deltas"). */
function fullMoves(origin: readonly Point[], ends: readonly number[], { points, dx, dy }: Deltas) {
  if (points === null) return { dx, dy }
  const named = new Map(points.map((point, n) => [point, n]))
  const full = { dx: origin.map(() => 0), dy: origin.map(() => 0) }
  for (const [point, n] of named) {
    full.dx[point] = dx[n] ?? 0
    full.dy[point] = dy[n] ?? 0
  }
  let start = 0
  for (const end of ends) {
    const touched = Array.from({ length: end - start + 1 }, (_, n) => start + n).filter((n) => named.has(n))
    for (const [n, before] of touched.entries()) {
      const after = touched[(n + 1) % touched.length] ?? before
      // From one named point on around the contour to the next, which is itself where only one is named.
      for (let point = next(before, start, end); point !== after; point = next(point, start, end)) {
        full.dx[point] = inferred('x', full.dx, origin, point, before, after)
        full.dy[point] = inferred('y', full.dy, origin, point, before, after)
      }
    }
    start = end + 1
  }
  return full
}

const next = (point: number, start: number, end: number) => (point === end ? start : point + 1)

function inferred(
  axis: 'x' | 'y',
  moves: readonly number[],
  origin: readonly Point[],
  point: number,
  before: number,
  after: number,
): number {
  const place = (n: number) => origin[n]?.[axis] ?? 0
  const move = (n: number) => moves[n] ?? 0
  const [low, high] = place(before) <= place(after) ? [before, after] : [after, before]
  if (place(low) === place(high)) return move(low) === move(high) ? move(low) : 0
  if (place(point) <= place(low)) return move(low)
  if (place(point) >= place(high)) return move(high)
  const share = (place(point) - place(low)) / (place(high) - place(low))
  return move(low) + (move(high) - move(low)) * share
}
