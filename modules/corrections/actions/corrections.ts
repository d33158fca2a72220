import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { CorrectionClosed, KeptByModule, type NewCorrection, NotCorrectable } from '../contract.ts'
import {
  type CorrectionRow,
  insertCorrection,
  markCorrectionConfirmed,
  markRefused,
  markWithdrawn,
} from '../queries/corrections.ts'
import { type FactRow, knownReferences } from '../queries/facts.ts'
import { moveStatementFact } from '../queries/statements.ts'
import { isOpen, obstacleTo, replacedBy, replacementFaults, type RightFact } from '../rules.ts'
import { keeperOf } from './kept-measures.ts'
import { tellOperators, tellProposer } from './tell.ts'

/** Proposes to take a fact back, and answers with the id of the correction. It counts nothing before it is confirmed. */
export async function proposeCorrection(
  db: Db,
  permit: Permit<'corrections.propose', FactRow>,
  { reason, replacement: given }: Omit<NewCorrection, 'factId'>,
  today: string,
): Promise<string> {
  const { post, subject: fact } = permit
  const { factId, committeeId, measure } = fact
  const keeper = keeperOf(measure)
  if (keeper) throw refused(KeptByModule, { module: keeper, measure })
  refuseObstacle(fact)
  const replacement = given ? await rightFact(db, fact, given, today) : null
  const id = newId()
  await insertCorrection(db, post, { id, factId, reason, replacement })
  await record(db, permit, 'corrections.proposed', { correctionId: id, factId, committeeId, reason }, [])
  await tellOperators(db, 'corrections.proposed', { correctionId: id, reason })
  return id
}

function refuseObstacle(fact: FactRow): void {
  const obstacle = obstacleTo(fact)
  if (obstacle) throw refused(NotCorrectable, { obstacle })
}

async function rightFact(
  db: Db,
  { quantity, factDay, unitId, placeCode, countedOnce }: FactRow,
  given: NonNullable<NewCorrection['replacement']>,
  today: string,
): Promise<RightFact> {
  const fact = { quantity, day: factDay, unitId, placeCode, countedOnce }
  const { isUnitKnown, isPlaceKnown } = await knownReferences(db, given)
  const faults = replacementFaults(fact, given, today)
  if (!isUnitKnown) faults.push({ field: 'replacement.unitId', code: 'unit_unknown' })
  if (!isPlaceKnown) faults.push({ field: 'replacement.placeCode', code: 'place_unknown' })
  if (faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })
  return replacedBy(fact, given)
}

/**
 * Takes the fact back and writes the right one, in one transaction with the decision. Both count from the day of the
 * decision, so that figures of earlier days stay as they were published and nothing counts twice in between.
 */
export async function confirmCorrection(
  db: Db,
  permit: Permit<'corrections.decide', CorrectionRow>,
  today: string,
): Promise<void> {
  const { post, subject: correction } = permit
  const { id, factId, reason, replacement } = correction
  refuseClosed(correction)
  refuseObstacle(correction)
  // A fact may count for a day to come, and nothing is taken back before it counts.
  const day = today > correction.factDay ? today : correction.factDay
  const reversalId = newId()
  const replacementId = replacement ? newId() : null
  const facts: Fact[] = [reversalOf(correction, reversalId, day)]
  if (replacement && replacementId) facts.push(replacementOf(correction, replacement, replacementId, day))
  await record(db, permit, 'corrections.confirmed', { correctionId: id, factId, reason, replacement }, facts)
  await markCorrectionConfirmed(db, id, post, { day, reversalId, replacementId })
  await moveStatementFact(db, factId, replacementId)
  await tellProposer(db, correction.proposer, 'corrections.confirmed', { correctionId: id, reason })
}

/** What takes back a fact; it repeats everything but the quantity, as the database demands. */
export const reversalOf = (fact: FactRow, id: string, day: string): Fact => ({
  id,
  measure: fact.measure,
  quantity: -fact.quantity,
  day,
  subjectId: fact.subjectId,
  unitId: fact.unitId,
  committeeId: fact.committeeId,
  placeCode: fact.placeCode,
  reverses: fact.factId,
})

const replacementOf = (fact: FactRow, right: RightFact, id: string, day: string): Fact => ({
  id,
  measure: fact.measure,
  quantity: right.quantity,
  day,
  subjectId: fact.subjectId,
  unitId: right.unitId,
  committeeId: fact.committeeId,
  placeCode: right.placeCode,
  source: fact.source,
  ...(fact.countedOnce === null ? {} : { countedOnce: fact.countedOnce }),
})

/** Leaves the fact as it is; another correction of it may be proposed. */
export async function refuseCorrection(
  db: Db,
  permit: Permit<'corrections.decide', CorrectionRow>,
  reason: string,
): Promise<void> {
  const { post, subject: correction } = permit
  const { id, factId } = correction
  refuseClosed(correction)
  await markRefused(db, 'correction', id, post, reason)
  await record(db, permit, 'corrections.refused', { correctionId: id, factId, reason }, [])
  await tellProposer(db, correction.proposer, 'corrections.refused', { correctionId: id, reason })
}

/** Leaves the fact as it is; another correction of it may be proposed. */
export async function withdrawCorrection(
  db: Db,
  permit: Permit<'corrections.withdraw', CorrectionRow>,
): Promise<void> {
  const { id, factId } = permit.subject
  refuseClosed(permit.subject)
  await markWithdrawn(db, 'correction', id)
  await record(db, permit, 'corrections.withdrawn', { correctionId: id, factId }, [])
}

function refuseClosed({ state }: CorrectionRow): void {
  if (!isOpen(state)) throw refused(CorrectionClosed, { state })
}
