import type { Language } from '#platform/contract.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { inTransaction } from '#platform/db.ts'
import { type Context, implement } from '#platform/http.ts'
import { calendarFeedsAccess } from './access.ts'
import { createFeed, revokeFeed } from './actions.ts'
import { type CalendarFeed, calendarFeedsContract } from './contract.ts'
import { type FeedRow, getFeed, listFeeds } from './queries/feeds.ts'

const PAGE_OF = { resource: '/resources', space: '/spaces' } as const

function subjectOf({ about, subjectId, subjectName, subjectNameEn }: FeedRow, lang: Language) {
  if (about === 'my-bookings' || subjectId === null) return null
  const name = (lang === 'en' ? subjectNameEn : null) ?? subjectName ?? ''
  return { id: subjectId, name, url: `${PAGE_OF[about]}/${subjectId}` }
}

const present =
  ({ actor }: Context, lang: Language) =>
  (row: FeedRow): CalendarFeed => ({
    id: row.id,
    about: row.about,
    subject: subjectOf(row, lang),
    createdAt: row.createdAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    can: { revoke: row.revokedAt === null && calendarFeedsAccess.can('calendar_feeds.revoke', actor, row) },
  })

export const calendarFeedsApi = implement(calendarFeedsContract, {
  listCalendarFeeds: async ({ query }, context) => {
    const rows = await listFeeds(context.db, context.actor.personId, query)
    return pageOfRows(rows, query.limit, present(context, query.lang), ({ id }) => id)
  },

  createCalendarFeed: async ({ query: { lang }, body }, context) => {
    const { db, actor, site } = context
    const permit = calendarFeedsAccess.require('calendar_feeds.make', actor, body)
    const { id, token } = await inTransaction(db, (tx) => createFeed(tx, permit, context))
    const feed = present(context, lang)(await getFeed(db, actor.personId, id))
    return { feed, address: `${site}/feeds/calendars/${token}.ics?lang=${lang}` }
  },

  revokeCalendarFeed: async ({ params, query }, context) => {
    const { db, actor } = context
    const row = await getFeed(db, actor.personId, params.id)
    await revokeFeed(db, calendarFeedsAccess.require('calendar_feeds.revoke', actor, row))
    return present(context, query.lang)(await getFeed(db, actor.personId, params.id))
  },
})
