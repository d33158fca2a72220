// Who waited for a time that was taken, and what came of it.
import type { BookingEnd, InventedBooking } from './bookings.ts'
import type { Chance } from './chance.ts'
import type { InventedUse } from './use.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Of so many bookings to come, and of so many that were used, somebody else waits or waited for the time in vain. */
const WAITED_FOR = 12
const WAITED_IN_VAIN = 30
/** One of so many was booked by who had waited for it. */
const WAITED_AND_BOOKED = 45

/** Until when an offer may be thought over that is made now. */
export const answerBy = ({ resource: { rules }, startsAt }: InventedBooking, now: number): number =>
  Math.min(now + (rules?.acceptMinutes ?? 0) * MINUTE_MS, startsAt - (rules?.leadMinutes ?? 0) * MINUTE_MS)

export function waitingRows({ bookings, users }: InventedUse, chance: Chance, now: number) {
  const others = ({ resource, user }: InventedBooking) =>
    users.get(resource.id)?.find(({ id }) => id !== user.id)
  const rowOf = (booking: InventedBooking, state: 'waiting' | 'offered' | 'accepted' | 'over') => {
    const { id, resource, bookedAt, startsAt, endsAt } = booking
    const isTheirs = state === 'offered' || state === 'accepted'
    const person = isTheirs ? booking.user : others(booking)
    if (!person) return []
    const askedAt = isTheirs ? bookedAt - DAY_MS : bookedAt
    const times = [startsAt, endsAt, askedAt].map((moment) => new Date(moment).toISOString())
    return [
      [chance.id(askedAt), resource.id, person.id, person.unitId, ...times, state, isTheirs ? id : null],
    ]
  }
  const every = (nth: number, state: BookingEnd) =>
    bookings.filter((own) => own.state === state).filter((_, i) => i % nth === 0)
  return [
    ...every(WAITED_FOR, 'confirmed').flatMap((own) => rowOf(own, own.startsAt > now ? 'waiting' : 'over')),
    ...every(WAITED_IN_VAIN, 'used').flatMap((own) => rowOf(own, 'over')),
    ...every(WAITED_AND_BOOKED, 'used').flatMap((own) => rowOf(own, 'accepted')),
    ...every(1, 'held').flatMap((own) => rowOf(own, 'offered')),
  ]
}
