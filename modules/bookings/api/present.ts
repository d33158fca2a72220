import { keepsUnit } from '#modules/sharing/public.ts'
import type { Actor } from '#platform/access.ts'
import { bookingsAccess } from '../access.ts'
import { openOn } from '../actions/city-calendar.ts'
import type { Booking, ResourceCalendar, Span, TakenTime } from '../contract.ts'
import { type BookingRow, unitsOf } from '../queries/bookings.ts'
import type { CalendarResource } from '../queries/lending.ts'
import type { OutageRow, TakenRow } from '../queries/times.ts'
import { allowsStep, lateFrom, type Step } from '../rules/states.ts'

const instantOf = (moment: Date | null): string | null => moment?.toISOString() ?? null
const slotOf = ({ startsAt, endsAt }: Span) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})
export const presentSpans = (spans: readonly Span[]) => spans.map(slotOf)

const unitOf = ({ unitId, unitName }: { unitId: string | null; unitName: string | null }) =>
  unitId === null ? null : { id: unitId, name: unitName ?? '' }
const resourceUrl = (id: string) => `/resources/${id}`
const bookingUrl = (id: string) => `/work/bookings/${id}`

function canDo(actor: Actor, row: BookingRow, now: Date): Booking['can'] {
  const may = (step: Step) => allowsStep(row, step, now)
  const mayChange = bookingsAccess.can('bookings.change', actor, row)
  return {
    decide: may('decide') && bookingsAccess.can('bookings.decide', actor, row),
    move: may('move') && mayChange,
    cancel: may('cancel') && mayChange,
    handOver: may('hand_over') && row.unitId !== null && bookingsAccess.can('bookings.hand_over', actor, row),
    override: bookingsAccess.can('bookings.override', actor, row),
  }
}

export const presentBooking =
  (actor: Actor, now: Date) =>
  (row: BookingRow): Booking => ({
    id: row.id,
    number: row.number,
    resource: {
      id: row.resourceId,
      name: row.resourceName,
      unit: { id: row.ownerId, name: row.ownerName },
      url: resourceUrl(row.resourceId),
    },
    seriesId: row.seriesId,
    person: { id: row.personId, name: row.personName },
    unit: unitOf(row),
    bookedBy: { id: row.bookedById, name: row.bookedByName },
    ...slotOf(row),
    state: row.state,
    heldUntil: instantOf(row.heldUntil),
    purpose: row.purpose,
    publicTitle: row.publicTitle,
    attendees: row.attendees,
    overridden: row.overridden,
    cost: row.cost,
    decidedAt: instantOf(row.decidedAt),
    reason: row.reason,
    endedAt: instantOf(row.endedAt),
    isLate: row.isLate,
    createdAt: row.createdAt.toISOString(),
    isOwn: row.personId === actor.personId,
    lateFrom: lateFrom(row.startsAt, row.lateCancelMinutes).toISOString(),
    can: canDo(actor, row, now),
    url: bookingUrl(row.id),
    version: row.version,
  })

/** Whether a time of a resource is told with whose it is; what follows from the reader alone is found out once, not for each. */
function seenBy(actor: Actor, ownerId: string): (row: TakenRow) => boolean {
  if (keepsUnit(actor, ownerId)) return () => true
  const { personId } = actor
  const units = unitsOf(actor, 'liaison')
  return (row) =>
    (personId !== null && (row.personId === personId || row.bookedById === personId)) ||
    (row.unitId !== null && units.includes(row.unitId))
}

/** Whose a time is, only to who may see the booking. */
function presentTaken(actor: Actor, ownerId: string): (row: TakenRow) => TakenTime {
  const isSeen = seenBy(actor, ownerId)
  return (row) => ({
    ...slotOf(row),
    publicTitle: row.publicTitle,
    booking: isSeen(row)
      ? {
          id: row.id,
          state: row.state,
          person: { id: row.personId, name: row.personName },
          unit: unitOf(row),
          purpose: row.purpose,
          isOwn: row.personId === actor.personId,
          url: bookingUrl(row.id),
          version: row.version,
        }
      : null,
  })
}

interface Times {
  days: readonly string[]
  taken: readonly TakenRow[]
  outages: readonly OutageRow[]
}

export const presentCalendar =
  (actor: Actor, zone: string, { days, taken, outages }: Times) =>
  (resource: CalendarResource): ResourceCalendar => {
    const { id, name, unitId, unitName, opening, onHolidays, offHours, stepMinutes } = resource
    const hours = { opening: opening ?? [], onHolidays: onHolidays ?? false }
    const isOf = ({ resourceId }: { resourceId: string }) => resourceId === id
    return {
      resource: { id, name, unit: { id: unitId, name: unitName }, url: resourceUrl(id) },
      open: presentSpans(days.flatMap((day) => openOn(zone, day, hours))),
      offHours,
      stepMinutes,
      taken: taken.filter(isOf).map(presentTaken(actor, unitId)),
      outages: outages
        .filter(isOf)
        .map((row) => ({ ...slotOf(row), id: row.id, isPlanned: row.isPlanned, words: row.words })),
      can: { keep: keepsUnit(actor, unitId) },
    }
  }
