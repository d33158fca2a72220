import type { Db } from '#platform/db.ts'
import { countGrams, type Statistics, statisticsOf } from '#platform/ranking/grams.ts'
import { type LikelyLabel, learnLabels } from '#platform/ranking/learn-labels.ts'
import { gramsOfCandidate, type Need } from '#platform/ranking/rank-for-need.ts'
import { sampleMatters, sampleUnits } from '../queries/experience.ts'
import { listKinds } from '../queries/kinds.ts'

/** What a process knows of past matters and of units; it grows stale slowly, so it is read again after this time. */
const KEPT_MS = 60 * 60_000

export interface Experience {
  /** `offered`: of what units say; `statistics`: of what is asked for too. */
  readonly units: { readonly count: number; readonly offered: Statistics; readonly statistics: Statistics }
  readonly matters: { readonly count: number; readonly statistics: Statistics }
  readonly kindsOf: (need: Need) => LikelyLabel[]
}

const known = new WeakMap<Db, { until: number; experience: Promise<Experience> }>()

/** Learnt when it is first asked for, and once for all who ask meanwhile. `db` is the pool, not a transaction. */
export function experienceOf(db: Db, now: Date): Promise<Experience> {
  const kept = known.get(db)
  if (kept && kept.until > now.getTime()) return kept.experience
  const experience = learn(db)
  known.set(db, { until: now.getTime() + KEPT_MS, experience })
  // Whoever asked is told; the next one tries again.
  experience.catch(() => known.delete(db))
  return experience
}

async function learn(db: Db): Promise<Experience> {
  const units = await sampleUnits(db)
  const { count, examples } = await sampleMatters(db)
  const kinds = await listKinds(db)
  const offers = units.texts.map(gramsOfCandidate)
  const asked = examples.map(({ title, text }) => gramsOfCandidate(`${title} ${text}`))
  return {
    units: { count: units.count, offered: statisticsOf(offers), statistics: statisticsOf(offers, asked) },
    matters: {
      count,
      statistics: statisticsOf(examples.map(({ title, text }) => countGrams(`${title} ${text}`, [2]))),
    },
    // What a kind says of itself is its first example: a new city has no others.
    kindsOf: learnLabels([
      ...kinds.map(({ key, name, summary }) => ({ label: key, title: name.zh, text: summary.zh })),
      ...examples,
    ]),
  }
}
