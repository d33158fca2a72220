import { EARLY_MINUTES, type Span } from '../contract.ts'

const MINUTE_MS = 60_000

/** Uses are told in whole minutes, each begun minute counting for who began it. */
export const wholeMinute = (moment: Date): Date =>
  new Date(Math.floor(moment.getTime() / MINUTE_MS) * MINUTE_MS)

/** Never before the last one ended: who starts within a minute of that starts with the next. */
export function startOf(now: Date, lastEnd: Date | null): Date {
  const start = wholeMinute(now)
  return lastEnd !== null && lastEnd > start && lastEnd.getTime() - start.getTime() <= 2 * MINUTE_MS
    ? lastEnd
    : start
}

/** A use that began takes a minute at least. */
export function endOf(startedAt: Date, now: Date): Date {
  const least = new Date(startedAt.getTime() + MINUTE_MS)
  const end = wholeMinute(now)
  return end > least ? end : least
}

/** From when on who booked may start. */
export const mayStartFrom = ({ startsAt }: Pick<Span, 'startsAt'>): Date =>
  new Date(startsAt.getTime() - EARLY_MINUTES * MINUTE_MS)

export const isOnNow = (booking: Span, now: Date): boolean =>
  mayStartFrom(booking) <= now && now < booking.endsAt
