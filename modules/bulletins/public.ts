// What other modules and the city loader may call.
import type { Db } from '#platform/db.ts'
import type { Article } from './pack.ts'
import { replaceArticle } from './queries/living-article.ts'

/** Brings the living article to what the pack says. As owner of the tables, in an open transaction. */
export const loadArticle = (tx: Db, article: Article): Promise<void> => replaceArticle(tx, article)
