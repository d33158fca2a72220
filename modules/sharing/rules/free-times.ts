// When a resource is free. All in whole minutes since 1970, half open, so that what ends as another begins is apart from it.
export interface Span {
  readonly from: number
  readonly to: number
}

/** In order, joined where they touch or overlap, cut to the window. */
export function joined(spans: readonly Span[], window: Span): Span[] {
  const found: { from: number; to: number }[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(span.from, window.from)
    const to = Math.min(span.to, window.to)
    const last = found.at(-1)
    if (from >= to) continue
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}

export interface Wish {
  /** In one piece. */
  readonly minutes: number
  /** Bookings begin at multiples of it after `midnight`. */
  readonly step: number
  readonly midnight: number
  readonly window: Span
}

/** Where the first free time that is long enough begins, or undefined. `open` is in order and joined; `busy` in any order. */
export function firstFree(open: readonly Span[], busy: readonly Span[], wish: Wish): number | undefined {
  const taken = joined(busy, wish.window)
  let next = 0
  for (const { from, to } of joined(open, wish.window)) {
    let begin = aligned(from, wish)
    while ((taken[next]?.to ?? Infinity) <= begin) next += 1
    for (let at = next; begin + wish.minutes <= to; at += 1) {
      const blocking = taken[at]
      if (!blocking || begin + wish.minutes <= blocking.from) return begin
      begin = aligned(Math.max(begin, blocking.to), wish)
    }
  }
  return undefined
}

const aligned = (minute: number, { step, midnight }: Wish): number =>
  midnight + Math.ceil((minute - midnight) / step) * step
