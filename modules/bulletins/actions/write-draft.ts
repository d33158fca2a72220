import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, invalidField, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { type Content, WrongState } from '../contract.ts'
import { type DraftRow, insertAuthor, insertDraft, updateDraft } from '../queries/drafts.ts'
import { listPictures } from '../queries/pictures.ts'
import { findPublished } from '../queries/published.ts'
import { availableSteps, type Step } from '../rules/draft-text.ts'
import { picturesOf } from '../rules/draft-text.ts'
import { checkFigures } from './take-numbers.ts'

type WritePermit = Permit<'bulletins.write', DraftRow>
const EMPTY: Content = { zh: { title: '', summary: '', blocks: [] } }

/** An empty draft, or with a text that is already written. */
export async function startDraft(
  db: Db,
  permit: Permit<'bulletins.write', { committeeId: string | null }>,
  { follows, content = EMPTY }: { follows: string | null; content?: Content },
): Promise<string> {
  const { committeeId } = permit.subject
  await checkFollowed(db, follows)
  const id = newId()
  await insertDraft(db, { id, committeeId, follows, content })
  await insertAuthor(db, id, permit.post.personId)
  await record(db, permit, 'bulletins.started', { draftId: id, committeeId }, [])
  return id
}

/** Keeps the whole text. Saved while somebody types, so that only the first time of each author is an event. */
export async function changeDraft(
  db: Db,
  permit: WritePermit,
  { content, follows }: { content: Content; follows: string | null },
  today: string,
): Promise<void> {
  const { subject: draft, post } = permit
  demandStep(draft, 'write')
  await checkFollowed(db, follows)
  await checkFigures(db, content, today)
  await checkPictures(db, draft.id, content)
  await updateDraft(db, draft.id, { content, follows })
  if (post.personId !== null && draft.authorIds.includes(post.personId)) return
  await insertAuthor(db, draft.id, post.personId)
  await record(db, permit, 'bulletins.joined', { draftId: draft.id }, [])
}

/** Ends a draft for good; what is published cannot be taken back. */
export async function withdrawDraft(db: Db, permit: WritePermit): Promise<void> {
  const { subject: draft } = permit
  demandStep(draft, 'withdraw')
  await updateDraft(db, draft.id, { status: 'withdrawn' })
  await record(db, permit, 'bulletins.withdrawn', { draftId: draft.id }, [])
}

/** Refuses a step that the draft's state does not allow. Ask it of a locked row. */
export function demandStep({ status }: Pick<DraftRow, 'status'>, step: Step): void {
  if (!availableSteps(status).includes(step)) throw refused(WrongState, { state: status })
}

async function checkFollowed(db: Db, slug: string | null): Promise<void> {
  if (slug !== null && !(await findPublished(db, slug))) throw invalidField('follows', 'unknown_bulletin')
}

async function checkPictures(db: Db, draftId: string, content: Content): Promise<void> {
  const shown = picturesOf(content)
  if (shown.size === 0) return
  const known = await listPictures(db, draftId)
  const problems = (['zh', 'en'] as const).flatMap((lang) =>
    (content[lang]?.blocks ?? []).flatMap((block, at) =>
      block.kind === 'picture' && !known.has(block.fileId)
        ? [{ field: `content.${lang}.blocks.${at}.fileId`, code: 'unknown_picture', in: 'body' as const }]
        : [],
    ),
  )
  if (problems.length > 0) throw refused(InvalidInput, { problems })
}
