const UNITS = { minute: 1, hour: 60, day: 1440 } as const
export type LengthUnit = keyof typeof UNITS

/** A length of time as it is typed. */
export interface Length {
  amount: string
  unit: LengthUnit
}

/** In the largest unit of which it is a whole number. */
export function lengthOf(minutes: number | null): Length {
  if (minutes === null) return { amount: '', unit: 'hour' }
  const fits = (unit: LengthUnit) => minutes > 0 && minutes % UNITS[unit] === 0
  const unit = fits('day') ? 'day' : fits('hour') ? 'hour' : 'minute'
  return { amount: String(minutes / UNITS[unit]), unit }
}

/** In minutes; null for nothing, not a number where it is none. */
export function minutesIn({ amount, unit }: Length): number | null {
  const plain = amount.normalize('NFKC').trim()
  if (plain === '') return null
  return /^\d{1,7}(?:\.\d{1,2})?$/.test(plain)
    ? Math.round(Number(plain) * UNITS[unit] * 100) / 100
    : Number.NaN
}

export const isUnit = (text: string): text is LengthUnit => Object.hasOwn(UNITS, text)
