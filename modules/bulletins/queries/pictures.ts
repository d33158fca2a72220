import type { Db } from '#platform/db.ts'
import { fileColumns } from '#modules/files/public.ts'
import { notFound } from '#platform/problem.ts'

export async function insertPicture(db: Db, draftId: string, fileId: string): Promise<void> {
  await db.insertInto('bulletin_picture').values({ draft_id: draftId, file_id: fileId }).execute()
}

export async function listPictureIds(db: Db, draftId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('bulletin_picture')
    .select('file_id')
    .where('draft_id', '=', draftId)
    .execute()
  return new Set(rows.map((row) => row.file_id))
}

export function getPicture(db: Db, draftId: string, fileId: string) {
  return db
    .selectFrom('bulletin_picture')
    .innerJoin('file', 'file.id', 'bulletin_picture.file_id')
    .select(fileColumns)
    .where('bulletin_picture.draft_id', '=', draftId)
    .where('bulletin_picture.file_id', '=', fileId)
    .executeTakeFirstOrThrow(() => notFound('file'))
}
