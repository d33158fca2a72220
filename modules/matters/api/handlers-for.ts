import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { gramsOfNeed, type Need, rankForNeed } from '#platform/ranking/rank-for-need.ts'
import { phrasesSharedWith } from '#platform/ranking/shared-phrases.ts'
import type { Suggestion } from '../contract.ts'
import { findTies, type Frequent, type Helper, listBusy, listHelpers } from '../queries/candidates.ts'
import type { MatterRow } from '../queries/matters.ts'
import { type Evidence, suggestHandlers } from '../rules/suggest-handlers.ts'
import { type Candidate, candidatesById } from './candidates-for.ts'
import type { Experience } from './experience.ts'
import { bodyOf } from './named-body.ts'

const MOST_SUGGESTED = 50
/** Section letter and two digits of GB/T 4754 name the division, which is what people call a field. */
const FIELD_LENGTH = 3

/** A similar matter that the reader may know of, and how they call it. */
export interface PastMatter {
  readonly id: string
  readonly called: string
}

/** What is read at once, before what hangs on it. */
export interface Known {
  readonly past: readonly PastMatter[]
  readonly usual: readonly Frequent[]
  readonly found: readonly Candidate[]
}

/** Bodies that could have a part and have none yet, each with why, best first. */
export async function handlersFor(
  db: Db,
  matter: MatterRow,
  need: Need,
  { past, usual, found }: Known,
  { units }: Experience,
  lang: Language,
): Promise<Suggestion[]> {
  const helpers = await listHelpers(
    db,
    past.map(({ id }) => id),
  )
  const known = [...helpers, ...usual].filter(({ kind }) => kind === 'unit').map(({ id }) => id)
  const isFound = new Set(found.map(({ id }) => id))
  const others = await candidatesById(
    db,
    known.filter((id) => !isFound.has(id)),
  )
  const sought = gramsOfNeed(need)
  const hasPart = new Set([matter.unitId, ...matter.bodies.map(({ bodyId }) => bodyId)])
  const candidates = [...found, ...others].filter(({ id }) => !hasPart.has(id))
  const ranked = rankForNeed(sought, candidates, units.statistics)
  const scores = new Map(ranked.map(({ id, score }) => [id, score]))
  const likely = new Set([...ranked.slice(0, MOST_SUGGESTED).map(({ id }) => id), ...known])
  const shortlist = candidates.filter(({ id, body }) => body.kind !== 'unit' || likely.has(id))
  const gather = await gatherer(db, matter, shortlist, { past, helpers, usual })
  const phrasesOf = phrasesSharedWith(`${need.title} ${need.text}`, units.statistics)
  const evidence = shortlist.map((candidate) =>
    gather(candidate, { score: scores.get(candidate.id) ?? 0, phrases: phrasesOf(candidate.text) }),
  )
  const names = new Map(shortlist.map(({ id, name }) => [id, name]))
  return suggestHandlers(evidence, MOST_SUGGESTED).map(({ body, ...why }) => ({
    body: bodyOf(body.kind, body.id, names.get(body.id), lang),
    ...why,
  }))
}

interface History extends Omit<Known, 'found'> {
  readonly helpers: readonly Helper[]
}

/** What is known of each of these bodies beside its words. */
async function gatherer(
  db: Db,
  { unitId, kind }: MatterRow,
  shortlist: readonly Candidate[],
  { past, helpers, usual }: History,
) {
  const ids = shortlist.map(({ id }) => id)
  const [ties, busy] = await Promise.all([
    unitId === null ? undefined : findTies(db, unitId, ids),
    listBusy(db, ids),
  ])
  const chain = new Set([...(ties?.committees ?? []), ...(ties?.chainmates ?? [])])
  const field = ties?.industryCode?.slice(0, FIELD_LENGTH)
  return ({ id, body, industryCode }: Candidate, words: Evidence['words']): Evidence => {
    const isAsKindSays =
      kind.usually === body.kind && (body.kind === 'city' || (body.kind === 'committee' && chain.has(id)))
    const helpedIn = new Set(helpers.filter((helper) => helper.id === id).map(({ matterId }) => matterId))
    return {
      body,
      words,
      helpedIn: past.filter((matter) => helpedIn.has(matter.id)).map(({ called }) => called),
      usual: isAsKindSays ? 1 : (usual.find((frequent) => frequent.id === id)?.share ?? 0),
      sharesChain: chain.has(id),
      sharedField: field !== undefined && industryCode?.startsWith(field) ? field : null,
      helpedAsker: ties?.helpers.includes(id) ?? false,
      isFree: !busy.has(id),
    }
  }
}
