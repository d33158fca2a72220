import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Article } from '../pack.ts'

export async function listBulletins(db: Db): Promise<Article[]> {
  const rows = await db.selectFrom('bulletin').select('content').orderBy('slug').execute()
  return rows.map((row) => row.content as Article)
}

/** The pack's article; with several bulletins the first by slug stands on the first page. */
export async function getBulletin(db: Db, slug: string | undefined): Promise<Article> {
  const row = await db
    .selectFrom('bulletin')
    .select('content')
    .$if(slug !== undefined, (bulletins) => bulletins.where('slug', '=', slug!))
    .orderBy('slug')
    .limit(1)
    .executeTakeFirstOrThrow(() => notFound('bulletin'))
  return row.content as Article
}
