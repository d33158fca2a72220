import type { Db } from '#platform/db.ts'
import type { MatterKind } from './pack.ts'
import { replaceKinds } from './queries/kinds.ts'

/** Brings the kinds up to what the pack says. As owner of the tables. */
export const loadMatterKinds = (owner: Db, kinds: readonly MatterKind[]): Promise<void> =>
  replaceKinds(owner, kinds)
