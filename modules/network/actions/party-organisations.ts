import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { AlreadyDissolved } from '../contract.ts'
import { countMemberships } from '../queries/memberships.ts'
import { insertOrganisation, markDissolved, type OrganisationRow } from '../queries/organisations.ts'
import type { UnitRow } from '../queries/units.ts'
import { organisationFacts } from './link-facts.ts'

type KeepingOf<Subject> = Permit<'network.keep_party_organisations', Subject>

/** Enters a party organisation; that of a member enterprise counts from today, when it became known. */
export async function addPartyOrganisation(
  db: Db,
  permit: KeepingOf<{ unit: UnitRow }>,
  given: { name: string; foundedOn: string },
  today: string,
): Promise<OrganisationRow> {
  const { unit } = permit.subject
  if (given.foundedOn > today) throw invalidField('foundedOn', 'in_the_future')
  const organisation = { id: newId(), unitId: unit.id, ...given }
  await insertOrganisation(db, organisation)
  const details = { organisationId: organisation.id, unitId: unit.id }
  const facts = await factsOfMember(db, unit, organisation.id, 1, today)
  await record(db, permit, 'network.party_organisation_added', details, facts)
  return { ...organisation, dissolvedOn: null }
}

/** Keeps the row and takes back what it counted for, today, when it became known. */
export async function dissolvePartyOrganisation(
  db: Db,
  permit: KeepingOf<{ unit: UnitRow; organisation: OrganisationRow }>,
  on: string,
  today: string,
): Promise<OrganisationRow> {
  const { unit, organisation } = permit.subject
  if (organisation.dissolvedOn !== null) throw refused(AlreadyDissolved)
  if (on > today) throw invalidField('on', 'in_the_future')
  if (on < organisation.foundedOn) throw invalidField('on', 'before_founding')
  await markDissolved(db, organisation.id, on)
  const details = { organisationId: organisation.id, unitId: unit.id, on }
  const facts = await factsOfMember(db, unit, organisation.id, -1, today)
  await record(db, permit, 'network.party_organisation_dissolved', details, facts)
  return { ...organisation, dissolvedOn: on }
}

async function factsOfMember(
  db: Db,
  unit: UnitRow,
  organisationId: string,
  quantity: 1 | -1,
  today: string,
): Promise<Fact[]> {
  const isCounted = unit.countsAs === 'enterprise' && (await countMemberships(db, unit.id)) > 0
  return isCounted ? organisationFacts(db, [organisationId], unit, quantity, today) : []
}
