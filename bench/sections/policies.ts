import * as z from 'zod'
import { indexTexts } from '#platform/ranking/find-texts.ts'
import { readJsonLines, readTabs, share } from '../judged.ts'
import { say } from '../report.ts'

const Policy = z.object({ docid: z.string(), text: z.string() })
const CUT = 10

/** Questions and the one document that answers each, among all documents. */
export async function benchPolicies(folder: string): Promise<void> {
  const corpus = await Promise.all(
    ['corpus_1.jsonl', 'corpus_2.jsonl'].map((file) => readJsonLines(folder, file, Policy)),
  )
  const find = indexTexts(corpus.flat().map(({ docid, text }) => ({ id: docid, text })))
  const questions = await readTabs(folder, 'queries.tsv')
  const ranks = questions.map(([, gold, question]) => find(question ?? '').findIndex(({ id }) => id === gold))
  const within = (cut: number) => ranks.filter((rank) => rank >= 0 && rank < cut)
  const reciprocal = within(CUT).reduce((sum, rank) => sum + 1 / (rank + 1), 0)
  const all = questions.length
  say(
    `recall@1 ${share(within(1).length, all)} recall@${CUT} ${share(within(CUT).length, all)} mrr@${CUT} ${share(reciprocal, all)}`,
  )
}
