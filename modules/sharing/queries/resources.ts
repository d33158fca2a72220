import { sql, type SqlBool } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { explainConstraint, invalidField, notFound, refused } from '#platform/problem.ts'
import {
  type Keeper,
  PidTaken,
  type RelatedIdentifier,
  type ResourceCard,
  type ResourceStatus,
} from '../contract.ts'
import { termColumns } from './lendable.ts'

explainConstraint('resource_pid_is_unique', () => refused(PidTaken))
explainConstraint('resource_unit_id_fkey', () => notFound('unit'))
explainConstraint('resource_space_id_fkey', () => invalidField('spaceId', 'space_unknown'))
explainConstraint('resource_place_code_fkey', () => invalidField('placeCode', 'place_unknown'))

export type ResourceRow = Awaited<ReturnType<typeof getResource>>
export type ResourceToChange = Awaited<ReturnType<typeof getResourceForUpdate>>

/** The units whose drafts the actor sees, because they keep or offer what those share. */
export const unitsKept = ({ posts }: Actor): string[] =>
  posts.filter(({ role }) => role === 'keeper' || role === 'liaison').map(({ bodyId }) => bodyId)

/** What is offered is seen by everybody, the rest by those who keep it. */
export const visibleTo = (actor: Actor) => sql<SqlBool>`(resource.status = 'offered'
  or resource.unit_id = any(${unitsKept(actor)}::uuid[]))`

/** What every list of resources tells. */
export const summaryColumns = [
  'resource.id',
  sql<number>`resource.number`.as('number'),
  'resource.unit_id as unitId',
  'resource.kind',
  'resource.technique',
  'resource.name',
  'resource.name_en as nameEn',
  'resource.summary',
  'resource.manufacturer',
  'resource.model',
  'resource.location',
  'resource.seats',
  sql<ResourceStatus>`resource.status`.as('status'),
  sql<string>`(select name from unit where id = resource.unit_id)`.as('unitName'),
  sql<{
    id: string
    name: string
    url: string
  } | null>`(select json_build_object('id', id, 'name', name, 'url', '/spaces/' || coalesce(key, id::text))
    from space where id = resource.space_id)`.as('space'),
  sql<{ code: string; name: unknown } | null>`(select json_build_object('code', code, 'name', name)
    from place where code = resource.place_code)`.as('place'),
  sql<boolean>`exists (select from booking_rules where resource_id = resource.id)`.as('isBookedByTime'),
  sql<boolean>`not exists (select from resource_price where resource_id = resource.id and amount > 0)`.as(
    'isFree',
  ),
] as const

/** What only the card itself tells. */
export const cardColumns = [
  'resource.space_id as spaceId',
  'resource.place_code as placeCode',
  'resource.for_members as forMembers',
  'resource.measures',
  'resource.asset_number as assetNumber',
  'resource.serial_number as serialNumber',
  'resource.commissioned_on as commissionedOn',
  'resource.decommissioned_on as decommissionedOn',
  sql<number | null>`resource.original_value::float8`.as('originalValue'),
  'resource.pid',
  'resource.landing_page as landingPage',
  sql<RelatedIdentifier[]>`resource.related`.as('related'),
  'resource.source',
  'resource.version',
] as const

export interface ResourceFileRow {
  id: string
  name: string
  title: string
  purpose: 'picture' | 'document'
  contentType: string
  bytes: number
  forMembers: boolean
}

const toldColumns = [
  sql<
    Keeper[]
  >`coalesce((select json_agg(json_build_object('person', json_build_object('id', id, 'name', name),
    'isDeputy', is_deputy) order by is_deputy, name) from resource_keeper join person on person.id = person_id
    where resource_id = resource.id), '[]')`.as('keepers'),
  sql<ResourceFileRow[]>`coalesce((select json_agg(json_build_object('id', file.id, 'name', file.name,
    'title', title, 'purpose', purpose, 'contentType', content_type, 'bytes', bytes, 'forMembers', for_members)
    order by position) from resource_file join file on file.id = file_id
    where resource_id = resource.id), '[]')`.as('files'),
  sql<{ id: string; name: unknown }[]>`coalesce((select json_agg(json_build_object('id', committee.id, 'name',
    committee.name) order by committee.position) from booking_rules join committee on committee.id = any(committee_ids)
    where resource_id = resource.id), '[]')`.as('committees'),
  sql<
    { id: string; name: string }[]
  >`coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name)
    order by unit.name) from booking_rules join unit on unit.id = any(unit_ids)
    where resource_id = resource.id), '[]')`.as('units'),
  sql<{ key: string; name: unknown } | null>`(select json_build_object('key', key, 'name', grade.name)
    from booking_rules join grade on key = lowest_grade where resource_id = resource.id)`.as('grade'),
] as const

/** The whole card. */
export const getResource = (db: Db, actor: Actor, id: string) =>
  db
    .selectFrom('resource')
    .select(summaryColumns)
    .select(cardColumns)
    .select(termColumns)
    .select(toldColumns)
    .where('resource.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirstOrThrow(() => notFound('resource'))

/** Locked as bookings lock it, so terms never change under a booking that is being judged. */
export const getResourceForUpdate = (db: Db, actor: Actor, id: string) =>
  db
    .selectFrom('resource')
    .select(summaryColumns)
    .select(cardColumns)
    .where('resource.id', '=', id)
    .where(visibleTo(actor))
    .forNoKeyUpdate('resource')
    .executeTakeFirstOrThrow(() => notFound('resource'))

/** What a resource is found by. */
export interface Found {
  foldedNames: string[]
  terms: string[]
}

const columnsOf = (card: ResourceCard, { foldedNames, terms }: Found) => ({
  kind: card.kind,
  technique: card.technique,
  space_id: card.spaceId,
  name: card.name,
  name_en: card.nameEn,
  summary: card.summary,
  for_members: card.forMembers,
  measures: card.measures,
  manufacturer: card.manufacturer,
  model: card.model,
  asset_number: card.assetNumber,
  serial_number: card.serialNumber,
  commissioned_on: card.commissionedOn,
  decommissioned_on: card.decommissionedOn,
  original_value: card.originalValue === null ? null : String(card.originalValue),
  pid: card.pid,
  landing_page: card.landingPage,
  related: JSON.stringify(card.related),
  place_code: card.placeCode,
  location: card.location,
  seats: card.seats,
  folded_names: foldedNames,
  search: sql<string>`array_to_tsvector(${terms}::text[])`,
})

export interface Origin {
  source: string
  sourceKey: string
}

export async function insertResource(
  db: Db,
  resource: { id: string; unitId: string; origin: Origin | undefined },
  card: ResourceCard,
  found: Found,
): Promise<void> {
  await db
    .insertInto('resource')
    .values({
      id: resource.id,
      unit_id: resource.unitId,
      status: 'draft',
      source: resource.origin?.source ?? null,
      source_key: resource.origin?.sourceKey ?? null,
      ...columnsOf(card, found),
    })
    .execute()
}

const nextVersion = sql<number>`version + 1`

export async function updateCard(db: Db, id: string, card: ResourceCard, found: Found): Promise<void> {
  await db
    .updateTable('resource')
    .set({ ...columnsOf(card, found), version: nextVersion })
    .where('id', '=', id)
    .execute()
}

/** Whoever changes what stands beside the card counts its version up, so that two who edit see each other. */
export async function bumpVersion(db: Db, id: string): Promise<void> {
  await db.updateTable('resource').set({ version: nextVersion }).where('id', '=', id).execute()
}

export async function updateStatus(db: Db, id: string, status: ResourceStatus): Promise<void> {
  await db.updateTable('resource').set({ status, version: nextVersion }).where('id', '=', id).execute()
}

export async function findUnitName(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst())?.name
}

/** Who has a booking that is still to come; told when it may be in doubt. */
export async function listBooked(db: Db, resourceId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from booking where resource_id = ${resourceId}
      and state in ('held', 'pending', 'confirmed') and ends_at > ${now} order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether any of these units is a member of a committee today. */
export async function isOfNetwork(db: Db, unitIds: readonly string[]): Promise<boolean> {
  if (unitIds.length === 0) return false
  const { rows } = await sql`
    select from membership where unit_id = any(${unitIds}::uuid[]) and until is null limit 1`.execute(db)
  return rows.length > 0
}
