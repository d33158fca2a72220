import { dayIn, formatMoment, formatTime } from '../format.ts'
import type { Language } from '../language.ts'
import type { Span } from './spans.ts'

/** 11月24日 周二 14:00–15:30; both days where it runs over midnight. */
export function spanText({ from, to }: Span, language: Language): string {
  // The midnight that ends a day is still of that day.
  const isOneDay = dayIn(from) === dayIn(new Date(to.getTime() - 1))
  const end = !isOneDay
    ? ` ${formatMoment(to, language)}`
    : dayIn(from) === dayIn(to)
      ? formatTime(to, language)
      : '24:00'
  return `${formatMoment(from, language)}${isOneDay ? '' : ' '}–${end}`
}
