import type { Db } from '#platform/db.ts'
import type { Grams } from '#platform/ranking/grams.ts'
import { gramsOfCandidate } from '#platform/ranking/rank-for-need.ts'
import type { Lookups } from '#platform/ranking/telling-grams.ts'
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

/** All offices, the units that do something named by the lookups, and units by id. */
export async function candidatesFor(
  db: Db,
  tries: readonly Lookups[],
  unitIds: readonly string[],
): Promise<Candidate[]> {
  const offices = (await listOffices(db)).map(({ kind, id, name, text }) =>
    candidate({ kind, id }, name, text),
  )
  return [...offices, ...(await findUnits(db, tries, unitIds)).map(ofUnit)]
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
