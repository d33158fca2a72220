import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { markRead, type NoticeRow } from '../queries/notices.ts'

/** Answers since when the notice counts as read; reading it again changes nothing. */
export async function readNotice(db: Db, permit: Permit<'people.read_notice', NoticeRow>): Promise<Date> {
  const { id, readAt } = permit.subject
  if (readAt) return readAt
  const now = await markRead(db, id)
  await record(db, permit, 'people.notice_read', { noticeId: id }, [])
  return now
}
