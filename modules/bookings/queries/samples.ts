import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import { fileColumns } from '#modules/files/public.ts'
import type { Actor } from '#platform/access.ts'
import type { Page } from '#platform/contract.ts'
import { positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import type { SampleState } from '../contract.ts'
import { unitsOf } from './bookings.ts'
import { inYuan } from './write-bookings.ts'

export type SampleRow = Awaited<ReturnType<typeof getSample>>

const requests = (db: Db) =>
  db
    .selectFrom('sample_request')
    .innerJoin('resource', 'resource.id', 'sample_request.resource_id')
    .innerJoin('unit as owner', 'owner.id', 'resource.unit_id')
    .innerJoin('person', 'person.id', 'sample_request.person_id')
    .leftJoin('unit', 'unit.id', 'sample_request.unit_id')
    .select(['sample_request.id', sql<number>`sample_request.number`.as('number')])
    .select(['sample_request.resource_id as resourceId', 'resource.name as resourceName'])
    .select(['resource.unit_id as ownerId', 'owner.name as ownerName'])
    .select(['sample_request.person_id as personId', 'person.name as personName'])
    .select(['sample_request.unit_id as unitId', 'unit.name as unitName'])
    .select(['sample_request.wish', 'sample_request.samples', 'sample_request.hazards'])
    .select(['sample_request.gives_back as givesBack', 'sample_request.asked_at as askedAt'])
    .select([sql<SampleState>`sample_request.state`.as('state'), 'sample_request.ended_at as endedAt'])
    .select([sql<number | null>`sample_request.cost::float8`.as('cost'), 'sample_request.version'])

/** Seen by who sent them, liaisons of their unit and keepers of the resource. */
const visibleTo = (actor: Actor) =>
  sql<SqlBool>`(sample_request.person_id = ${actor.personId}
    or sample_request.unit_id = any(${unitsOf(actor, 'liaison')}::uuid[])
    or resource.unit_id = any(${unitsOf(actor, 'keeper')}::uuid[]))`

const visible = (db: Db, actor: Actor, id: string) =>
  requests(db).where('sample_request.id', '=', id).where(visibleTo(actor))

export const getSample = (db: Db, actor: Actor, id: string) =>
  visible(db, actor, id).executeTakeFirstOrThrow(() => notFound('sample'))

/** The same, locked: every step begins with it, so that two keepers do not take one at once. */
export async function getSampleForUpdate(db: Db, actor: Actor, id: string): Promise<SampleRow> {
  await sql`select from sample_request where id = ${id} for no key update`.execute(db)
  return getSample(db, actor, id)
}

const Position = z.tuple([z.uuid()])

const whose = (actor: Actor, of: 'mine' | 'unit' | 'kept') => {
  switch (of) {
    case 'mine':
      return sql<SqlBool>`sample_request.person_id = ${actor.personId}`
    case 'unit':
      return sql<SqlBool>`sample_request.unit_id = any(${unitsOf(actor, 'liaison')}::uuid[])`
    case 'kept':
      return sql<SqlBool>`resource.unit_id = any(${unitsOf(actor, 'keeper')}::uuid[])`
  }
}

/** The newest first. */
export function listSamples(
  db: Db,
  actor: Actor,
  query: Page & { of: 'mine' | 'unit' | 'kept'; when: 'open' | 'ended' },
) {
  const [after] = positionOf(query, Position) ?? []
  return requests(db)
    .where(whose(actor, query.of))
    .where('sample_request.ended_at', query.when === 'open' ? 'is' : 'is not', null)
    .$if(after !== undefined, (rows) => rows.where('sample_request.id', '<', after!))
    .orderBy('sample_request.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

export const takesSamples = async (db: Db, kind: string): Promise<boolean> => {
  const { rows } = await sql<{ takes: boolean }>`select coalesce((content ->> 'takesSamples')::boolean, false)
    as takes from resource_kind where key = ${kind}`.execute(db)
  return rows[0]?.takes ?? false
}

interface SampleToWrite {
  resourceId: string
  personId: string
  unitId: string | null
  under: string | null
  wish: string
  samples: number
  hazards: string | null
  givesBack: boolean
  cost: number | null
  at: Date
}

export async function insertSample(db: Db, request: SampleToWrite): Promise<string> {
  const id = newId()
  await db
    .insertInto('sample_request')
    .values({
      id,
      resource_id: request.resourceId,
      person_id: request.personId,
      unit_id: request.unitId,
      under: request.under,
      wish: request.wish,
      samples: request.samples,
      hazards: request.hazards,
      gives_back: request.givesBack,
      state: 'asked',
      asked_at: request.at,
      cost: inYuan(request.cost),
    })
    .execute()
  return id
}

export async function updateSample(
  db: Db,
  id: string,
  change: { state: SampleState; ended_at: Date | null },
): Promise<void> {
  await db
    .updateTable('sample_request')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function insertStep(
  db: Db,
  requestId: string,
  step: { state: SampleState; words: string; by: string | null; at: Date; files: readonly string[] },
): Promise<void> {
  const id = newId()
  const { state, words, by, at, files } = step
  await db
    .insertInto('sample_step')
    .values({ id, request_id: requestId, state, words, person_id: by ?? '', at })
    .execute()
  if (files.length === 0) return
  await db
    .insertInto('sample_file')
    .values(files.map((file_id) => ({ step_id: id, file_id })))
    .execute()
}

/** In the order in which they were taken. */
export const listSteps = (db: Db, requestId: string) =>
  db
    .selectFrom('sample_step')
    .innerJoin('person', 'person.id', 'sample_step.person_id')
    .select(['sample_step.id', sql<SampleState>`sample_step.state`.as('state'), 'sample_step.words'])
    .select(['sample_step.person_id as personId', 'person.name as personName', 'sample_step.at'])
    .where('request_id', '=', requestId)
    .orderBy('sample_step.id')
    .execute()

const stepFiles = (db: Db, requestId: string) =>
  db
    .selectFrom('sample_file')
    .innerJoin('sample_step', 'sample_step.id', 'sample_file.step_id')
    .innerJoin('file', 'file.id', 'sample_file.file_id')
    .select(fileColumns)
    .select('sample_file.step_id as stepId')
    .where('sample_step.request_id', '=', requestId)

export const listStepFiles = (db: Db, requestId: string) =>
  stepFiles(db, requestId).orderBy('file.id').execute()

export const getStepFile = (db: Db, requestId: string, fileId: string) =>
  stepFiles(db, requestId)
    .where('file.id', '=', fileId)
    .executeTakeFirstOrThrow(() => notFound('file'))
