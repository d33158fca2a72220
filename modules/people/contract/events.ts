import * as z from 'zod'
import { byId, Day, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { instant, PersonName, Texts } from './names.ts'
import { HeldPost } from './session.ts'

export const RecordedEvent = z
  .object({
    id: z.uuid(),
    type: z.string(),
    happenedAt: instant,
    person: PersonName.nullable(),
    post: HeldPost.omit({ startsOn: true, endsOn: true }).nullable(),
    details: z.record(z.string(), z.unknown()),
    /** Names of the person, unit and committee that the details speak of by id. */
    about: z.array(
      z.object({ kind: z.enum(['person', 'unit', 'committee', 'space']), id: z.uuid(), name: Texts }),
    ),
  })
  .meta({ id: 'RecordedEvent' })
export type RecordedEvent = z.infer<typeof RecordedEvent>

const EventQuery = z.strictObject({
  ...pageQuery,
  personId: z.uuid().optional(),
  /** Beginning of the type: `people.` or `network.unit_admitted`. */
  type: z.string().min(1).max(80).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type EventQuery = z.infer<typeof EventQuery>

export const Notice = HeldPost.pick({ id: true, bodyKind: true, bodyId: true, bodyName: true })
  .extend({
    code: z.string(),
    details: z.record(z.string(), z.unknown()),
    createdAt: instant,
    readAt: instant.nullable(),
    can: z.object({ read: z.boolean() }),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

const NoticeQuery = z.strictObject({ ...pageQuery, state: z.enum(['unread', 'read']).optional() })
export type NoticeQuery = z.infer<typeof NoticeQuery>

export const eventContract = {
  listEvents: route({
    method: 'GET',
    path: '/events',
    summary: 'Everything that was done, newest first: by whom, under which post',
    query: EventQuery,
    ok: pageOf(RecordedEvent),
    problems: [Forbidden],
  }),
  listNotices: route({
    method: 'GET',
    path: '/notices',
    summary: 'What the reader and the bodies in which they hold a post were told, newest first',
    query: NoticeQuery,
    ok: pageOf(Notice),
  }),
  readNotice: route({
    method: 'POST',
    path: '/notices/{id}/read',
    summary: 'Mark a notice as read, for everybody in the body',
    params: byId,
    ok: Notice,
    problems: [Forbidden, NotFound],
  }),
}
