import type { Db } from '#platform/db.ts'
import type { TellingGrams } from '#platform/ranking/telling-grams.ts'
import type { Body } from '../contract.ts'
import { findUnits, listOffices, listUnits, type UnitCandidate } from '../queries/candidates.ts'

/** A body that might have a part, and what it says it does. */
export interface Candidate {
  readonly id: string
  readonly body: Body
  readonly name: unknown
  readonly text: string
  readonly industryCode: string | null
  readonly placeCode: string | null
}

/** All offices, and the units that do something of what is sought. */
export async function candidatesFor(db: Db, telling: TellingGrams): Promise<Candidate[]> {
  const [offices, units] = await Promise.all([listOffices(db), findUnits(db, telling)])
  return [
    ...offices.map(({ kind, id, name, text }) => candidate({ kind, id }, name, text)),
    ...units.map(ofUnit),
  ]
}

export const candidatesById = async (db: Db, unitIds: readonly string[]): Promise<Candidate[]> =>
  (await listUnits(db, unitIds)).map(ofUnit)

const ofUnit = ({ id, name, nameEn, summary, industryCode, placeCode }: UnitCandidate): Candidate => ({
  ...candidate({ kind: 'unit', id }, { zh: name, en: nameEn ?? name }, `${name} ${summary ?? ''}`),
  industryCode,
  placeCode,
})

const candidate = (body: Body, name: unknown, text: string): Candidate => ({
  id: body.id,
  body,
  name,
  text,
  industryCode: null,
  placeCode: null,
})
