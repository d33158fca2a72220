import * as z from 'zod'
import { byId, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'

export const CalendarAbout = z.enum(['my-bookings', 'resource', 'space']).meta({ id: 'CalendarAbout' })
export type CalendarAbout = z.infer<typeof CalendarAbout>

export const CalendarFeed = z
  .object({
    id: z.uuid(),
    about: CalendarAbout,
    /** The resource or the space; null for one's own bookings. */
    subject: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
    createdAt: z.iso.datetime(),
    /** When a calendar program last read it, to ten minutes; null where none has. */
    usedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    can: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'CalendarFeed' })
export type CalendarFeed = z.infer<typeof CalendarFeed>

export const NewCalendarFeed = z
  .strictObject({ about: CalendarAbout, subjectId: z.uuid().nullable() })
  .refine(({ about, subjectId }) => (about === 'my-bookings') === (subjectId === null), {
    path: ['subjectId'],
    params: { code: 'not_allowed' },
  })
export type NewCalendarFeed = z.infer<typeof NewCalendarFeed>

export const calendarFeedsContract = {
  listCalendarFeeds: route({
    method: 'GET',
    path: '/calendar-feeds',
    summary: 'Addresses of calendars that the reader made and that still work, newest first',
    query: z.strictObject({ ...pageQuery, ...languageQuery }),
    ok: pageOf(CalendarFeed),
  }),

  createCalendarFeed: route({
    method: 'POST',
    path: '/calendar-feeds',
    summary: 'Make the address of an iCalendar feed; whoever has it reads it, and it is told once',
    query: z.strictObject(languageQuery),
    body: NewCalendarFeed,
    ok: z.object({ feed: CalendarFeed, address: z.string() }),
    status: 201,
    problems: [Forbidden, NotFound],
    // The answer holds a secret, so no copy of it is kept for repeats; a repeat makes another address.
    ownTransactions: true,
  }),

  revokeCalendarFeed: route({
    method: 'POST',
    path: '/calendar-feeds/{id}/revoke',
    summary: 'End the address of a calendar for good',
    params: byId,
    query: z.strictObject(languageQuery),
    ok: CalendarFeed,
    problems: [Forbidden, NotFound],
  }),
}
