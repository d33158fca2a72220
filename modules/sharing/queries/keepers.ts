import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Those named for the resource who are still keepers of its unit. */
export async function listNamedKeepers(db: Db, resourceId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from resource_keeper join resource on resource.id = resource_id
    where resource_id = ${resourceId} and exists (select from post where post.person_id = resource_keeper.person_id
      and role = 'keeper' and body_id = resource.unit_id and post_counts_on(post, ${today}::date))
    order by is_deputy, person_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Who holds the post of keeper in the unit today, by name. */
export async function listKeepersOfUnit(
  db: Db,
  unitId: string,
  today: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct person.id, person.name from post join person on person.id = person_id
    where role = 'keeper' and body_id = ${unitId} and post_counts_on(post, ${today}::date)
    order by person.name, person.id`.execute(db)
  return rows
}

export async function replaceKeepers(
  db: Db,
  resourceId: string,
  keepers: readonly { personId: string; isDeputy: boolean }[],
): Promise<void> {
  await db.deleteFrom('resource_keeper').where('resource_id', '=', resourceId).execute()
  if (keepers.length === 0) return
  const rows = keepers.map(({ personId, isDeputy }) => ({
    resource_id: resourceId,
    person_id: personId,
    is_deputy: isDeputy,
  }))
  await db.insertInto('resource_keeper').values(rows).execute()
}
