import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { NotReady } from '../contract.ts'
import { type DraftRow, updateDraft } from '../queries/drafts.ts'
import { readyFaults } from '../rules/draft-text.ts'
import { checkFigures } from './take-numbers.ts'
import { demandStep } from './write-draft.ts'

/** Hands a whole text to a second reader; what is missing is told all at once. */
export async function handInDraft(
  db: Db,
  permit: Permit<'bulletins.write', DraftRow>,
  today: string,
): Promise<void> {
  const { subject: draft } = permit
  demandStep(draft, 'handIn')
  demandReady(draft, today)
  await checkFigures(db, draft.content, today)
  await updateDraft(db, draft.id, { status: 'in_review', isHandedIn: true })
  await record(db, permit, 'bulletins.handed_in', { draftId: draft.id }, [])
}

/** Gives a draft back to its authors, who may change it and hand it in again. */
export async function returnDraft(
  db: Db,
  permit: Permit<'bulletins.judge', DraftRow>,
  note: string,
): Promise<void> {
  const { subject: draft } = permit
  demandStep(draft, 'return')
  await updateDraft(db, draft.id, { status: 'returned', note })
  await record(db, permit, 'bulletins.returned', { draftId: draft.id, note }, [])
  await tellCommittee(db, draft, 'bulletins.returned', { note })
}

export function demandReady({ content }: Pick<DraftRow, 'content'>, today: string): void {
  const problems = readyFaults(content, today).map((fault) => ({ ...fault, in: 'body' as const }))
  if (problems.length > 0) throw refused(NotReady, { problems })
}

/** The city's own authors see it on their desk: in its body stand many who have nothing to do with bulletins. */
export async function tellCommittee(
  db: Db,
  { id: draftId, committeeId, content }: DraftRow,
  code: string,
  more: Record<string, unknown>,
): Promise<void> {
  if (committeeId === null) return
  const details = { draftId, title: content.zh.title, ...more }
  await tellBody(db, { bodyKind: 'committee', bodyId: committeeId, code, details })
}
