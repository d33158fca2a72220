import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { Context } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import { bulletinsAccess } from '../access.ts'
import { takeNumbers } from '../actions/take-numbers.ts'
import type { BulletinPreview, Draft, DraftSummary } from '../contract.ts'
import { type DraftRow, getDraft } from '../queries/drafts.ts'
import { getCityName } from '../queries/living-article.ts'
import { listPictures } from '../queries/pictures.ts'
import { findPublished } from '../queries/published.ts'
import { availableSteps, type Step } from '../rules/draft-text.ts'
import { presentFace } from './present-published.ts'

const addressOf = (slug: string) => `/bulletins/${slug}`

function stepsFor(actor: Actor, draft: DraftRow): (step: Step) => boolean {
  const steps = availableSteps(draft.status)
  const mayWrite = bulletinsAccess.can('bulletins.write', actor, draft)
  const mayJudge = bulletinsAccess.can('bulletins.judge', actor, draft)
  return (step) => steps.includes(step) && (step === 'return' || step === 'publish' ? mayJudge : mayWrite)
}

export const presentDraftSummary =
  (actor: Actor, lang: Language) =>
  (draft: DraftRow): DraftSummary => ({
    id: draft.id,
    status: draft.status,
    title: draft.content.zh.title,
    committee:
      draft.committeeId !== null && draft.committeeKey !== null
        ? { id: draft.committeeId, key: draft.committeeKey, name: textIn(draft.committeeName, lang) }
        : null,
    authors: draft.authors,
    changedAt: draft.changedAt.toISOString(),
    waitsForMe: stepsFor(actor, draft)('publish'),
    url: `/work/bulletins/${draft.id}`,
    version: draft.version,
  })

export async function draftPage(db: Db, actor: Actor, id: string, lang: Language): Promise<Draft> {
  const draft = await getDraft(db, actor, id)
  const followed = draft.follows === null ? undefined : await findPublished(db, draft.follows)
  const can = stepsFor(actor, draft)
  return {
    ...presentDraftSummary(actor, lang)(draft),
    content: draft.content,
    follows: followed
      ? { slug: followed.slug, title: followed.content.zh.title, url: addressOf(followed.slug) }
      : null,
    handedInAt: draft.handedInAt?.toISOString() ?? null,
    note: draft.note,
    published:
      draft.publishedSlug === null
        ? null
        : { slug: draft.publishedSlug, url: addressOf(draft.publishedSlug) },
    can: {
      write: can('write'),
      handIn: can('handIn'),
      withdraw: can('withdraw'),
      return: can('return'),
      publish: can('publish'),
    },
  }
}

/** The draft as its readers would see it, with the numbers of today. */
export async function previewPage(
  context: Pick<Context, 'db' | 'actor' | 'today'>,
  id: string,
  lang: Language,
): Promise<BulletinPreview> {
  const { db, actor, today } = context
  const { content, committeeName } = await getDraft(db, actor, id)
  const { numbers } = await takeNumbers(db, content, today)
  const frozen = {
    content,
    publishedOn: today,
    numbers: numbers.map((number, i) => ({ ...number, note: i + 1 })),
    seal: null,
    pictures: await listPictures(db, id),
    url: `/api/v1/bulletin-drafts/${id}`,
  }
  return {
    ...(await presentFace(context, frozen, lang)),
    publisher: textIn(committeeName ?? (await getCityName(db)), lang),
    publishedOn: today,
  }
}
