// Everybody has addresses of their own and nobody anybody else's.
import { calendarFeedsContract } from '#modules/calendar-feeds/contract.ts'
import { kinds, params, row, type Row, signedIn, world } from './cast.ts'

const own = world.asIn(kinds.talent, calendarFeedsContract)
const body = { about: 'my-bookings', subjectId: null } as const

export const calendarFeedsRows: Record<string, Row> = {
  listCalendarFeeds: row(signedIn),
  createCalendarFeed: row(
    signedIn.filter((kind) => kind !== 'auditAdministrator'),
    { body },
  ),
  revokeCalendarFeed: row(
    ['talent'],
    params(async () => ({ id: (await own.createCalendarFeed({ body })).feed.id })),
  ),
}
