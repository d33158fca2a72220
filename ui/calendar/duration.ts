import { type Say, useWords } from '../words.ts'
import { calendarWords } from './calendar-words.ts'

/** 1小时30分, "1 h 30 min". */
export function durationText(minutes: number, t: Say<typeof calendarWords.zh>): string {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  if (hours === 0) return t('minutes', { n: rest })
  return rest === 0 ? t('hours', { n: hours }) : t('hoursMinutes', { hours, minutes: rest })
}

/** The same for screens outside the calendar. */
export function useDuration(): (minutes: number) => string {
  const t = useWords(calendarWords)
  return (minutes) => durationText(minutes, t)
}
