import { minutesOf, overlaps, type Span } from '../contract.ts'

const MINUTE_MS = 60_000

/**
 * The first time of this length that begins at a step after `from`, wholly open and not busy. `open` is in order; spans
 * that touch are one, so that a night is free where both of its days are.
 */
export function nextFree(
  minutes: number,
  open: readonly Span[],
  busy: readonly Span[],
  { stepMinutes, from }: { stepMinutes: number; from: Date },
): Span | undefined {
  const length = minutes * MINUTE_MS
  for (const { startsAt, endsAt } of joined(open)) {
    const aligned = (moment: Date) => {
      const steps = Math.ceil(Math.max(0, minutesOf({ startsAt, endsAt: moment })) / stepMinutes)
      return new Date(startsAt.getTime() + steps * stepMinutes * MINUTE_MS)
    }
    let wish = spanFrom(aligned(from), length)
    while (wish.endsAt <= endsAt) {
      const span = wish
      const blocking = busy.find((other) => overlaps(other, span))
      if (!blocking) return wish
      wish = spanFrom(aligned(blocking.endsAt), length)
    }
  }
  return undefined
}

const spanFrom = (startsAt: Date, length: number): Span => ({
  startsAt,
  endsAt: new Date(startsAt.getTime() + length),
})

function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (last && span.startsAt <= last.endsAt) found[found.length - 1] = { ...last, endsAt: span.endsAt }
    else found.push(span)
  }
  return found
}
