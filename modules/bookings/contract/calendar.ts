import * as z from 'zod'
import { byId, Day, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { MOST_DAYS, MOST_RESOURCES, ResourceCalendar } from './shapes.ts'

const DAY_MS = 86_400_000

/** Days of the city from `from` up to, and without, `to`. */
const withDays = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, from: Day, to: Day }).refine(
    (query) => {
      const { from, to } = query as { from: string; to: string }
      const days = (Date.parse(to) - Date.parse(from)) / DAY_MS
      return days >= 1 && days <= MOST_DAYS
    },
    { path: ['to'], params: { code: 'too_many_days' } },
  )

const Ids = z
  .string()
  .max(MOST_RESOURCES * 37)
  .transform((list) => list.split(','))
  .pipe(z.array(z.uuid()).min(1).max(MOST_RESOURCES))

export const calendarContract = {
  getCalendar: route({
    method: 'GET',
    path: '/resources/{id}/calendar',
    summary: 'When a resource is open, taken and out of order, on up to six weeks of days',
    public: true,
    params: byId,
    query: withDays({}),
    ok: ResourceCalendar,
    problems: [NotFound],
  }),

  compareCalendars: route({
    method: 'GET',
    path: '/calendar',
    summary:
      'The calendars of up to twenty resources, their ids with commas between; who is not there is left out',
    public: true,
    query: withDays({ resources: Ids }),
    ok: z.object({ items: z.array(ResourceCalendar) }),
  }),
}
