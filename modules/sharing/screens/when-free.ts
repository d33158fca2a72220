import { momentAt } from '#ui/calendar/city-time.ts'

/** Parts of a day in which people look for time, in hours of the city. */
const PARTS = {
  day: [0, 24],
  morning: [8, 12],
  afternoon: [12, 18],
  evening: [18, 22],
} as const
export type PartOfDay = keyof typeof PARTS
export const isPart = (part: string | undefined): part is PartOfDay => part !== undefined && part in PARTS

/** The window `START/END` of a part of a day, as the list asks for it; undefined once it is past. Today begins now. */
export function windowOf(day: string, part: PartOfDay, now: Date): string | undefined {
  const [from, to] = PARTS[part]
  const end = momentAt(day, to * 60)
  // Free times begin at whole minutes.
  const soonest = new Date(Math.ceil(now.getTime() / 60_000) * 60_000)
  const start = new Date(Math.max(momentAt(day, from * 60).getTime(), soonest.getTime()))
  return start < end ? `${start.toISOString()}/${end.toISOString()}` : undefined
}
