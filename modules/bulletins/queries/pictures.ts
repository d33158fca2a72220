import type { Db } from '#platform/db.ts'
import { fileColumns } from '#modules/files/public.ts'
import { notFound } from '#platform/problem.ts'

export interface PictureSize {
  width: number
  height: number
}

export async function insertPicture(
  db: Db,
  draftId: string,
  { fileId, width, height }: PictureSize & { fileId: string },
): Promise<void> {
  await db
    .insertInto('bulletin_picture')
    .values({ draft_id: draftId, file_id: fileId, width, height })
    .execute()
}

/** The sizes of all pictures of a draft, by file. */
export async function listPictures(db: Db, draftId: string): Promise<Map<string, PictureSize>> {
  const rows = await db
    .selectFrom('bulletin_picture')
    .select(['file_id', 'width', 'height'])
    .where('draft_id', '=', draftId)
    .execute()
  return new Map(rows.map(({ file_id, width, height }) => [file_id, { width, height }]))
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
