import { fileToSend } from '#modules/files/public.ts'
import { getUnitForUpdate } from '#modules/network/public.ts'
import type { Language } from '#platform/contract.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { unchanged } from '#platform/versions.ts'
import { admissionAccess, stakeIn } from './access.ts'
import { decideApplication, withdrawApplication } from './actions/close-application.ts'
import { assignReviewer, reviewApplication } from './actions/reviews.ts'
import { submitApplication } from './actions/submit-application.ts'
import { presentAnswers, presentDocument, presentSummary, reviewCounts } from './api/present-application.ts'
import { insightOf, presentHistory, presentReviews } from './api/present-reviews.ts'
import { type Application, admissionContract } from './contract.ts'
import { getApplication, getApplicationForUpdate, listApplications } from './queries/applications.ts'
import { listCandidates } from './queries/candidates.ts'
import { findCommittee } from './queries/committees.ts'
import { getDocument, listDocuments } from './queries/documents.ts'
import { listHistory } from './queries/history.ts'
import { listReviews } from './queries/reviews.ts'
import { candidateObstacle } from './rules.ts'

async function applicationPage({ db, actor }: Context, id: string, lang: Language): Promise<Application> {
  const row = await getApplication(db, actor, id)
  const committee = await findCommittee(db, row.committeeId)
  const insight = insightOf(actor, row)
  return {
    ...presentSummary(actor, lang)(row),
    answers: presentAnswers(row.answers, committee?.questions ?? [], lang),
    documents: (await listDocuments(db, id)).map(presentDocument(id)),
    history: presentHistory(await listHistory(db, id), actor, insight, lang),
    reviewsRead: presentReviews(await listReviews(db, id), actor, insight),
    reasons: row.reasons,
    membershipId: row.membershipId,
    version: row.version,
  }
}

export const admissionApi = implement(admissionContract, {
  submitApplication: async ({ query, body }, context) => {
    const { db, actor, today } = context
    // Locked, so that two applications at once, or one and an admission, come one after the other.
    const unit = await getUnitForUpdate(db, body.unitId)
    const subject = { unitId: unit.id, representedBy: unit.representedBy, unit }
    const permit = admissionAccess.require('admission.apply', actor, subject)
    return applicationPage(context, await submitApplication(db, permit, body, today), query.lang)
  },

  listApplications: async ({ query }, { db, actor }) =>
    pageOfRows(
      await listApplications(db, actor, query),
      query.limit,
      presentSummary(actor, query.lang),
      (row) => row.id,
    ),

  getApplication: ({ params, query }, context) => applicationPage(context, params.id, query.lang),

  downloadApplicationDocument: async ({ params }, { db, actor, files }) => {
    const { id } = await getApplication(db, actor, params.id)
    return fileToSend(files, await getDocument(db, id, params.fileId))
  },

  withdrawApplication: async ({ params, query }, context) => {
    const application = await getApplicationForUpdate(context.db, context.actor, params.id)
    const permit = admissionAccess.require('admission.withdraw', context.actor, application)
    unchanged(context, application)
    await withdrawApplication(context.db, permit)
    return applicationPage(context, application.id, query.lang)
  },

  decideApplication: async ({ params, query, body }, context) => {
    const { db, actor, today } = context
    const application = await getApplicationForUpdate(db, actor, params.id)
    const subject = {
      ...application,
      stake: stakeIn(actor, application),
      reviews: reviewCounts(application),
    }
    const permit = admissionAccess.require('admission.decide', actor, subject)
    unchanged(context, application)
    await decideApplication(db, permit, body, today)
    return applicationPage(context, application.id, query.lang)
  },

  listReviewerCandidates: async ({ params }, { db, actor, today }) => {
    const application = await getApplication(db, actor, params.id)
    admissionAccess.require('admission.assign_reviewer', actor, application)
    const rows = await listCandidates(db, application, today)
    const items = rows.map((row) => ({ id: row.id, name: row.name, obstacle: candidateObstacle(row) }))
    return { items, next: null }
  },

  assignReviewer: async ({ params, query, body }, context) => {
    const { db, actor, today } = context
    const application = await getApplicationForUpdate(db, actor, params.id)
    const permit = admissionAccess.require('admission.assign_reviewer', actor, application)
    await assignReviewer(db, permit, body.personId, today)
    return applicationPage(context, application.id, query.lang)
  },

  reviewApplication: async ({ params, query, body }, context) => {
    const application = await getApplicationForUpdate(context.db, context.actor, params.id)
    const subject = { ...application, stake: stakeIn(context.actor, application) }
    const permit = admissionAccess.require('admission.review', context.actor, subject)
    await reviewApplication(context.db, permit, body)
    return applicationPage(context, application.id, query.lang)
  },
})
