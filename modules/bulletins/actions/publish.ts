import { requestCheckpoint } from '#modules/checkpoints/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { type DraftRow, updateDraft } from '../queries/drafts.ts'
import { insertPublished, takeIssue } from '../queries/publish.ts'
import { demandReady, tellCommittee } from './review-draft.ts'
import type { TakenNumbers } from './take-numbers.ts'
import { demandStep } from './write-draft.ts'

/**
 * Publishes a locked draft with the numbers taken for this very version of its text; neither can be changed afterwards.
 * Answers with the slug. The seal that the numbers rest on and its checkpoint are found when they are read, because they
 * may not be made yet.
 */
export async function publishDraft(
  db: Db,
  permit: Permit<'bulletins.judge', DraftRow>,
  { moment, numbers }: TakenNumbers,
  { today, now }: { today: string; now: Date },
): Promise<string> {
  const { subject: draft, post } = permit
  demandStep(draft, 'publish')
  demandReady(draft, today)
  const year = Number(today.slice(0, 4))
  const issue = await takeIssue(db, year)
  const slug = `${year}-${issue}`
  await insertPublished(db, {
    slug,
    year,
    issue,
    draftId: draft.id,
    committeeId: draft.committeeId,
    follows: draft.follows,
    content: draft.content,
    publishedOn: today,
    publishedAt: now,
    publishedBy: post.personId,
    publishedUnder: post.id,
    moment,
    numbers,
  })
  await updateDraft(db, draft.id, { status: 'published' })
  await record(db, permit, 'bulletins.published', { draftId: draft.id, slug }, [])
  await requestCheckpoint(db)
  await tellCommittee(db, draft, 'bulletins.published', { slug })
  return slug
}
