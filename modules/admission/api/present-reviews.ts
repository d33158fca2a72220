import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { admissionAccess } from '../access.ts'
import { AdmissionStep, type Application, type Review } from '../contract.ts'
import type { ApplicationRow } from '../queries/applications.ts'
import type { HistoryRow } from '../queries/history.ts'
import type { ReviewRow } from '../queries/reviews.ts'
import { isDecided } from '../rules.ts'

/** Whose part in the reviews a reader may know: of all, of themselves alone, or of nobody. */
export type Insight = 'all' | 'own' | 'none'

/** Reviewers read each other only when nobody can be swayed any more; the applicant never. */
export function insightOf(actor: Actor, row: ApplicationRow): Insight {
  if (admissionAccess.can('admission.read_reviews', actor, row)) return 'all'
  if (!admissionAccess.can('admission.read_own_review', actor, row)) return 'none'
  return isDecided(row.status) ? 'all' : 'own'
}

const isKnown = (insight: Insight, actor: Actor, personId: string | null) =>
  insight === 'all' || (insight === 'own' && personId === actor.personId)

export const presentReviews = (rows: readonly ReviewRow[], actor: Actor, insight: Insight): Review[] =>
  rows
    .filter((row) => isKnown(insight, actor, row.reviewerId))
    .map((row) => ({
      id: row.id,
      reviewer: { id: row.reviewerId, name: row.reviewerName },
      isOwn: row.reviewerId === actor.personId,
      state: row.state,
      assignedAt: row.assignedAt.toISOString(),
      submittedAt: row.submittedAt?.toISOString() ?? null,
      judgements: row.judgements,
      recommends: row.recommends,
      conflict: row.conflict,
    }))

/** What everybody who sees the application may know; the other steps tell who reviews. */
const OPEN_STEPS: readonly AdmissionStep[] = ['applied', 'withdrawn', 'decided']

export const presentHistory = (
  rows: readonly HistoryRow[],
  actor: Actor,
  insight: Insight,
  lang: Language,
): Application['history'] =>
  rows.flatMap(({ type, at, personId, personName, ...post }) => {
    const { data: step } = AdmissionStep.safeParse(type.replace('admission.', ''))
    if (!step || !(OPEN_STEPS.includes(step) || isKnown(insight, actor, personId))) return []
    const person = personId === null || personName === null ? null : { id: personId, name: personName }
    return [{ step, at: at.toISOString(), person, post: presentPost(post, lang) }]
  })

function presentPost(post: Pick<HistoryRow, 'roleName' | 'committeeName' | 'unitName'>, lang: Language) {
  const body = post.committeeName === null ? post.unitName : textIn(post.committeeName, lang)
  return post.roleName === null || body === null ? null : { role: textIn(post.roleName, lang), body }
}
