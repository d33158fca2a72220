import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Article } from '../pack.ts'

export async function listBulletins(db: Db): Promise<Article[]> {
  const rows = await db.selectFrom('bulletin').select('content').orderBy('slug').execute()
  return rows.map((row) => row.content as Article)
}

export async function getBulletin(db: Db, slug: string): Promise<Article> {
  const row = await db
    .selectFrom('bulletin')
    .select('content')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow(() => notFound('bulletin'))
  return row.content as Article
}
