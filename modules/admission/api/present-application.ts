import type { Actor } from '#platform/access.ts'
import { API_ROOT, type Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { admissionAccess, stakeIn } from '../access.ts'
import { type Application, type ApplicationSummary, REVIEWS_NEEDED } from '../contract.ts'
import type { ApplicationRow } from '../queries/applications.ts'
import type { StoredQuestion } from '../queries/committees.ts'
import type { DocumentRow } from '../queries/documents.ts'
import { availableSteps, deciderConflict } from '../rules.ts'

const named = (key: string, name: unknown, lang: Language) => ({ key, name: textIn(name, lang) })

export const reviewCounts = (row: ApplicationRow) => ({
  given: row.reviewsGiven,
  pending: row.reviewsPending,
})

function canDo(row: ApplicationRow, actor: Actor): ApplicationSummary['can'] {
  const steps = availableSteps(row.status, reviewCounts(row))
  const may = (ability: Parameters<typeof admissionAccess.can>[0]) => admissionAccess.can(ability, actor, row)
  return {
    withdraw: steps.includes('withdraw') && may('admission.withdraw'),
    assignReviewer: steps.includes('assign_reviewer') && may('admission.assign_reviewer'),
    review: steps.includes('review') && row.ownReview === 'pending' && may('admission.review'),
    decide:
      steps.includes('decide') &&
      may('admission.decide') &&
      deciderConflict(stakeIn(actor, row), row.ownReview) === null,
  }
}

export const presentSummary =
  (actor: Actor, lang: Language) =>
  (row: ApplicationRow): ApplicationSummary => ({
    id: row.id,
    unit: { id: row.unitId, name: row.unitName, nameEn: row.unitNameEn, url: `/network/units/${row.unitId}` },
    committee: {
      id: row.committeeId,
      ...named(row.committeeKey, row.committeeName, lang),
      shortName: textIn(row.committeeShortName, lang),
      url: `/network/${row.committeeKey}`,
    },
    position: named(row.position, row.positionName, lang),
    status: row.status,
    submittedAt: row.submittedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reviews: { given: row.reviewsGiven, needed: REVIEWS_NEEDED },
    url: `/work/applications/${row.id}`,
    can: canDo(row, actor),
  })

export const presentDocument =
  (applicationId: string) =>
  (file: DocumentRow): Application['documents'][number] => ({
    ...file,
    contentUrl: `${API_ROOT}/applications/${applicationId}/documents/${file.id}`,
  })

/** In the order of the questions; what the committee no longer asks comes last. */
export function presentAnswers(
  answers: ApplicationRow['answers'],
  questions: readonly StoredQuestion[],
  lang: Language,
): Application['answers'] {
  const asked = questions.map(({ key }) => key)
  const rest = Object.keys(answers).filter((key) => !asked.includes(key))
  return [...asked, ...rest].flatMap((key) => {
    const value = answers[key]
    if (value === undefined) return []
    const question = questions.find((one) => one.key === key)
    const options = question?.kind === 'choice' ? question.options : []
    const chosen = options.find((option) => option.key === value)
    return [
      {
        key,
        question: question ? textIn(question.text, lang) : key,
        value,
        valueName: chosen ? textIn(chosen.name, lang) : null,
      },
    ]
  })
}
