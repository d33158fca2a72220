import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Article } from '../pack.ts'
import { cityName } from './published.ts'

/** The city pack's article; a database that no pack was loaded into has none. */
export async function findArticle(db: Db): Promise<Article | undefined> {
  const row = await db.selectFrom('bulletin').select('content').orderBy('slug').executeTakeFirst()
  return row?.content as Article | undefined
}

/** What the city is called, which publishes the article and every bulletin that is no committee's. */
export async function getCityName(db: Db): Promise<unknown> {
  const { name } = await db.selectNoFrom(cityName.as('name')).executeTakeFirstOrThrow()
  return name
}

export async function getArticle(db: Db): Promise<Article> {
  const article = await findArticle(db)
  if (!article) throw notFound('bulletin')
  return article
}

export async function replaceArticle(owner: Db, article: Article): Promise<void> {
  await owner.deleteFrom('bulletin').execute()
  await owner
    .insertInto('bulletin')
    .values({ slug: article.slug, content: JSON.stringify(article) })
    .execute()
}
