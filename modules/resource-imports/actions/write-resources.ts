import {
  addResource,
  changeResource,
  type KeptResource,
  listKept,
  lockKept,
  offerResource,
  setRules,
  sharingAccess,
} from '#modules/sharing/public.ts'
import { type Actor, asSystem, type Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { lockUnit } from '../queries.ts'
import type { Candidate, Judgement } from './judge-rows.ts'
import { judgeResources } from './judge-resources.ts'

interface OfUnit {
  readonly unitId: string
}
/** Who writes. Every resource is asked for by itself, as if it were entered by hand. */
export interface Writer {
  readonly bring: Permit<'resource-imports.bring', OfUnit>
  readonly keep: <S extends OfUnit>(subject: S) => Permit<'sharing.keep', S>
  readonly offer: <S extends OfUnit>(subject: S) => Permit<'sharing.offer', S>
}

export const personWriter = (actor: Actor, bring: Permit<'resource-imports.bring', OfUnit>): Writer => ({
  bring,
  keep: (subject) => sharingAccess.require('sharing.keep', actor, subject),
  offer: (subject) => sharingAccess.require('sharing.offer', actor, subject),
})

const COMMAND_LINE = 'command line'
export const commandLineWriter = (unitId: string): Writer => ({
  bring: asSystem(COMMAND_LINE, { unitId }),
  keep: (subject) => asSystem(COMMAND_LINE, subject),
  offer: (subject) => asSystem(COMMAND_LINE, subject),
})

export interface Bringing {
  readonly candidates: readonly Candidate[]
  readonly offer: boolean
  readonly today: string
  /** What the event tells of where they came from. */
  readonly origin: Readonly<Record<string, unknown>>
  /** Refuses, by throwing, what must not be written. */
  readonly agree: (judgements: readonly Judgement[]) => void
}

export interface Written {
  readonly judgements: readonly Judgement[]
  /** Of the resource that each line of the file is. */
  readonly ids: ReadonlyMap<number, string>
}

/**
 * Judges again, with the unit and its resources locked, and writes what is new and changed; what is refused is left
 * out. The caller's transaction makes it all or nothing.
 */
export async function writeResources(
  db: Db,
  writer: Writer,
  { candidates, offer, today, origin, agree }: Bringing,
): Promise<Written> {
  const { unitId } = writer.bring.subject
  await lockUnit(db, unitId)
  await lockKept(db, unitId)
  const judgements = await judgeResources(db, candidates, { unitId, offer })
  agree(judgements)
  const kept = await keptById(db, unitId)
  const ids = new Map<number, string>()
  for (const judgement of judgements) {
    const id = await writeOne(db, writer, judgement, { kept, today })
    if (id !== undefined) ids.set(judgement.candidate.line, id)
  }
  const toOffer = judgements.flatMap(
    ({ isToOffer, candidate }) => (isToOffer && ids.get(candidate.line)) || [],
  )
  // Read anew, because where they stand now is where they count.
  const written = toOffer.length === 0 ? kept : await keptById(db, unitId)
  for (const id of toOffer) {
    const resource = written.get(id)
    if (resource) await offerResource(db, writer.offer(resource), today)
  }
  const lines = Object.groupBy(judgements, ({ verdict }) => verdict)
  const counts = Object.fromEntries(Object.entries(lines).map(([verdict, some]) => [verdict, some.length]))
  await record(db, writer.bring, 'resource-imports.applied', { ...origin, unitId, counts, offer }, [])
  return { judgements, ids }
}

const keptById = async (db: Db, unitId: string) =>
  new Map((await listKept(db, unitId)).map((resource) => [resource.id, resource]))

/** Answers with the id of what was written, or would have been. */
async function writeOne(
  db: Db,
  { bring: { subject }, keep }: Writer,
  { verdict, candidate, card, rules, held }: Judgement,
  { kept, today }: { kept: ReadonlyMap<string, KeptResource>; today: string },
): Promise<string | undefined> {
  if (verdict === 'refused') return undefined
  const { unitId } = subject
  const { source, draft } = candidate
  const before = held ? kept.get(held.id) : undefined
  let id = before?.id
  if (before && card) await changeResource(db, keep(before), card, today)
  if (!before && card) {
    const sourceKey = draft.key ?? card.name
    id = await addResource(db, keep({ ...card, unitId }), { source, sourceKey })
  }
  if (id !== undefined && rules) await setRules(db, keep({ id, unitId }), rules)
  return id
}
