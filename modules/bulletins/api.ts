import { fileToSend } from '#modules/files/public.ts'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { notFound, PreconditionFailed, refused } from '#platform/problem.ts'
import { unchanged } from '#platform/versions.ts'
import { bulletinsAccess } from './access.ts'
import { keepPicture, makePicture } from './actions/add-picture.ts'
import { publishDraft } from './actions/publish.ts'
import { handInDraft, returnDraft } from './actions/review-draft.ts'
import { takeNumbers } from './actions/take-numbers.ts'
import { changeDraft, demandStep, startDraft, withdrawDraft } from './actions/write-draft.ts'
import { exportBulletin } from './api/export-bulletin.ts'
import { listIssues } from './api/list-issues.ts'
import { draftPage, presentDraftSummary, previewPage } from './api/present-draft.ts'
import { livingPage } from './api/present-living.ts'
import { publishedPage } from './api/present-published.ts'
import { bulletinsContract } from './contract.ts'
import { getDraft, getDraftForUpdate, listDrafts } from './queries/drafts.ts'
import { getArticle } from './queries/living-article.ts'
import { getPicture } from './queries/pictures.ts'
import { findPublished, getPublished, IssuePosition } from './queries/published.ts'
import { picturesOf } from './rules/draft-text.ts'

const draftToWrite = async ({ db, actor }: Pick<Context, 'db' | 'actor'>, id: string) =>
  bulletinsAccess.require('bulletins.write', actor, await getDraftForUpdate(db, actor, id))

export const bulletinsApi = implement(bulletinsContract, {
  listBulletins: async ({ query }, { db, today }) => {
    const rows = await listIssues(db, positionOf(query, IssuePosition), { ...query, today })
    return pageOfRows(
      rows,
      query.limit,
      ({ item }) => item,
      ({ position }) => position,
    )
  },

  getLivingArticle: async ({ query: { lang } }, context) =>
    livingPage(context, await getArticle(context.db), lang),

  getBulletin: async ({ params: { slug }, query: { lang } }, context) => {
    const published = await findPublished(context.db, slug)
    if (published) return publishedPage(context, published, lang)
    const article = await getArticle(context.db)
    if (article.slug !== slug) throw notFound('bulletin')
    return livingPage(context, article, lang)
  },

  exportBulletin: async ({ params, query }, context) =>
    exportBulletin(context, await getPublished(context.db, params.slug), query),

  downloadBulletinPicture: async ({ params }, { db, files }) => {
    const { draftId, content } = await getPublished(db, params.slug)
    // A picture that was tried and left out of the text stays with its authors.
    if (!picturesOf(content).has(params.fileId)) throw notFound('file')
    return fileToSend(files, await getPicture(db, draftId, params.fileId))
  },

  listBulletinDrafts: async ({ query }, { db, actor }) =>
    pageOfRows(
      await listDrafts(db, actor, query),
      query.limit,
      presentDraftSummary(actor, query.lang),
      ({ changedAt, id }) => ({ changedAt, id }),
    ),

  startBulletinDraft: async ({ query, body: { committeeId, follows } }, { db, actor }) => {
    const permit = bulletinsAccess.require('bulletins.write', actor, { committeeId })
    return draftPage(db, actor, await startDraft(db, permit, { follows }), query.lang)
  },

  getBulletinDraft: ({ params, query }, { db, actor }) => draftPage(db, actor, params.id, query.lang),

  previewBulletinDraft: ({ params, query }, context) => previewPage(context, params.id, query.lang),

  changeBulletinDraft: async ({ params, query, body }, context) => {
    const permit = await draftToWrite(context, params.id)
    unchanged(context, permit.subject)
    await changeDraft(context.db, permit, body, context.today)
    return draftPage(context.db, context.actor, params.id, query.lang)
  },

  handInBulletinDraft: async ({ params, query }, context) => {
    const permit = await draftToWrite(context, params.id)
    unchanged(context, permit.subject)
    await handInDraft(context.db, permit, context.today)
    return draftPage(context.db, context.actor, params.id, query.lang)
  },

  returnBulletinDraft: async ({ params, query, body }, context) => {
    const { db, actor } = context
    const draft = await getDraftForUpdate(db, actor, params.id)
    const permit = bulletinsAccess.require('bulletins.judge', actor, draft)
    unchanged(context, draft)
    await returnDraft(db, permit, body.note)
    return draftPage(db, actor, params.id, query.lang)
  },

  publishBulletinDraft: ({ params, query }, context) => publish(context, params.id, query.lang),

  withdrawBulletinDraft: async ({ params, query }, context) => {
    const permit = await draftToWrite(context, params.id)
    unchanged(context, permit.subject)
    await withdrawDraft(context.db, permit)
    return draftPage(context.db, context.actor, params.id, query.lang)
  },

  addBulletinPicture: ({ params, body }, context) => addPicture(context, params.id, body.fileId),

  downloadDraftPicture: async ({ params }, { db, actor, files }) => {
    const { id } = await getDraft(db, actor, params.id)
    return fileToSend(files, await getPicture(db, id, params.fileId))
  },
})

/** The numbers are taken at one moment, then the draft is locked; a text that was changed between is refused. */
async function publish(context: Context, id: string, lang: Language) {
  const { db: pool, actor, today, now } = context
  const seen = await getDraft(pool, actor, id)
  bulletinsAccess.require('bulletins.judge', actor, seen)
  const taken = await takeNumbers(pool, seen.content, today)
  return context.write(async (db) => {
    const draft = await getDraftForUpdate(db, actor, id)
    const permit = bulletinsAccess.require('bulletins.judge', actor, draft)
    unchanged(context, draft)
    if (draft.version !== seen.version) throw refused(PreconditionFailed, { version: draft.version })
    await publishDraft(db, permit, taken, { today, now })
    return draftPage(db, actor, id, lang)
  })
}

/** Made before any transaction, because it takes a second; a repeated request keeps the first picture. */
async function addPicture(context: Context, id: string, uploadId: string) {
  const { db: pool, actor, files } = context
  const draft = await getDraft(pool, actor, id)
  bulletinsAccess.require('bulletins.write', actor, draft)
  demandStep(draft, 'write')
  const made = await makePicture(context, uploadId)
  try {
    const kept = await context.write(async (db) => {
      const fileId = await keepPicture(db, await draftToWrite({ db, actor }, id), made)
      return { fileId, url: `/api/v1/bulletin-drafts/${id}/files/${fileId}` }
    })
    if (kept.fileId !== made.file.id) await files.remove(made.file.id)
    return kept
  } catch (error) {
    await files.remove(made.file.id)
    throw error
  }
}
