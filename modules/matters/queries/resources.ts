// What units share, as far as a matter can be answered with it.
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { TellingGrams } from '#platform/ranking/telling-grams.ts'
import { hasAny } from './candidates.ts'

/** More than are ranked within the time that somebody waits for suggestions would be no better. */
const MOST_RESOURCES = 100

export interface ResourceCandidate {
  id: string
  number: number
  name: string
  nameEn: string | null
  summary: string
  measures: string[]
  unitId: string
  unitName: string
  unitNameEn: string | null
}

/** Offered ones that are found by grams that say something. */
export async function findResources(db: Db, { rare, frequent }: TellingGrams): Promise<ResourceCandidate[]> {
  const lookups = rare.length > 0 ? rare : frequent
  if (lookups.length === 0) return []
  return db
    .with('found', (from) =>
      from
        .selectFrom('resource')
        .selectAll()
        .where('status', '=', 'offered')
        .where(hasAny('search', lookups))
        .limit(MOST_RESOURCES),
    )
    .selectFrom('found')
    .innerJoin('unit', 'unit.id', 'found.unit_id')
    .select(['found.id', sql<number>`found.number`.as('number'), 'found.name', 'found.name_en as nameEn'])
    .select(['found.summary', 'found.measures', 'unit.id as unitId', 'unit.name as unitName'])
    .select('unit.name_en as unitNameEn')
    .execute()
}

export async function isOffered(db: Db, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('resource')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'offered')
    .executeTakeFirst()
  return found !== undefined
}

export interface NamedResource {
  id: string
  name: string
  nameEn: string | null
  isOffered: boolean
}

/** The resource that an answer names, within a row of a part. */
export const resourceOfPart = sql<NamedResource | null>`(select json_build_object(
  'id', resource.id, 'name', resource.name, 'nameEn', resource.name_en, 'isOffered', resource.status = 'offered')
  from resource where resource.id = handling.resource_id)`
