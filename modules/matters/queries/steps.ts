import { sql } from 'kysely'
import { fileColumns } from '#modules/files/public.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import { bodyName } from './handlings.ts'

export type StepRow = Awaited<ReturnType<typeof listSteps>>[number]

export interface StepToInsert {
  matterId: string
  handlingId?: string
  kind: string
  /** Kept from the asker. */
  isInside: boolean
  at: Date
  personId: string | null
  bodyKind?: string
  bodyId?: string
  /** `words` is what somebody wrote; the rest are codes and numbers. */
  details: Record<string, unknown>
}

/** Answers with the step's id, for the files that come with it. */
export async function insertStep(db: Db, step: StepToInsert): Promise<string> {
  const id = newId()
  await db
    .insertInto('matter_step')
    .values({
      id,
      matter_id: step.matterId,
      handling_id: step.handlingId ?? null,
      kind: step.kind,
      is_inside: step.isInside,
      at: step.at,
      person_id: step.personId,
      body_kind: step.bodyKind ?? null,
      body_id: step.bodyId ?? null,
      details: JSON.stringify(step.details),
    })
    .execute()
  return id
}

/** In order; the asker's are those that are not inside. */
export const listSteps = (db: Db, matterId: string, isForAsker: boolean) =>
  db
    .selectFrom('matter_step')
    .leftJoin('person', 'person.id', 'matter_step.person_id')
    .select(['matter_step.id', 'matter_step.kind', 'matter_step.at', 'matter_step.is_inside as isInside'])
    .select([
      'matter_step.body_kind as bodyKind',
      'matter_step.body_id as bodyId',
      'person.name as personName',
    ])
    .select(sql<Record<string, unknown>>`matter_step.details`.as('details'))
    .select(bodyName(sql.ref('matter_step.body_kind'), sql.ref('matter_step.body_id')).as('bodyName'))
    .where('matter_step.matter_id', '=', matterId)
    .$if(isForAsker, (steps) => steps.where('is_inside', '=', false))
    .orderBy('matter_step.id')
    .execute()

export async function insertFiles(
  db: Db,
  matterId: string,
  stepId: string,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return
  await db
    .insertInto('matter_file')
    .values(fileIds.map((fileId) => ({ matter_id: matterId, step_id: stepId, file_id: fileId })))
    .execute()
}

const files = (db: Db, matterId: string) =>
  db
    .selectFrom('matter_file')
    .innerJoin('file', 'file.id', 'matter_file.file_id')
    .innerJoin('matter_step', 'matter_step.id', 'matter_file.step_id')
    .select(fileColumns)
    .select(['matter_file.step_id as stepId', 'matter_step.is_inside as isInside'])
    .where('matter_file.matter_id', '=', matterId)

export const listFiles = (db: Db, matterId: string) => files(db, matterId).orderBy('file.id').execute()

/** A file of a step inside is none of the asker's. */
export const getFile = (db: Db, matterId: string, fileId: string, isForAsker: boolean) =>
  files(db, matterId)
    .where('file.id', '=', fileId)
    .$if(isForAsker, (rows) => rows.where('matter_step.is_inside', '=', false))
    .executeTakeFirstOrThrow(() => notFound('file'))
