/** A stretch of time, its end not in it. */
export interface Span {
  from: Date
  to: Date
}

export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

export const minutesOf = ({ from, to }: Span): number => (to.getTime() - from.getTime()) / 60_000

/** What lies in both, in order; stretches of `spans` that touch become one. */
export function cut(spans: readonly Span[], within: Span): Span[] {
  const found: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (!overlap(span, within)) continue
    const from = span.from < within.from ? within.from : span.from
    const to = span.to > within.to ? within.to : span.to
    const last = found.at(-1)
    if (!last || last.to < from) found.push({ from, to })
    else if (last.to < to) last.to = to
  }
  return found
}

/** What is left of `spans` inside `within` when everything in `busy` is taken away. */
export function freeOf(spans: readonly Span[], busy: readonly Span[], within: Span): Span[] {
  const taken = cut(busy, within)
  return cut(spans, within).flatMap((span) => {
    const left: Span[] = []
    let { from } = span
    for (const block of taken) {
      if (!overlap(block, span)) continue
      if (block.from > from) left.push({ from, to: block.from })
      from = block.to
    }
    return from < span.to ? [...left, { from, to: span.to }] : left
  })
}

/** Whether `spans` together hold every moment of `span`. */
export const isCovered = (span: Span, spans: readonly Span[]): boolean =>
  freeOf([span], spans, span).length === 0
