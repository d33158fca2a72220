import { fileColumns } from '#modules/files/public.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

export type DocumentRow = Awaited<ReturnType<typeof getDocument>>

const documents = (db: Db, applicationId: string) =>
  db
    .selectFrom('application_document')
    .innerJoin('file', 'file.id', 'application_document.file_id')
    .select(fileColumns)
    .where('application_document.application_id', '=', applicationId)

export const listDocuments = (db: Db, applicationId: string) =>
  documents(db, applicationId).orderBy('file.id').execute()

export const getDocument = (db: Db, applicationId: string, fileId: string) =>
  documents(db, applicationId)
    .where('file.id', '=', fileId)
    .executeTakeFirstOrThrow(() => notFound('document'))
