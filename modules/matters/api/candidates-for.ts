import type { Db } from '#platform/db.ts'
import type { Grams } from '#platform/ranking/grams.ts'
import { gramsOfCandidate } from '#platform/ranking/rank-for-need.ts'
import type { Body } from '../contract.ts'
import { findUnits, listOffices, type UnitCandidate } from '../queries/candidates.ts'

/** A body that might have a part, and what it says it does. */
export interface Candidate {
  readonly id: string
  readonly body: Body
  readonly name: unknown
  readonly text: string
  readonly grams: Grams
  readonly industryCode: string | null
}

/** All offices, the units that do something named by any lookup, and units by id. */
export async function candidatesFor(
  db: Db,
  lookups: readonly (readonly string[])[],
  unitIds: readonly string[],
): Promise<Candidate[]> {
  const offices = (await listOffices(db)).map(({ kind, id, name, text }) =>
    candidate({ kind, id }, name, text),
  )
  return [...offices, ...(await findUnits(db, lookups, unitIds)).map(ofUnit)]
}

const ofUnit = ({ id, name, nameEn, summary, industryCode }: UnitCandidate): Candidate =>
  candidate({ kind: 'unit', id }, { zh: name, en: nameEn ?? name }, `${name} ${summary ?? ''}`, industryCode)

const candidate = (
  body: Body,
  name: unknown,
  text: string,
  industryCode: string | null = null,
): Candidate => ({
  id: body.id,
  body,
  name,
  text,
  grams: gramsOfCandidate(text),
  industryCode,
})
