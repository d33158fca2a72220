import { fileToSend } from '#modules/files/public.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import type { Language } from '#platform/contract.ts'
import { unchanged } from '#platform/versions.ts'
import { correctionsAccess } from './access.ts'
import {
  confirmCorrection,
  proposeCorrection,
  refuseCorrection,
  withdrawCorrection,
} from './actions/corrections.ts'
import {
  confirmStatement,
  refuseStatement,
  submitStatement,
  withdrawStatement,
} from './actions/statements.ts'
import { presentFigure } from './api/present.ts'
import { presentCorrection, presentFactInQuestion } from './api/present-correction.ts'
import { presentStatement } from './api/present-statement.ts'
import { correctionsContract } from './contract.ts'
import { getCorrection, getCorrectionForUpdate, listCorrections } from './queries/corrections.ts'
import { getFact } from './queries/facts.ts'
import {
  getDocument,
  getStatement,
  getStatementForUpdate,
  listStatementFigures,
  listStatements,
} from './queries/statements.ts'

const correctionPage = async ({ db, actor }: Context, id: string, lang: Language) =>
  presentCorrection({ actor, lang })(await getCorrection(db, actor, id))

const statementPage = async ({ db, actor }: Context, id: string, lang: Language) =>
  presentStatement({ actor, lang })(await getStatement(db, actor, id))

/** The permit to decide on a proposed correction, on the row that was locked and seen. */
async function decidingCorrection(context: Context, id: string) {
  const correction = await getCorrectionForUpdate(context.db, context.actor, id)
  const permit = correctionsAccess.require('corrections.decide', context.actor, correction)
  unchanged(context, correction)
  return permit
}

async function decidingStatement(context: Context, id: string) {
  const statement = await getStatementForUpdate(context.db, context.actor, id)
  const permit = correctionsAccess.require('statements.decide', context.actor, statement)
  unchanged(context, statement)
  return permit
}

export const correctionsApi = implement(correctionsContract, {
  getFactInQuestion: async ({ params, query: { lang } }, { db, actor }) => {
    const fact = await getFact(db, params.id)
    correctionsAccess.require('corrections.propose', actor, fact)
    return presentFactInQuestion(fact, { actor, lang })
  },

  proposeCorrection: async ({ query, body }, context) => {
    const { db, actor, today } = context
    const permit = correctionsAccess.require('corrections.propose', actor, await getFact(db, body.factId))
    return correctionPage(context, await proposeCorrection(db, permit, body, today), query.lang)
  },

  listCorrections: async ({ query }, { db, actor }) => {
    const rows = await listCorrections(db, actor, query)
    return pageOfRows(rows, query.limit, presentCorrection({ actor, lang: query.lang }), ({ id }) => id)
  },

  getCorrection: ({ params, query }, context) => correctionPage(context, params.id, query.lang),

  confirmCorrection: async ({ params, query }, context) => {
    await confirmCorrection(context.db, await decidingCorrection(context, params.id), context.today)
    return correctionPage(context, params.id, query.lang)
  },

  refuseCorrection: async ({ params, query, body }, context) => {
    await refuseCorrection(context.db, await decidingCorrection(context, params.id), body.reason)
    return correctionPage(context, params.id, query.lang)
  },

  withdrawCorrection: async ({ params, query }, context) => {
    const correction = await getCorrectionForUpdate(context.db, context.actor, params.id)
    const permit = correctionsAccess.require('corrections.withdraw', context.actor, correction)
    unchanged(context, correction)
    await withdrawCorrection(context.db, permit)
    return correctionPage(context, params.id, query.lang)
  },

  listStatementFigures: async ({ query: { lang } }, { db, actor }) => {
    correctionsAccess.require('statements.submit', actor, undefined)
    const figures = await listStatementFigures(db)
    // More than one, so that English has the plural.
    return { items: figures.map((own) => ({ ...presentFigure(own, 2, lang), kind: own.kind })), next: null }
  },

  submitStatement: async ({ query, body }, context) => {
    const { db, actor, today } = context
    const permit = correctionsAccess.require('statements.submit', actor, undefined)
    return statementPage(context, await submitStatement(db, permit, body, today), query.lang)
  },

  listStatements: async ({ query }, { db, actor }) => {
    const rows = await listStatements(db, actor, query)
    return pageOfRows(rows, query.limit, presentStatement({ actor, lang: query.lang }), ({ id }) => id)
  },

  getStatement: ({ params, query }, context) => statementPage(context, params.id, query.lang),

  downloadStatementDocument: async ({ params }, { db, actor, files }) =>
    fileToSend(files, await getDocument(db, actor, params.id)),

  confirmStatement: async ({ params, query }, context) => {
    await confirmStatement(context.db, await decidingStatement(context, params.id))
    return statementPage(context, params.id, query.lang)
  },

  refuseStatement: async ({ params, query, body }, context) => {
    await refuseStatement(context.db, await decidingStatement(context, params.id), body.reason)
    return statementPage(context, params.id, query.lang)
  },

  withdrawStatement: async ({ params, query }, context) => {
    const statement = await getStatementForUpdate(context.db, context.actor, params.id)
    const permit = correctionsAccess.require('statements.withdraw', context.actor, statement)
    unchanged(context, statement)
    await withdrawStatement(context.db, permit)
    return statementPage(context, params.id, query.lang)
  },
})
