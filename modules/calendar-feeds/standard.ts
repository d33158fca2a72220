import * as z from 'zod'
import { languageQuery, route } from '#platform/contract.ts'
import { NotFound, notFound, type Problem } from '#platform/problem.ts'
import { implementStandard, type Writing } from '#platform/standards.ts'
import { hashOfToken } from './actions.ts'
import { readCalendar } from './calendars.ts'
import { calendarText } from './icalendar.ts'
import { findByToken, markUsed } from './queries/feeds.ts'

const contract = {
  getCalendar: route({
    method: 'GET',
    path: '/feeds/calendars/{token}',
    summary: 'A calendar as iCalendar (RFC 5545), for whoever has its address',
    params: z.strictObject({ token: z.string() }),
    query: z.strictObject(languageQuery),
    ok: z.string(),
    problems: [NotFound],
  }),
}

const writing: Writing = {
  formats: ['ics'],
  answer: (_, value) => ({ status: 200, type: 'text/calendar; charset=utf-8', text: String(value) }),
  refusal: ({ status, code }: Problem) => ({
    status,
    type: 'application/json; charset=utf-8',
    text: JSON.stringify({ status, code }),
  }),
}

/** The addresses that calendar programs read. A wrong token and a revoked one are told apart to nobody. */
export const calendarFeeds = implementStandard(
  contract,
  {
    getCalendar: async ({ params, query }, context) => {
      const hash = hashOfToken(params.token)
      const feed = hash && (await findByToken(context.db, hash))
      if (!feed) throw notFound('calendar_feed')
      await markUsed(context.db, feed.id, context.now)
      return calendarText(await readCalendar(feed, { ...context, lang: query.lang }))
    },
  },
  writing,
)
