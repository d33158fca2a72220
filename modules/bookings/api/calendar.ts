import { daysAfter } from '#platform/clock.ts'
import { type Context, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { momentAt } from '../actions/city-calendar.ts'
import { bookSeries, considerSeries, isPossible, presentOccasion } from '../actions/series.ts'
import { calendarContract, type ResourceCalendar, seriesContract } from '../contract.ts'
import { listBookingsById } from '../queries/bookings.ts'
import { listCalendarResources } from '../queries/lending.ts'
import { listOutages, listTaken } from '../queries/times.ts'
import { findOwnHold } from '../queries/write-bookings.ts'
import { isByKeeper } from '../actions/book.ts'
import { momentOf, spanOf, toBook, toCheck } from './loading.ts'
import { presentBooking, presentCalendar } from './present.ts'

async function calendarsOf(
  { db, actor, now, zone }: Context,
  ids: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<ResourceCalendar[]> {
  const span = { startsAt: momentAt(zone, from, 0), endsAt: momentAt(zone, to, 0) }
  const resources = await listCalendarResources(db, ids)
  const offered = resources.map(({ id }) => id)
  const taken = await listTaken(db, offered, span, now)
  const outages = await listOutages(db, offered, span)
  const days: string[] = []
  for (let day = from; day < to; day = daysAfter(day, 1)) days.push(day)
  return resources.map(presentCalendar(actor, zone, { days, taken, outages }))
}

export const calendarApi = implement(calendarContract, {
  getCalendar: async ({ params, query }, context) => {
    const [calendar] = await calendarsOf(context, [params.id], query)
    if (!calendar) throw notFound('resource')
    return calendar
  },

  compareCalendars: async ({ query }, context) => ({
    items: await calendarsOf(context, query.resources, query),
  }),
})

export const seriesApi = implement(seriesContract, {
  checkSeries: async ({ body }, context) => {
    const permit = await toCheck(context, body)
    const moment = momentOf(context)
    const { db, actor } = context
    const hold = await findOwnHold(db, permit.subject.resource.id, actor.personId)
    const except = hold ? [hold.id] : []
    const { occasions, waits } = await considerSeries(db, permit.subject, spanOf(body), body, moment, except)
    const costs = occasions.filter(isPossible).map(({ cost }) => cost)
    return {
      occasions: occasions.map(presentOccasion),
      cost: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
      waitsForApproval: waits && !isByKeeper(permit),
    }
  },

  bookSeries: async ({ body }, context) => {
    const { db, actor, now } = context
    const permit = await toBook(context, body)
    const { publicTitle = null, attendees = null } = body
    const wish = { ...body, publicTitle, attendees }
    const moment = momentOf(context)
    const { id, booked, skipped } = await bookSeries(db, permit, spanOf(body), wish, moment)
    const rows = await listBookingsById(db, booked)
    return { id, booked: rows.map(presentBooking(actor, now)), skipped }
  },
})
