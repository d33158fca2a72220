// For the demo: the same acts as over the API, by people who must hold the right posts.
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { correctionsAccess } from './access.ts'
import { confirmCorrection, proposeCorrection } from './actions/corrections.ts'
import { confirmStatement, submitStatement } from './actions/statements.ts'
import type { NewCorrection, NewStatement } from './contract.ts'
import { getCorrectionForUpdate } from './queries/corrections.ts'
import { getFact } from './queries/facts.ts'
import { getStatementForUpdate } from './queries/statements.ts'

/** Enters a statement; where a second operator is given, it counts at once. Needs an open transaction. */
export async function enterStatement(
  tx: Db,
  given: NewStatement,
  { by, confirmedBy, today }: { by: Actor; confirmedBy: Actor | null; today: string },
): Promise<void> {
  const id = await submitStatement(
    tx,
    correctionsAccess.require('statements.submit', by, undefined),
    given,
    today,
  )
  if (!confirmedBy) return
  const statement = await getStatementForUpdate(tx, confirmedBy, id)
  await confirmStatement(tx, correctionsAccess.require('statements.decide', confirmedBy, statement))
}

/** Proposes a correction and has it confirmed by the second operator. Needs an open transaction. */
export async function enterCorrection(
  tx: Db,
  given: NewCorrection,
  { by, confirmedBy, today }: { by: Actor; confirmedBy: Actor; today: string },
): Promise<void> {
  const fact = await getFact(tx, given.factId)
  const id = await proposeCorrection(
    tx,
    correctionsAccess.require('corrections.propose', by, fact),
    given,
    today,
  )
  const correction = await getCorrectionForUpdate(tx, confirmedBy, id)
  await confirmCorrection(tx, correctionsAccess.require('corrections.decide', confirmedBy, correction), today)
}
