import * as z from 'zod'
import { statisticsOf } from '#platform/ranking/grams.ts'
import { gramsOfCandidate, gramsOfNeed, rankForNeed } from '#platform/ranking/rank-for-need.ts'
import { readJsonLines, readTabs } from '../judged.ts'
import { say } from '../report.ts'

const Requirement = z.object({ rid: z.string(), title: z.string(), text: z.string() })
const CUT = 10

/** Needs and the achievements that people graded for them: NDCG with gain 2^(level-1)-1, over needs with one above 1. */
export async function benchMatching(folder: string): Promise<void> {
  const requirements = await readJsonLines(folder, 'requirements.jsonl', Requirement)
  const pairs = (await readTabs(folder, 'pairs.tsv')).map(([rid, aid, level, text]) => ({
    rid,
    id: aid ?? '',
    level: Number(level),
    text: text ?? '',
  }))
  const achievements = new Map(pairs.map(({ id, text }) => [id, text]))
  const statistics = statisticsOf(
    [...achievements.values()].map(gramsOfCandidate),
    requirements.map(({ title, text }) => gramsOfCandidate(`${title} ${text}`)),
  )
  const judged = Map.groupBy(pairs, ({ rid }) => rid)
  const values = requirements.flatMap(({ rid, title, text }) => {
    const own = judged.get(rid) ?? []
    if (own.every(({ level }) => level <= 1)) return []
    const levels = new Map(own.map(({ id, level }) => [id, level]))
    const ranked = rankForNeed(gramsOfNeed({ title, text }), own, statistics)
    return [ndcg(ranked.map(({ id }) => levels.get(id) ?? 1))]
  })
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  say(`ndcg@${CUT} ${mean.toFixed(3)}`)
}

function ndcg(levels: readonly number[]): number {
  const gain = (sorted: readonly number[]) =>
    sorted.slice(0, CUT).reduce((sum, level, rank) => sum + (2 ** (level - 1) - 1) / Math.log2(rank + 2), 0)
  return gain(levels) / gain(levels.toSorted((a, b) => b - a))
}
