import { useQuery } from '@tanstack/react-query'
import type { Lane, Taken } from '#ui/calendar/calendar-types.ts'
import { type CalendarView, shownDays } from '#ui/calendar/calendar.tsx'
import { dayAfter, wholeDay } from '#ui/calendar/city-time.ts'
import type { Span } from '#ui/calendar/spans.ts'
import type { ResourceCalendar, Slot, TakenTime } from '../contract.ts'
import { bookings } from './client.ts'

export const spanOf = ({ startsAt, endsAt }: Slot): Span => ({
  from: new Date(startsAt),
  to: new Date(endsAt),
})

export const slotOf = ({ from, to }: Span): Slot => ({
  startsAt: from.toISOString(),
  endsAt: to.toISOString(),
})

interface Shown {
  ids: readonly string[]
  view: CalendarView
  day: string
  outageText: string
  /** By id, where a resource has a name in the language of the reader. */
  names: ReadonlyMap<string, string>
  /** Leaves out a booking that is being moved. */
  without?: string | undefined
}

/** The calendars of some resources on the days that a view shows, and what the reader holds in them. */
export function useLanes({ ids, view, day, outageText, names, without }: Shown) {
  const { first, last } = shownDays(view, day)
  const query = { resources: ids.join(','), from: first, to: dayAfter(last, 1) }
  const { data, ...rest } = useQuery({
    ...bookings.compareCalendars.queryOptions({ query: query as never }),
    placeholderData: (before) => before,
    // Others book at the same time.
    refetchInterval: 30_000,
  })
  const days = { from: wholeDay(first).from, to: wholeDay(last).to }
  const found = ids
    .flatMap((id) => data?.items.find(({ resource }) => resource.id === id) ?? [])
    .map((one) => ({
      ...one,
      resource: { ...one.resource, name: names.get(one.resource.id) ?? one.resource.name },
    }))
  const held = found.flatMap(({ taken }) => taken).find(isOwnHold)
  // What one holds becomes what one chooses next, so it does not stand in its way.
  const isMoved = ({ booking }: TakenTime) => booking !== null && booking.id === without
  const isThere = (time: TakenTime) => !isMoved(time) && !isOwnHold(time)
  const lanes = found.map((calendar) =>
    laneOf({ ...calendar, taken: calendar.taken.filter(isThere) }, days, outageText),
  )
  return { ...rest, data: data && { lanes, calendars: found, held } }
}

const isOwnHold = ({ booking }: TakenTime): boolean => booking?.state === 'held' && booking.isOwn

function laneOf(
  { resource, open, offHours, taken, outages }: ResourceCalendar,
  days: Span,
  outageText: string,
): Lane {
  return {
    key: resource.id,
    name: resource.name,
    note: resource.unit.name,
    page: resource.url,
    ...(offHours === 'limited' || offHours === 'free'
      ? { open: [days], usual: open.map(spanOf) }
      : { open: open.map(spanOf) }),
    taken: [
      ...taken.map(takenOf),
      ...outages.map((outage) => ({
        ...spanOf(outage),
        key: outage.id,
        look: 'closed' as const,
        text: `${outageText} ${outage.words}`,
      })),
    ],
  }
}

function takenOf(time: TakenTime): Taken {
  const { booking, publicTitle, startsAt } = time
  // One's own needs no name.
  const name = publicTitle ?? (booking?.isOwn ? undefined : booking?.person.name)
  return {
    ...spanOf(time),
    key: booking?.id ?? startsAt,
    look: lookOf(booking),
    ...(name && { text: name }),
    ...(booking && { page: booking.url }),
  }
}

function lookOf(booking: TakenTime['booking']): Taken['look'] {
  if (booking?.state === 'pending') return 'waiting'
  return booking?.isOwn ? 'own' : 'taken'
}
