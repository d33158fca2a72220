// Corrections and statements.
import { SAID } from '#modules/corrections/testing/corrections-world.ts'
import type { Actor } from '#platform/access.ts'
import {
  insertConfirmedCorrection,
  insertCorrection,
  insertFact,
  insertStatement,
} from '#modules/corrections/testing/insert-proposals.ts'
import { newId } from '#platform/id.ts'
import { everybody, kinds, params, row, world, type Row } from './cast.ts'

const { owner, biology, somebody } = world

const DOUBTED = '同一支服务队登记了两次'
const secondOperator = await somebody('第二位经办人', ['operator', newId()])
const aFact = async () => ({ id: (await insertFact(owner, biology)).id })
const aCorrection = async (proposer: Actor = secondOperator) =>
  insertCorrection(owner, proposer, await aFact())
const aPublishedCorrection = () => insertConfirmedCorrection(owner, secondOperator, kinds.operator, biology)
const aStatement = async (proposer: Actor = secondOperator) =>
  insertStatement(owner, proposer, await world.anUpload(proposer))
const aPublishedStatement = async () =>
  insertStatement(owner, secondOperator, await world.anUpload(secondOperator), kinds.operator)

export const correctionsRows: Record<string, Row> = {
  getFactInQuestion: row(['operator', 'secretary'], params(aFact)),
  proposeCorrection: row(['operator', 'secretary'], async () => ({
    body: { factId: (await aFact()).id, reason: DOUBTED },
  })),
  listCorrections: row(everybody),
  getCorrection: row(everybody, params(aPublishedCorrection)),
  confirmCorrection: row(['operator'], params(aCorrection)),
  refuseCorrection: row(['operator'], params(aCorrection, { reason: DOUBTED })),
  withdrawCorrection: row(
    ['operator'],
    params(() => aCorrection(kinds.operator)),
  ),
  listStatementFigures: row(['operator']),
  submitStatement: row(['operator'], async () => ({
    body: {
      ...SAID,
      documentId: await world.anUpload(kinds.operator),
    },
  })),
  listStatements: row(everybody),
  getStatement: row(everybody, params(aPublishedStatement)),
  downloadStatementDocument: row(everybody, params(aPublishedStatement)),
  confirmStatement: row(['operator'], params(aStatement)),
  refuseStatement: row(['operator'], params(aStatement, { reason: DOUBTED })),
  withdrawStatement: row(
    ['operator'],
    params(() => aStatement(kinds.operator)),
  ),
}
