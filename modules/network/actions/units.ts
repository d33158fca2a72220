import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  CreditCodeTaken,
  KindFixedWhileMember,
  type NewUnit,
  RorIdTaken,
  type UnitChanges,
} from '../contract.ts'
import { countMemberships } from '../queries/memberships.ts'
import { knownReferences } from '../queries/references.ts'
import { findHolders, insertUnit, type KeptFields, type UnitRow, updateUnit } from '../queries/units.ts'
import { codeProblems, withCanonicalCodes } from './unit-codes.ts'

/** Enters a unit and gives its id. What a committee's liaison enters, that committee answers for. */
export async function addUnit(db: Db, permit: Permit<'network.add_unit', NewUnit>): Promise<string> {
  const { post, subject: given } = permit
  const id = newId()
  const unit = withCanonicalCodes(appliedTo(EMPTY, given))
  await checkUnit(db, { id, ...unit })
  const representedBy = given.representedBy ?? (post.role === 'committee-liaison' ? post.bodyId : null)
  await insertUnit(db, { id, representedBy, ...unit })
  await record(db, permit, 'network.unit_added', { unitId: id }, [])
  return id
}

/** Changes what is told about a unit. A member keeps its kind, because it is counted by it. */
export async function changeUnit(
  db: Db,
  permit: Permit<'network.edit_unit', { unit: UnitRow }>,
  changes: UnitChanges,
): Promise<void> {
  const { unit } = permit.subject
  const changed = withCanonicalCodes(appliedTo(unit, changes))
  if (changed.kind !== unit.kind && (await countMemberships(db, unit.id)) > 0)
    throw refused(KindFixedWhileMember, { unitId: unit.id })
  const fields = FIELDS.filter((field) => JSON.stringify(changed[field]) !== JSON.stringify(unit[field]))
  if (fields.length === 0) return
  await checkUnit(db, { id: unit.id, ...changed })
  await updateUnit(db, { id: unit.id, ...changed })
  const before = Object.fromEntries(fields.map((field) => [field, unit[field]]))
  const after = Object.fromEntries(fields.map((field) => [field, changed[field]]))
  await record(db, permit, 'network.unit_changed', { unitId: unit.id, before, after }, [])
}

const EMPTY: KeptFields = {
  kind: '',
  name: '',
  nameEn: null,
  aliases: [],
  creditCode: null,
  rorId: null,
  industryCode: null,
  placeCode: null,
  address: null,
  website: null,
  summary: null,
  size: null,
}
const FIELDS = Object.keys(EMPTY) as (keyof KeptFields)[]

/** What is not among the changes stays. */
function appliedTo(unit: KeptFields, changes: UnitChanges): KeptFields {
  const fields = FIELDS.map((field) => [field, changes[field] === undefined ? unit[field] : changes[field]])
  return Object.fromEntries(fields) as KeptFields
}

/** Everything that is wrong with the fields at once; then whether another unit has its codes. */
async function checkUnit(db: Db, unit: KeptFields & { id: string }): Promise<void> {
  const problems = codeProblems(unit)
  const known = await knownReferences(db, unit)
  if (!known.kind) problems.push({ field: 'kind', code: 'kind_unknown' })
  if (!known.placeCode) problems.push({ field: 'placeCode', code: 'place_unknown' })
  if (problems.length > 0)
    throw refused(InvalidInput, { problems: problems.map((problem) => ({ ...problem, in: 'body' })) })

  for (const holder of await findHolders(db, unit)) {
    const kind =
      holder.creditCode !== null && holder.creditCode === unit.creditCode ? CreditCodeTaken : RorIdTaken
    throw refused(kind, { unitId: holder.id })
  }
}
