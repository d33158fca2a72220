import { mayOpenRecords } from '#modules/figures/public.ts'
import type { AnswerOf, Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { correctionsAccess } from '../access.ts'
import { keeperOf } from '../actions/kept-measures.ts'
import type { Correction, FactInQuestion, correctionsContract } from '../contract.ts'
import type { CorrectionRow } from '../queries/corrections.ts'
import type { FactRow } from '../queries/facts.ts'
import { canChangeQuantity, obstacleTo } from '../rules.ts'
import {
  presentFigure,
  presentPlace,
  presentProposal,
  presentUnit,
  type Reading,
  stepsFor,
} from './present.ts'

/** Unit and place are told to whoever may open the records of a figure that counts the fact, and to who keeps it. */
const isOpenTo = (row: FactRow, { actor }: Reading): boolean =>
  correctionsAccess.can('corrections.propose', actor, row) ||
  row.figures.some((figure) => mayOpenRecords(actor, figure))

function presentFact(row: FactRow, reading: Reading): FactInQuestion {
  const { lang } = reading
  const isOpen = isOpenTo(row, reading)
  return {
    id: row.factId,
    measure: row.measure,
    figures: row.figures.map((figure) => presentFigure(figure, row.quantity, lang)),
    quantity: row.quantity,
    day: row.factDay,
    unit: isOpen ? presentUnit(row.unitId, row.unitName, row.unitNameEn, lang) : null,
    committee: presentCommittee(row, lang),
    place: isOpen ? presentPlace(row.placeCode, row.placeName, lang) : null,
    source: row.source,
  }
}

const presentCommittee = ({ committeeKey: key, committeeName }: FactRow, lang: Language) =>
  key === null ? null : { key, name: textIn(committeeName, lang), url: `/network/${key}` }

function presentReplacement(row: CorrectionRow, reading: Reading): Correction['replacement'] {
  const { replacement: right } = row
  if (!right) return null
  const isOpen = isOpenTo(row, reading)
  const unit = presentUnit(right.unitId, row.rightUnitName, row.rightUnitNameEn, reading.lang)
  const place = presentPlace(right.placeCode, row.rightPlaceName, reading.lang)
  return {
    quantity: right.quantity,
    day: right.day,
    unit: isOpen ? unit : null,
    place: isOpen ? place : null,
  }
}

export const presentCorrection =
  (reading: Reading) =>
  (row: CorrectionRow): Correction => ({
    ...presentProposal(row, correctionsAccess.can('corrections.propose', reading.actor, row), reading.lang),
    fact: presentFact(row, reading),
    reason: row.reason,
    replacement: presentReplacement(row, reading),
    day: row.day,
    url: `/corrections/${row.id}`,
    can: stepsFor('corrections', row, reading.actor),
  })

/** A fact with what stands in the way of its correction, for who wants to propose one. */
export function presentFactInQuestion(
  row: FactRow & { isProposed: boolean },
  reading: Reading,
): AnswerOf<typeof correctionsContract.getFactInQuestion> {
  const keeper = keeperOf(row.measure) ?? null
  return {
    ...presentFact(row, reading),
    obstacle: keeper ? 'kept_by_module' : (obstacleTo(row) ?? (row.isProposed ? 'already_proposed' : null)),
    keeper,
    can: { changeQuantity: canChangeQuantity(row) },
  }
}
