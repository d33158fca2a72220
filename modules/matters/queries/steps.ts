import { type RawBuilder, sql } from 'kysely'
import { fileColumns } from '#modules/files/public.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { notFound } from '#platform/problem.ts'
import { bodyName } from './handlings.ts'

export type StepRow = Awaited<ReturnType<ReturnType<typeof stepsOf>['executeTakeFirstOrThrow']>>
export type FileOfStep = Awaited<ReturnType<ReturnType<typeof filesOf>['executeTakeFirstOrThrow']>>

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

/** In order, those inside too, which are none of the asker's. */
export const stepsOf = (db: Db, matterId: string | RawBuilder<string>) =>
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
    .orderBy('matter_step.id')

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

const files = (db: Db) =>
  db
    .selectFrom('matter_file')
    .innerJoin('file', 'file.id', 'matter_file.file_id')
    .innerJoin('matter_step', 'matter_step.id', 'matter_file.step_id')
    .select(fileColumns)
    .select('matter_file.step_id as stepId')

export const filesOf = (db: Db, matterId: RawBuilder<string>) =>
  files(db).where('matter_file.matter_id', '=', matterId).orderBy('file.id')

/** A file of a step inside is none of the asker's. */
export const getFile = (db: Db, matterId: string, fileId: string, isForAsker: boolean) =>
  files(db)
    .where('matter_file.matter_id', '=', matterId)
    .where('file.id', '=', fileId)
    .$if(isForAsker, (rows) => rows.where('matter_step.is_inside', '=', false))
    .executeTakeFirstOrThrow(() => notFound('file'))

/** Of the matter of a secret link, whose holder is its asker; with a wrong link there is no file either. */
export const getFileBySecret = (db: Db, secretHash: Buffer, fileId: string) =>
  files(db)
    .innerJoin('matter', 'matter.id', 'matter_file.matter_id')
    .where('matter.secret_hash', '=', secretHash)
    .where('file.id', '=', fileId)
    .where('matter_step.is_inside', '=', false)
    .executeTakeFirstOrThrow(() => notFound('file'))
