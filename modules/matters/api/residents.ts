import { fileToSend } from '#modules/files/public.ts'
import { visitor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { mattersAccess } from '../access.ts'
import { askMatter, hashOfSecret } from '../actions/ask-matter.ts'
import { writeMessage } from '../actions/messages.ts'
import { answerOutcome, reopenMatter, sayWhetherItLasted, withdrawMatter } from '../actions/outcomes.ts'
import { residentContract } from '../contract.ts'
import { listPublicMatters } from '../queries/desk.ts'
import { getMatterBySecretForUpdate } from '../queries/matters.ts'
import { getFileBySecret } from '../queries/steps.ts'
import { getWholeMatterBySecret } from '../queries/whole-matter.ts'
import { numberOf } from '../rules/matter-number.ts'
import { momentOf } from './matters.ts'
import { matterPage, presentPublic, subjectOf } from './present.ts'

/** Whoever holds the secret link is the asker, and nobody else: what they see is the asker's view even when signed in. */
async function pageOfSecret(context: Context, secret: string, lang: Language) {
  const { db, now } = context
  const matter = await getWholeMatterBySecret(db, hashOfSecret(secret))
  return matterPage(matter, { now, lang, zone: matter.zone, actor: visitor, holdsSecret: true })
}

/** The secret is what allows the act: the matter that it opens, locked. */
async function bySecret({ db, actor }: Context, secret: string) {
  const matter = await getMatterBySecretForUpdate(db, hashOfSecret(secret))
  return mattersAccess.require('matters.speak_by_secret', actor, subjectOf(matter))
}

export const residentApi = implement(residentContract, {
  askAsResident: async ({ body }, context) => {
    const permit = mattersAccess.require('matters.ask_without_account', context.actor, {
      channel: 'resident' as const,
    })
    const { number, secret } = await askMatter(context.db, permit, body, await momentOf(context))
    return { number: numberOf({ number }), secret: secret ?? '' }
  },

  followMatter: ({ query, body }, context) => pageOfSecret(context, body.secret, query.lang),

  downloadFileBySecret: async ({ body: { secret, fileId } }, { db, files }) =>
    fileToSend(files, await getFileBySecret(db, hashOfSecret(secret), fileId)),

  answerOutcomeBySecret: async ({ query, body }, context) => {
    await answerOutcome(context.db, await bySecret(context, body.secret), body, await momentOf(context))
    return pageOfSecret(context, body.secret, query.lang)
  },

  writeBySecret: async ({ query, body }, context) => {
    const message = { to: 'handlers', words: body.words, files: [] } as const
    await writeMessage(context.db, await bySecret(context, body.secret), message, await momentOf(context))
    return pageOfSecret(context, body.secret, query.lang)
  },

  reopenBySecret: async ({ query, body }, context) => {
    await reopenMatter(context.db, await bySecret(context, body.secret), body.reason, await momentOf(context))
    return pageOfSecret(context, body.secret, query.lang)
  },

  withdrawBySecret: async ({ query, body }, context) => {
    await withdrawMatter(context.db, await bySecret(context, body.secret), await momentOf(context))
    return pageOfSecret(context, body.secret, query.lang)
  },

  sayWhetherItLastedBySecret: async ({ query, body }, context) => {
    const permit = await bySecret(context, body.secret)
    await sayWhetherItLasted(context.db, permit, body.lasted, await momentOf(context))
    return pageOfSecret(context, body.secret, query.lang)
  },

  listPublicMatters: async ({ query }, { db }) =>
    pageOfRows(await listPublicMatters(db, query), query.limit, presentPublic(query.lang), ({ id }) => id),
})
