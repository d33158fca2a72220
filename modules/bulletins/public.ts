// What other modules and the city loader may call.
import { asSystem } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { publishDraft } from './actions/publish.ts'
import { handInDraft } from './actions/review-draft.ts'
import { takeNumbers } from './actions/take-numbers.ts'
import { startDraft } from './actions/write-draft.ts'
import type { Content } from './contract.ts'
import type { Article } from './pack.ts'
import { getAnyDraft } from './queries/drafts.ts'
import { replaceArticle } from './queries/living-article.ts'

/** Brings the living article to what the pack says. As owner of the tables, in an open transaction. */
export const loadArticle = (tx: Db, article: Article): Promise<void> => replaceArticle(tx, article)

/**
 * Writes, hands in and publishes a bulletin of the city on a day that may be past, with the numbers of that day as they
 * are counted now. Nobody is its author or second reader; the reason stands in its events. Answers with its slug.
 */
export async function publishBySystem(
  { pool, tx }: { pool: Db; tx: Db },
  reason: string,
  content: Content,
  when: { today: string; now: Date },
): Promise<string> {
  const taken = await takeNumbers(pool, content, when.today)
  const permit = asSystem<'bulletins.write', { committeeId: null }>(reason, { committeeId: null })
  const id = await startDraft(tx, permit, { follows: null, content })
  await handInDraft(tx, asSystem(reason, await getAnyDraft(tx, id)), when.today)
  return publishDraft(tx, asSystem(reason, await getAnyDraft(tx, id)), taken, when)
}
