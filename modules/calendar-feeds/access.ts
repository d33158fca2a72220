import { type Actor, defineAccess, oneself, type Rule, when } from '#platform/access.ts'

/** The audit administrator reads and writes nothing. */
const acts = ({ posts }: Actor) => posts.every(({ role }) => role !== 'audit-administrator')

const own: Rule<{ personId: string }> = when<{ personId: string }>(
  ({ personId }, actor) => personId === actor.personId,
  oneself,
)

/** Who may do what with addresses of calendars: everybody with their own. */
export const calendarFeedsAccess = defineAccess({
  'calendar_feeds.make': when<unknown>((_, actor) => acts(actor), oneself),
  'calendar_feeds.revoke': own,
})
