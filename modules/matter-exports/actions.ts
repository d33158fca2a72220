import { getCity } from '#modules/city/public.ts'
import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  ExportDecided,
  type ExportDecision,
  ExportExpired,
  type ExportFilter,
  type ExportFormat,
  ExportNotApproved,
  ExportTooLarge,
  type NewExport,
} from './contract.ts'
import {
  type ExportRow,
  insertDownload,
  insertExport,
  isMoreThan,
  listMatterLines,
  type MatterLine,
  updateDecision,
} from './queries.ts'
import { writeExport } from './write-export.ts'

/** A sheet of this many rows still opens anywhere, and is written in a few seconds. */
const MOST_ROWS = 50_000
const ROWS_AT_ONCE = 5_000
const FETCHED_WITHIN_MS = 7 * 86_400_000

export const expiryOf = (approvedAt: Date): Date => new Date(approvedAt.getTime() + FETCHED_WITHIN_MS)

async function checkSize(db: Db, filter: ExportFilter, zone: string): Promise<void> {
  if (await isMoreThan(db, filter, zone, MOST_ROWS)) throw refused(ExportTooLarge, { most: MOST_ROWS })
}

/** Answers with its id. */
export async function askForExport(
  db: Db,
  permit: Permit<'matter_exports.ask', { personId: string }>,
  { filter, reason }: NewExport,
  { now, zone }: { now: Date; zone: string },
): Promise<string> {
  await checkSize(db, filter, zone)
  const id = newId()
  await insertExport(db, { id, filter, reason, askedBy: permit.subject.personId, askedAt: now })
  await record(db, permit, 'matter_exports.asked', { exportId: id, filter, reason }, [])
  const operators = { bodyKind: 'city', bodyId: (await getCity(db)).id, role: 'operator' }
  await tellBody(db, { ...operators, code: 'matter_exports.asked', details: { exportId: id, reason } })
  return id
}

export async function decideExport(
  db: Db,
  permit: Permit<'matter_exports.decide', ExportRow>,
  { isApproved, reason }: ExportDecision,
  { decidedBy, now }: { decidedBy: string; now: Date },
): Promise<void> {
  const { id, isApproved: before, askedById } = permit.subject
  if (before !== null) throw refused(ExportDecided)
  const refusalReason = isApproved ? null : (reason ?? null)
  await updateDecision(db, id, { decidedBy, decidedAt: now, isApproved, refusalReason })
  const type = isApproved ? 'matter_exports.approved' : 'matter_exports.refused'
  const details = { exportId: id, ...(refusalReason === null ? {} : { reason: refusalReason }) }
  await record(db, permit, type, details, [])
  await tellBody(db, { bodyKind: 'person', bodyId: askedById, code: type, details })
}

/** The file of an approved export. That it was fetched is in the record before anybody has it. */
export async function fetchExport(
  db: Db,
  permit: Permit<'matter_exports.download', ExportRow>,
  as: ExportFormat,
  { now, zone, lang }: { now: Date; zone: string; lang: Language },
): Promise<Uint8Array> {
  const { id, filter, isApproved, decidedAt, askedById } = permit.subject
  if (!isApproved || !decidedAt) throw refused(ExportNotApproved)
  if (now >= expiryOf(decidedAt)) throw refused(ExportExpired)
  await checkSize(db, filter, zone)
  const lines = await listAllLines(db, filter, zone)
  // Access lets nobody but the asker fetch it.
  await insertDownload(db, { exportId: id, by: askedById, at: now, as })
  await record(db, permit, 'matter_exports.downloaded', { exportId: id, as, rows: lines.length }, [])
  return writeExport(lines, as, { lang, zone })
}

/** Read in pieces, so that no one statement takes long. */
async function listAllLines(db: Db, filter: ExportFilter, zone: string): Promise<MatterLine[]> {
  const lines: MatterLine[] = []
  for (let after: string | undefined; ;) {
    const piece = await listMatterLines(db, filter, zone, { after, limit: ROWS_AT_ONCE })
    lines.push(...piece)
    after = piece.at(-1)?.id
    if (piece.length < ROWS_AT_ONCE) return lines
  }
}
