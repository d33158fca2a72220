import { getCity } from '#modules/city/public.ts'
import { fileToSend } from '#modules/files/public.ts'
import { readRoleNames } from '#modules/people/public.ts'
import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { inTransaction } from '#platform/db.ts'
import { type Context, implement } from '#platform/http.ts'
import { mattersAccess } from '../access.ts'
import { askMatter, type Moment } from '../actions/ask-matter.ts'
import { readPersonalPart } from '../actions/messages.ts'
import { answerOutcome, reopenMatter, sayWhetherItLasted, withdrawMatter } from '../actions/outcomes.ts'
import { matterContract, type Matter, type NewMatter } from '../contract.ts'
import { listMatters } from '../queries/desk.ts'
import { listKinds } from '../queries/kinds.ts'
import { getMatter, getMatterForUpdate, type MatterRow } from '../queries/matters.ts'
import { getFile } from '../queries/steps.ts'
import { getWholeMatter } from '../queries/whole-matter.ts'
import { numberOf } from '../rules/matter-number.ts'
import { isHandler, matterPage, presentAnswers, presentKind, presentSummary, subjectOf } from './present.ts'

/** When it is, in the city's zone. */
export async function momentOf({ db, now, today }: Pick<Context, 'db' | 'now' | 'today'>): Promise<Moment> {
  return { now, today, zone: (await getCity(db)).zone }
}

/** The matter as the reader may see it after what was just done. */
export async function pageOfMatter(context: Context, id: string, lang: Language): Promise<Matter> {
  const { db, actor, now } = context
  const matter = await getWholeMatter(db, actor, id)
  return matterPage(matter, { actor, now, lang, zone: matter.zone })
}

/** Asking for a unit is the liaison's, asking with somebody's contact the host's at the counter, the rest one's own. */
function mayAsk(actor: Actor, { unitId, contact }: NewMatter) {
  if (unitId !== undefined)
    return mattersAccess.require('matters.ask_for_unit', actor, { unitId, channel: 'unit' as const })
  if (contact) return mattersAccess.require('matters.ask_at_counter', actor, { channel: 'counter' as const })
  return mattersAccess.require('matters.ask_for_oneself', actor, { channel: 'person' as const })
}

/** An act of the asker: the matter is locked, then asked whether it is theirs. */
async function asAsker(context: Context, id: string) {
  const matter = await getMatterForUpdate(context.db, context.actor, id)
  return mattersAccess.require('matters.speak_as_asker', context.actor, subjectOf(matter))
}

export const matterApi = implement(matterContract, {
  listMatterKinds: async ({ query }, { db }) => {
    const roleNames = await readRoleNames(db)
    const kinds = await listKinds(db)
    return { items: kinds.map((kind) => presentKind(kind, query.lang, roleNames)), next: null }
  },

  askMatter: async ({ body }, context) => {
    const permit = mayAsk(context.actor, body)
    const { id, number, secret } = await askMatter(context.db, permit, body, await momentOf(context))
    return { number: numberOf({ number }), id: secret === null ? id : null, secret }
  },

  listMatters: async ({ query }, { db, actor, now }) =>
    pageOfRows(
      await listMatters(db, actor, query, now),
      query.limit,
      presentSummary(query.lang),
      ({ id }) => id,
    ),

  getMatter: ({ params, query }, context) => pageOfMatter(context, params.id, query.lang),

  readPersonalPart: async ({ params, query, body }, context) => {
    const { db, actor } = context
    const moment = await momentOf(context)
    return inTransaction(db, async (tx) => {
      const matter = await getMatterForUpdate(tx, actor, params.id)
      const permit = mattersAccess.require('matters.read_personal_part', actor, subjectOf(matter))
      const part = await readPersonalPart(tx, permit, body.reason, moment)
      return { answers: presentAnswers(matter.kind, part.answers, query.lang), contact: part.contact }
    })
  },

  downloadMatterFile: async ({ params }, { db, actor, files }) => {
    const matter: MatterRow = await getMatter(db, actor, params.id)
    return fileToSend(files, await getFile(db, matter.id, params.fileId, !isHandler(matter, { actor })))
  },

  answerOutcome: async ({ params, query, body }, context) => {
    await answerOutcome(context.db, await asAsker(context, params.id), body, await momentOf(context))
    return pageOfMatter(context, params.id, query.lang)
  },

  enterCallBack: async ({ params, query, body }, context) => {
    const { db, actor } = context
    const matter = await getMatterForUpdate(db, actor, params.id)
    const permit = mattersAccess.require('matters.call_back', actor, subjectOf(matter))
    await answerOutcome(db, permit, body, await momentOf(context), permit.post.personId)
    return pageOfMatter(context, params.id, query.lang)
  },

  reopenMatter: async ({ params, query, body }, context) => {
    await reopenMatter(context.db, await asAsker(context, params.id), body.reason, await momentOf(context))
    return pageOfMatter(context, params.id, query.lang)
  },

  withdrawMatter: async ({ params, query }, context) => {
    await withdrawMatter(context.db, await asAsker(context, params.id), await momentOf(context))
    return pageOfMatter(context, params.id, query.lang)
  },

  sayWhetherItLasted: async ({ params, query, body }, context) => {
    await sayWhetherItLasted(
      context.db,
      await asAsker(context, params.id),
      body.lasted,
      await momentOf(context),
    )
    return pageOfMatter(context, params.id, query.lang)
  },
})
