import { findUnitsByIdentifiers } from '#modules/network/public.ts'
import type { Db } from '#platform/db.ts'
import type { VerdictCounts } from '../contract.ts'
import {
  type Candidate,
  createJudge,
  indexUnits,
  joinRecords,
  judgeJoined,
  type Judgement,
  type KnownUnit,
} from '../rules/judge-rows.ts'

/** Rows for which units are sought by one statement; short enough that other requests get their turn between. */
const ROWS_AT_ONCE = 500

/** Judges every row against the others and against the units that there are; writes nothing. In the order of the rows. */
export async function judgeCandidates(
  db: Db,
  candidates: readonly Candidate[],
  onProgress: (judged: number) => Promise<void> | void = () => undefined,
): Promise<Judgement[]> {
  const { speaking, joined } = joinRecords(candidates)
  const judge = createJudge()
  const judgements: Judgement[] = []
  for (let start = 0; start < speaking.length; start += ROWS_AT_ONCE) {
    const some = speaking.slice(start, start + ROWS_AT_ONCE)
    const index = indexUnits(await listNamed(db, some))
    for (const candidate of some) judgements.push(judge(candidate, index))
    await onProgress(joined.length + judgements.length)
  }
  return inOrder([...judgements, ...judgeJoined(joined, judgements)], candidates)
}

function listNamed(db: Db, candidates: readonly Candidate[]): Promise<KnownUnit[]> {
  const sound = candidates.filter(({ faults }) => faults.length === 0)
  return findUnitsByIdentifiers(db, {
    creditCodes: sound.flatMap(({ draft }) => draft.creditCode ?? []),
    rorIds: sound.flatMap(({ draft }) => draft.rorId ?? []),
    foldedNames: sound.flatMap(({ foldedNames }) => foldedNames),
  })
}

function inOrder(judgements: readonly Judgement[], candidates: readonly Candidate[]): Judgement[] {
  const places = new Map(candidates.map((candidate, place) => [placeKey(candidate), place]))
  const placeOf = ({ candidate }: Judgement) => places.get(placeKey(candidate)) ?? 0
  return judgements.toSorted((one, other) => placeOf(one) - placeOf(other))
}

const placeKey = ({ file, line }: Candidate): string => `${line} ${file}`

export function countVerdicts(judgements: readonly Judgement[]): VerdictCounts {
  const counts: VerdictCounts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { verdict } of judgements) counts[verdict] += 1
  return counts
}
