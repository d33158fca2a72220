import * as z from 'zod'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import { sharingAccess, unitsSpokenFor } from '../access.ts'
import { signCovenant } from '../actions/sign-covenant.ts'
import { type Covenant, covenantContract } from '../contract.ts'
import { getCovenant, listOwnSignatures, listSignatures } from '../queries/covenant.ts'
import { unitUrl } from './present-resource.ts'

const lastSignature = z.strictObject({ at: z.coerce.date(), unitId: z.uuid() })

async function covenantPage(
  { db, actor, today }: Context,
  lang: Language,
  version?: number,
): Promise<Covenant> {
  const { content, currentVersion, ...row } = await getCovenant(db, today, version)
  const isCurrent = row.covenantVersion === currentVersion
  const own = await listOwnSignatures(db, unitsSpokenFor(actor), row.covenantVersion)
  return {
    ...row,
    isCurrent,
    title: textIn(content.title, lang),
    preamble: textIn(content.preamble, lang),
    articles: content.articles.map(({ title, text }) => ({
      title: textIn(title, lang),
      text: textIn(text, lang),
    })),
    own: own.map(({ unit, signedAt }) => ({
      unit,
      signedAt: signedAt?.toISOString() ?? null,
      can: { sign: isCurrent && signedAt === null },
    })),
  }
}

export const covenantApi = implement(covenantContract, {
  getCovenant: ({ query }, context) => covenantPage(context, query.lang, query.version),

  listCovenantSignatures: async ({ query }, { db, today }) => {
    const { covenantVersion } = await getCovenant(db, today, query.version)
    const rows = await listSignatures(db, covenantVersion, positionOf(query, lastSignature), query.limit + 1)
    return pageOfRows(
      rows,
      query.limit,
      ({ unitId, name, signedAt }) => ({
        unit: { id: unitId, name, url: unitUrl(unitId) },
        covenantVersion,
        signedAt: signedAt.toISOString(),
      }),
      ({ signedAt, unitId }) => ({ at: signedAt, unitId }),
    )
  },

  signCovenant: async ({ query, body }, context) => {
    const subject = { unitId: body.unitId }
    const permit = sharingAccess.require('sharing.sign_covenant', context.actor, subject)
    await signCovenant(context.db, permit, body.covenantVersion, context)
    return covenantPage(context, query.lang)
  },
})
