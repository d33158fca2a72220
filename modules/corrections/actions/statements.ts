import { attachFiles } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { EarlierNotInForce, type NewStatement, StatementClosed } from '../contract.ts'
import { markRefused, markWithdrawn } from '../queries/corrections.ts'
import { type FactRow, getFact, knownReferences } from '../queries/facts.ts'
import {
  findEarlierForUpdate,
  insertStatement,
  listStatementFigures,
  markStatementConfirmed,
  moveStatementFact,
  type StatementRow,
} from '../queries/statements.ts'
import { isOpen, statementFaults } from '../rules.ts'
import { reversalOf } from './corrections.ts'
import { keeperOf } from './kept-measures.ts'
import { tellOperators, tellProposer } from './tell.ts'

/** Enters a statement with its document, and answers with its id, or refuses with everything wrong. It counts nothing before it is confirmed. */
export async function submitStatement(
  db: Db,
  permit: Permit<'statements.submit', unknown>,
  given: NewStatement,
  today: string,
): Promise<string> {
  const { post } = permit
  const [figure] = await listStatementFigures(db, given.figureKey)
  const takesStatements = figure !== undefined && keeperOf(figure.measure) === undefined
  const attached = await attachFiles(db, post.personId, [given.documentId])
  const known = {
    takesStatements,
    ...(await knownReferences(db, given)),
    isDocumentKnown: attached.has(given.documentId),
    earlier: given.supersedes === undefined ? undefined : await earlierOf(db, given.supersedes),
  }
  const faults = statementFaults(given, known, today)
  if (!figure || faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })
  const id = newId()
  const { measure, committeeId } = figure
  await insertStatement(db, post, { ...given, id, measure, committeeId })
  const details = { statementId: id, figureKey: given.figureKey, supersedes: given.supersedes ?? null }
  await record(db, permit, 'statements.submitted', details, [])
  await tellOperators(db, 'statements.submitted', { statementId: id, saidBy: given.saidBy })
  return id
}

async function earlierOf(db: Db, id: string) {
  const earlier = await findEarlierForUpdate(db, id)
  if (!earlier) return null
  const { figureKey, factId } = earlier
  const countsFrom = factId === null ? '' : (await getFact(db, factId)).factDay
  return { figureKey, countsFrom, isInForce: factId !== null }
}

/** Makes the statement count. Where it follows an earlier one, that one's fact is taken back in the same transaction. */
export async function confirmStatement(
  db: Db,
  permit: Permit<'statements.decide', StatementRow>,
): Promise<void> {
  const { post, subject: statement } = permit
  const { id, figureKey, saidBy, supersedes } = statement
  refuseClosed(statement)
  const earlier = supersedes && (await factInForce(db, supersedes.id))
  // The earlier one may count from a later day, when a correction has replaced its fact meanwhile.
  const day = earlier && earlier.factDay > statement.day ? earlier.factDay : statement.day
  const factId = newId()
  const own: Fact = {
    id: factId,
    measure: statement.measure,
    quantity: statement.quantity,
    day,
    subjectId: id,
    unitId: statement.unitId,
    committeeId: statement.committeeId,
    placeCode: statement.placeCode,
    source: saidBy,
  }
  const details = { statementId: id, figureKey, supersedes: supersedes?.id ?? null }
  const facts = earlier ? [reversalOf(earlier, newId(), day), own] : [own]
  await record(db, permit, 'statements.confirmed', details, facts)
  if (earlier) await moveStatementFact(db, earlier.factId, null)
  await markStatementConfirmed(db, id, post, factId)
  await tellProposer(db, statement.proposer, 'statements.confirmed', { statementId: id, saidBy })
}

async function factInForce(db: Db, statementId: string): Promise<FactRow> {
  const earlier = await findEarlierForUpdate(db, statementId)
  if (!earlier || earlier.factId === null) throw refused(EarlierNotInForce)
  return getFact(db, earlier.factId)
}

export async function refuseStatement(
  db: Db,
  permit: Permit<'statements.decide', StatementRow>,
  reason: string,
): Promise<void> {
  const { post, subject: statement } = permit
  const { id, saidBy } = statement
  refuseClosed(statement)
  await markRefused(db, 'statement', id, post, reason)
  await record(db, permit, 'statements.refused', { statementId: id, reason }, [])
  await tellProposer(db, statement.proposer, 'statements.refused', { statementId: id, saidBy, reason })
}

export async function withdrawStatement(
  db: Db,
  permit: Permit<'statements.withdraw', StatementRow>,
): Promise<void> {
  refuseClosed(permit.subject)
  const { id } = permit.subject
  await markWithdrawn(db, 'statement', id)
  await record(db, permit, 'statements.withdrawn', { statementId: id }, [])
}

function refuseClosed({ state }: StatementRow): void {
  if (!isOpen(state)) throw refused(StatementClosed, { state })
}
