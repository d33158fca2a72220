import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { peopleAccess } from '../access.ts'
import { readNotice } from '../actions/notices.ts'
import { eventContract, type Notice, type RecordedEvent } from '../contract.ts'
import { findNames, type Mentioned } from '../queries/bodies.ts'
import { type EventRow, listEvents } from '../queries/events.ts'
import { getNoticeForUpdate, listNotices, type NoticeRow } from '../queries/notices.ts'

export const eventApi = implement(eventContract, {
  listEvents: async ({ query }, { db, actor }) => {
    peopleAccess.require('people.read_events', actor, query)
    const rows = await listEvents(db, query)
    const names = await findNames(db, rows.flatMap(mentionedIn))
    return pageOfRows(
      rows,
      query.limit,
      (row) => presentEvent(row, names),
      (row) => [row.microseconds, row.id],
    )
  },

  listNotices: async ({ query }, { db, actor }) => {
    const rows = await listNotices(db, actor, query)
    return pageOfRows(
      rows,
      query.limit,
      (row) => presentNotice(row, actor),
      (row) => row.id,
    )
  },

  readNotice: async ({ params }, { db, actor }) => {
    const notice = await getNoticeForUpdate(db, actor, params.id)
    const readAt = await readNotice(db, peopleAccess.require('people.read_notice', actor, notice))
    return presentNotice({ ...notice, readAt }, actor)
  },
})

/** What events of every module call the one they are about; other ids in their details have no name to tell. */
const MENTIONS = ['personId', 'accountId', 'reviewerId', 'unitId', 'committeeId', 'spaceId']
const isId = (value: unknown) => z.uuid().safeParse(value).success

const mentionedIn = (row: EventRow): string[] => {
  const details = detailsOf(row.details)
  return MENTIONS.map((key) => details[key]).filter((value): value is string => isId(value))
}

function presentEvent(row: EventRow, names: readonly Mentioned[]): RecordedEvent {
  const mentioned = new Set(mentionedIn(row))
  const { id, type, happenedAt, personId, personName, postId, role, roleName, bodyKind, bodyId } = row
  const hasPost = postId !== null && role !== null && bodyKind !== null && bodyId !== null
  return {
    id,
    type,
    happenedAt: happenedAt.toISOString(),
    person: personId === null || personName === null ? null : { id: personId, name: personName },
    post: hasPost ? { id: postId, role, roleName, bodyKind, bodyId, bodyName: row.bodyName } : null,
    details: detailsOf(row.details),
    about: names.filter((name) => mentioned.has(name.id)),
  }
}

const presentNotice = (notice: NoticeRow, actor: Actor): Notice => ({
  ...notice,
  details: detailsOf(notice.details),
  createdAt: notice.createdAt.toISOString(),
  readAt: notice.readAt?.toISOString() ?? null,
  can: { read: notice.readAt === null && peopleAccess.can('people.read_notice', actor, notice) },
})

/** The columns hold objects alone: `record` and `tellBody` write nothing else. */
const detailsOf = (details: unknown) => details as Record<string, unknown>
