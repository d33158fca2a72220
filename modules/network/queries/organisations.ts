import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { OrganisationNameTaken } from '../contract.ts'

explainConstraint('party_organisation_is_named_once', () => refused(OrganisationNameTaken))

export type OrganisationRow = Awaited<ReturnType<typeof getOrganisationForUpdate>>

/** The unit of a party organisation, which is to be locked before it. */
export async function getUnitIdOfOrganisation(db: Db, id: string): Promise<string> {
  const { unitId } = await db
    .selectFrom('party_organisation')
    .select('unit_id as unitId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => notFound('party_organisation'))
  return unitId
}

export function getOrganisationForUpdate(db: Db, id: string) {
  return db
    .selectFrom('party_organisation')
    .select(['id', 'unit_id as unitId', 'name', 'founded_on as foundedOn', 'dissolved_on as dissolvedOn'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound('party_organisation'))
}

/** The party organisations of a unit that are not dissolved. Exact only while the unit is locked. */
export async function listOrganisationIds(db: Db, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('party_organisation')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('dissolved_on', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function insertOrganisation(
  db: Db,
  organisation: { id: string; unitId: string; name: string; foundedOn: string },
): Promise<void> {
  await db
    .insertInto('party_organisation')
    .values({
      id: organisation.id,
      unit_id: organisation.unitId,
      name: organisation.name,
      founded_on: organisation.foundedOn,
    })
    .execute()
}

export async function markDissolved(db: Db, id: string, day: string): Promise<void> {
  await db
    .updateTable('party_organisation')
    .set({ dissolved_on: day, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}
