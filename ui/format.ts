import type { Language } from './language.ts'

/** The city's zone; the app sets it once from the page that was sent. Times on screens are the city's, wherever the reader is. */
const city = { zone: 'Asia/Shanghai' }
export const setCityZone = (zone: string): void => {
  city.zone = zone
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const numbersZh = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })

export const formatNumber = (value: number, language: Language): string =>
  (language === 'en' ? numbers : numbersZh).format(value)

/** What was added or taken away: +47, −2 with a true minus, and 0 without a sign. */
export function formatSigned(value: number, language: Language): string {
  if (value === 0) return '0'
  return value > 0 ? `+${formatNumber(value, language)}` : `−${formatNumber(-value, language)}`
}

/** A day `YYYY-MM-DD` as 11月24日 周二, "Tue 24 November"; the year is said when it is not the one of `today`. */
export function formatDay(day: string, language: Language, today: string = cityToday()): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return dateText(date, language, 'UTC', day.slice(0, 4) !== today.slice(0, 4))
}

/** A day with its year and without the day of the week, for terms and records: 2024年3月1日, "1 March 2024". */
export function formatDate(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return formatter(language, { timeZone: 'UTC', dateStyle: 'long' }).format(date)
}

/** The month of a day, with its year: 2026年11月, "November 2026". */
export function formatMonth(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return formatter(language, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(date)
}

/** An instant in the city's zone as 11月24日 周二 14:00, "Tue 24 November, 14:00". */
export function formatMoment(instant: string | Date, language: Language, now: Date = new Date()): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return String(instant)
  const day = dateText(date, language, city.zone, dayIn(date).slice(0, 4) !== dayIn(now).slice(0, 4))
  return `${day}${language === 'en' ? ',' : ''} ${formatTime(date, language)}`
}

/** The time of day of an instant in the city's zone, 14:00. */
export function formatTime(instant: string | Date, language: Language): string {
  const format = formatter(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: city.zone,
  })
  return format.format(new Date(instant))
}

/** The day of an instant in the city's zone, as `YYYY-MM-DD`. */
export function dayIn(instant: Date): string {
  const parts = formatter('en', {
    timeZone: city.zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The calendar day it is in the city. */
export const cityToday = (): string => dayIn(new Date())

function dateText(date: Date, language: Language, timeZone: string, withYear: boolean): string {
  const parts = formatter(language, {
    timeZone,
    year: 'numeric',
    month: language === 'en' ? 'long' : 'numeric',
    day: 'numeric',
    weekday: 'short',
  }).formatToParts(date)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const year = part('year')
  if (language === 'en')
    return `${part('weekday')} ${part('day')} ${part('month')}${withYear ? ` ${year}` : ''}`
  const weekday = part('weekday').replace('週', language === 'zh-Hant' ? '週' : '周')
  return `${withYear ? `${year}年` : ''}${part('month')}月${part('day')}日 ${weekday}`
}

const locales = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' } as const
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Kept, because making one takes longer than a whole table of dates. */
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const format = formatters.get(key) ?? new Intl.DateTimeFormat(locales[language], options)
  formatters.set(key, format)
  return format
}
