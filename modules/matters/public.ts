import { visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { mattersAccess } from './access.ts'
import { type Asked, askMatter, type Moment } from './actions/ask-matter.ts'
import type { NewMatter } from './contract.ts'
import type { MatterKind } from './pack.ts'
import { replaceKinds } from './queries/kinds.ts'

export type { MatterKind, Question } from './pack.ts'
export { bodyName } from './queries/handlings.ts'
export { listKinds } from './queries/kinds.ts'

/** Brings the kinds up to what the pack says. As owner of the tables. */
export const loadMatterKinds = (owner: Db, kinds: readonly MatterKind[]): Promise<void> =>
  replaceKinds(owner, kinds)

/** Asks for somebody without an account who uses another program than ours; `secret` is for the link to follow it. */
export const askThroughProgram = (db: Db, wish: NewMatter, moment: Moment): Promise<Asked> =>
  askMatter(
    db,
    mattersAccess.require('matters.ask_without_account', visitor, { channel: 'open311' }),
    wish,
    moment,
  )
