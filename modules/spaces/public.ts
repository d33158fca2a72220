// What other modules may ask of spaces.
import type { Language } from '#platform/contract.ts'
import { dayIn, kindOfDay, startOfDay } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { listHosts } from './queries/duty.ts'
import { getSpace, type Moment } from './queries/spaces.ts'
import { dayLater, type Hours, hoursOn, openState, statusOf } from './rules.ts'

const MINUTE_MS = 60_000

/** What a reader calls a space: its English name where it has one and the reader reads English. */
export const spaceName = (
  { name, nameEn }: { name: string; nameEn: string | null },
  lang: Language,
): string => (lang === 'en' ? (nameEn ?? name) : name)

/** A space as far as its hours go, with the zone of its city. */
export interface OpeningSpace extends Hours {
  readonly zone: string
}

/** Whether a space is open at a moment by its hours, holidays and differing days; not whether it was closed for good. */
export const isOpen = (space: OpeningSpace, moment: Date): boolean => openingAt(space, moment).isOpen

/** The same, with the moment at which it changes next; null where it does not within a week. */
export function openingAt(space: OpeningSpace, moment: Date): { isOpen: boolean; changesAt: Date | null } {
  const { zone } = space
  const day = dayIn(zone, moment)
  const minute = Math.floor((moment.getTime() - startOfDay(zone, day).getTime()) / MINUTE_MS)
  const state = openState(space, { day, minute }, kindOfDay)
  const at = state.changesAt
  const changesAt = at && new Date(startOfDay(zone, at.day).getTime() + at.minute * MINUTE_MS)
  return { isOpen: state.isOpen, changesAt }
}

/** Who holds the post of host in the space today. */
export const hostsOf = (db: Db, spaceId: string, today: string): Promise<{ id: string; name: string }[]> =>
  listHosts(db, spaceId, today)

/** Counts that follow from records which can be put right; a tap of a past day cannot, so its fact is corrected. */
export const spacesMeasures: readonly string[] = ['spaces.stations', 'spaces.homes']

/** A space that everybody may know of, open or closed, with its hours of so many days from today. */
export async function getPublicSpace(db: Db, moment: Moment, idOrKey: string, days = 0) {
  const row = await getSpace(db, moment, idOrKey)
  if (statusOf(row) === 'prepared') throw notFound('space')
  const shown = statusOf(row) === 'open' ? days : 0
  const hours = Array.from({ length: shown }, (_, i) => hoursOn(row, dayLater(moment.today, i), kindOfDay))
  return { ...row, hours }
}
