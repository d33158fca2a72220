// Rows as the actions leave them, for tests of a city that has no figures.
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { REASON, SAID } from './corrections-world.ts'

const proposedBy = ({ personId, posts }: Actor) => ({
  state: 'proposed',
  proposed_by: personId ?? '',
  proposed_under: posts[0]?.id ?? '',
})
const confirmedBy = ({ personId, posts }: Actor) => ({
  state: 'confirmed',
  decided_by: personId,
  decided_under: posts[0]?.id ?? null,
  decided_at: new Date(),
})

interface InsertedFact {
  id: string
  subject_id: string
}

/** A fact of this committee, or what takes one back. */
export async function insertFact(
  owner: Db,
  committeeId: string,
  reverses?: InsertedFact,
): Promise<InsertedFact> {
  const fact = { id: newId(), subject_id: reverses?.subject_id ?? newId() }
  const counted = { event_id: newId(), measure: 'test.teams', day: '2029-01-01', committee_id: committeeId }
  await owner
    .insertInto('fact')
    .values({ ...fact, ...counted, quantity: reverses ? -1 : 1, reverses: reverses?.id ?? null })
    .execute()
  return fact
}

export async function insertCorrection(owner: Db, proposer: Actor, { id: fact_id }: { id: string }) {
  const id = newId()
  await owner
    .insertInto('correction')
    .values({ id, fact_id, reason: REASON, ...proposedBy(proposer) })
    .execute()
  return { id }
}

/** With the fact that takes back what it corrects. */
export async function insertConfirmedCorrection(
  owner: Db,
  proposer: Actor,
  decider: Actor,
  committeeId: string,
) {
  const fact = await insertFact(owner, committeeId)
  const { id } = await insertCorrection(owner, proposer, fact)
  const reversal = await insertFact(owner, committeeId, fact)
  const done = { ...confirmedBy(decider), day: '2030-01-01', reversal_id: reversal.id }
  await owner.updateTable('correction').set(done).where('id', '=', id).execute()
  return { id }
}

export async function insertStatement(owner: Db, proposer: Actor, document_id: string, decider?: Actor) {
  const { figureKey, saidBy, signatoryFunction, ...same } = SAID
  const said = { figure_key: figureKey, said_by: saidBy, signatory_function: signatoryFunction }
  const own = { id: newId(), measure: 'test.homes', document_id }
  const state = { ...proposedBy(proposer), ...(decider ? confirmedBy(decider) : {}) }
  await owner
    .insertInto('statement')
    .values({ ...same, ...said, ...own, ...state })
    .execute()
  return { id: own.id }
}
