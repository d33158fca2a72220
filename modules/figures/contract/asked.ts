// What every question about figures may say.
import * as z from 'zod'
import { Day } from '#platform/contract.ts'

/** No city counts further back, and trends reach some years before the day that is asked for. */
const EARLIEST_DAY = '1900-01-01'
export const CountedDay = Day.refine((day) => day >= EARLIEST_DAY, { params: { code: 'too_small' } })
export const asOfQuery = { asOf: CountedDay.optional() }

export const byKey = z.strictObject({ key: z.string().max(60) })
export const publicRead = { method: 'GET', public: true } as const
