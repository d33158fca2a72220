import { API_ROOT } from '#platform/contract.ts'
import { correctionsAccess } from '../access.ts'
import type { Statement } from '../contract.ts'
import type { StatementNearby, StatementRow } from '../queries/statements.ts'
import {
  presentFigure,
  presentPlace,
  presentProposal,
  presentUnit,
  type Reading,
  stepsFor,
} from './present.ts'

const presentNearby = (other: StatementNearby | null): Statement['supersedes'] =>
  other && { ...other, url: `/statements/${other.id}` }

export const presentStatement =
  ({ actor, lang }: Reading) =>
  (row: StatementRow): Statement => {
    const isOperator = correctionsAccess.can('statements.submit', actor, undefined)
    const { id, quantity } = row
    return {
      ...presentProposal(row, isOperator, lang),
      figure: figureOf(row, lang),
      quantity,
      day: row.day,
      unit: presentUnit(row.unitId, row.unitName, row.unitNameEn, lang),
      place: presentPlace(row.placeCode, row.placeName, lang),
      saidBy: row.saidBy,
      signatory: { name: row.signatory, function: row.signatoryFunction },
      note: row.note,
      document: { ...row.document, contentUrl: `${API_ROOT}/statements/${id}/document` },
      supersedes: presentNearby(row.supersedes),
      supersededBy: presentNearby(row.supersededBy),
      corrections: row.corrections.map((one) => ({ ...one, url: `/corrections/${one.id}` })),
      factId: row.factId,
      url: `/statements/${id}`,
      can: {
        ...stepsFor('statements', row, actor),
        supersede: row.factId !== null && isOperator,
        correct: row.factId !== null && correctionsAccess.can('corrections.propose', actor, row),
      },
    }
  }

/** A figure that the city pack no longer has keeps its key for a name. */
const figureOf = (
  { figureKey: key, figureTitle, countingUnit, quantity }: StatementRow,
  lang: Reading['lang'],
) =>
  countingUnit === null
    ? { key, title: key, countingUnit: '', url: `/figures/${key}` }
    : presentFigure({ key, title: figureTitle, countingUnit }, quantity, lang)
