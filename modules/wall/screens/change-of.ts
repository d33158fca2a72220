import { formatNumber } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'

/** A change with its sign: +3, −1. */
export const changeOf = (change: number, language: Language): string =>
  `${change < 0 ? '−' : '+'}${formatNumber(Math.abs(change), language)}`
