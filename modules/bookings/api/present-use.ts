import type { Actor } from '#platform/access.ts'
import { dayIn } from '#platform/clock.ts'
import { bookingsAccess } from '../access.ts'
import type { Moment } from '../actions/consider.ts'
import type { MachineHours, MachineUse } from '../contract.ts'
import type { HoursRow } from '../queries/use-reports.ts'
import type { UseRow } from '../queries/uses.ts'

const instantOf = (moment: Date | null): string | null => moment?.toISOString() ?? null

function bookingOf({ bookingId, bookingNumber, bookedFrom, bookedUntil }: UseRow): MachineUse['booking'] {
  if (bookingId === null || bookingNumber === null || bookedFrom === null || bookedUntil === null) return null
  const [startsAt, endsAt] = [bookedFrom.toISOString(), bookedUntil.toISOString()]
  return { id: bookingId, number: bookingNumber, startsAt, endsAt, url: `/work/bookings/${bookingId}` }
}

function canDo(actor: Actor, row: UseRow, { today, zone }: Moment): MachineUse['can'] {
  const { endedAt, recordedAt, takenBackAt } = row
  const isFresh = recordedAt === null ? endedAt === null : dayIn(zone, recordedAt) === today
  return {
    stop: endedAt === null && takenBackAt === null && bookingsAccess.can('bookings.stop_use', actor, row),
    correct: takenBackAt === null && isFresh && bookingsAccess.can('bookings.correct_use', actor, row),
  }
}

export const presentUse =
  (actor: Actor, moment: Moment) =>
  (row: UseRow): MachineUse => {
    const { startedAt, endedAt, bookedUntil } = row
    return {
      id: row.id,
      resource: {
        id: row.resourceId,
        number: row.resourceNumber,
        name: row.resourceName,
        unit: { id: row.ownerId, name: row.ownerName },
        url: `/resources/${row.resourceId}`,
      },
      booking: bookingOf(row),
      person: { id: row.personId, name: row.personName },
      unit: row.unitId === null ? null : { id: row.unitId, name: row.unitName ?? '' },
      startedAt: startedAt.toISOString(),
      endedAt: instantOf(endedAt),
      minutes: endedAt && Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000),
      source: row.source,
      toldBy: { id: row.toldById, name: row.toldByName },
      words: row.words,
      audience: row.audience,
      cost: row.cost,
      runsOver: endedAt === null && bookedUntil !== null && bookedUntil < moment.now,
      isOwn: row.personId === actor.personId,
      can: canDo(actor, row, moment),
      version: row.version,
    }
  }

export const presentHours = ({ id, name, uses, minutes, shared, ...by }: HoursRow): MachineHours => ({
  resource: { id, name, url: `/resources/${id}` },
  uses,
  minutes,
  bySource: { keeper: by.byKeeper, label: by.byLabel, later: by.later },
  sharedMinutes: shared,
})
