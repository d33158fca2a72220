import { createHash } from 'node:crypto'
import { BookingRules, type ResourceCard } from '#modules/sharing/contract.ts'
import { type KeptResource, listKept, readKinds } from '#modules/sharing/public.ts'
import type { Db } from '#platform/db.ts'
import { FileRefused } from '#platform/files/file-refused.ts'
import { readTable } from '#platform/files/read-table.ts'
import { foldText } from '#platform/search.ts'
import type { FileFault, ResourceImportReport, Shape } from '../contract.ts'
import { listOthers, listPlaces, listSpaceIds } from '../queries.ts'
import { SILENT } from './draft.ts'
import { type Candidate, type HeldResource, type Judgement, judgeRows } from './judge-rows.ts'
import { cityWords } from './city-words.ts'
import { readRows } from './read-rows.ts'

/** A file taken apart, or why the whole of it is not taken. */
export type ReadFile =
  | { readonly shape: Shape; readonly candidates: readonly Candidate[] }
  | { readonly refusal: { readonly reason: FileFault; readonly line: number | null } }

/** Reads in a process of its own; `name` is what people call the file. Outside of a transaction, which must not wait for it. */
export async function readResourceFile(db: Db, path: string, name: string): Promise<ReadFile> {
  try {
    const [table, kinds, places, spaceIds] = await Promise.all([
      readTable(path),
      readKinds(db),
      listPlaces(db),
      listSpaceIds(db),
    ])
    const read = readRows(table, name, cityWords({ kinds, places, spaceIds }))
    return 'refusal' in read ? { refusal: { reason: read.refusal, line: null } } : read
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { refusal: { reason: error.reason, line: error.line ?? null } }
  }
}

/** What the rows mean for the resources of this unit as they are now; writes nothing. */
export async function judgeResources(
  db: Db,
  candidates: readonly Candidate[],
  { unitId, offer }: { unitId: string; offer: boolean },
): Promise<Judgement[]> {
  const told = (field: 'key' | 'pid') => candidates.flatMap(({ draft }) => draft[field] ?? [])
  const kinds = await readKinds(db)
  return judgeRows(candidates, {
    fold: foldText,
    held: (await listKept(db, unitId)).map(heldOf),
    others: await listOthers(db, unitId, told('key'), told('pid')),
    isKind: (kind) => kinds.get(kind)?.retired === false,
    usualRules: (kind) => kinds.get(kind)?.rules,
    areSound: (rules) => BookingRules.safeParse(rules).success,
    offer,
  })
}

function heldOf(kept: KeptResource): HeldResource {
  const { id, status, source, sourceKey, rules } = kept
  const { key: _key, usualKind: _kind, rules: _rules, isActive: _active, ...silent } = SILENT
  const fields = Object.keys(silent) as (keyof ResourceCard)[]
  const card = Object.fromEntries(fields.map((field) => [field, kept[field]])) as unknown as ResourceCard
  return { id, status, source, sourceKey, card, rules }
}

const NOTHING = { new: 0, changed: 0, same: 0, refused: 0 }

/** What people are told of it, row by row; once it is applied with the resource that each line was `written` to. */
export function reportOf(
  read: ReadFile,
  judgements: readonly Judgement[],
  written?: ReadonlyMap<number, string>,
): ResourceImportReport {
  const counts = { ...NOTHING }
  for (const { verdict } of judgements) counts[verdict] += 1
  const rows = judgements.map(({ candidate: { line, draft }, verdict, reasons, held, isToOffer }) => {
    const id = held?.id ?? written?.get(line)
    const name = held?.card.name ?? draft.name ?? ''
    const resource = id === undefined ? null : { id, name, url: `/resources/${id}` }
    return { line, name: draft.name, verdict, reasons: [...reasons], isToOffer, resource }
  })
  return {
    ...('refusal' in read ? { shape: null, refusal: read.refusal } : { shape: read.shape, refusal: null }),
    counts,
    rows,
    digest: digestOf(judgements),
    isApplied: written !== undefined,
  }
}

/** Of all that would be written, so that nothing is written that was not in the report. */
export const digestOf = (judgements: readonly Judgement[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        judgements.map(({ held, candidate: { line }, ...outcome }) => ({ line, id: held?.id, ...outcome })),
      ),
    )
    .digest('hex')
