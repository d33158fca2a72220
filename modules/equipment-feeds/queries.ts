import { sql } from 'kysely'
import type { RelatedIdentifier } from '#modules/sharing/contract.ts'
import type { Db } from '#platform/db.ts'

export type OfferedResource = Awaited<ReturnType<typeof listOffered>>[number]

/** What is offered, with the part of its card that everybody reads, in the order of the numbers on the labels. */
export const listOffered = (db: Db, id?: string) =>
  db
    .selectFrom('resource')
    .innerJoin('unit', 'unit.id', 'resource.unit_id')
    .innerJoin('resource_kind', 'resource_kind.key', 'resource.kind')
    .leftJoin('space', 'space.id', 'resource.space_id')
    .leftJoin('place', 'place.code', 'resource.place_code')
    .select(['resource.id', sql<number>`resource.number`.as('number'), 'resource.name'])
    .select(['resource.name_en as nameEn', 'resource.summary', 'resource.measures'])
    .select(['resource.kind', 'resource.technique', 'resource_kind.content as kindContent'])
    .select(['resource.manufacturer', 'resource.model', 'resource.asset_number as assetNumber'])
    .select(['resource.serial_number as serialNumber', 'resource.commissioned_on as commissionedOn'])
    .select(['resource.decommissioned_on as decommissionedOn', 'resource.original_value as originalValue'])
    .select(['resource.pid', 'resource.landing_page as landingPage', 'resource.seats'])
    .select([sql<RelatedIdentifier[]>`resource.related`.as('related'), 'resource.location'])
    .select(['resource.place_code as placeCode', 'place.name as placeName'])
    .select(['resource.space_id as spaceId', 'space.name as spaceName'])
    .select(['unit.name as unitName', 'unit.ror_id as unitRorId', 'unit.website as unitWebsite'])
    .select(
      sql<string | null>`(select file_id from resource_file where resource_id = resource.id
        and purpose = 'picture' and not for_members order by position limit 1)`.as('picture'),
    )
    .where('resource.status', '=', 'offered')
    .$if(id !== undefined, (rows) => rows.where('resource.id', '=', id ?? ''))
    .orderBy('resource.number')
    .execute()
