import { type Actor, defineAccess, either, holds, postIn, type Rule, when } from '#platform/access.ts'

interface DraftInQuestion {
  committeeId: string | null
}
interface WrittenDraft extends DraftInQuestion {
  /** Everybody who wrote in it. */
  authorIds: readonly string[]
}

const operator: Rule<DraftInQuestion> = holds('operator')
const secretaryOfIt: Rule<DraftInQuestion> = (actor, { committeeId }) =>
  committeeId === null ? undefined : postIn(actor, committeeId, 'secretary')

const hasNotWritten = ({ authorIds }: WrittenDraft, { personId }: Actor) =>
  personId !== null && !authorIds.includes(personId)

/** Who may do what with bulletins that are not published yet; who sees which is `visibleTo` in queries. */
export const bulletinsAccess = defineAccess({
  'bulletins.write': either<DraftInQuestion>(operator, secretaryOfIt),
  'bulletins.judge': when<WrittenDraft>(hasNotWritten, operator),
})
