import * as z from 'zod'
import { MatterStatus } from '#modules/matters/contract.ts'
import { byId, Day, FileAnswer, languageQuery, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'

export const ExportDecided = problem(409, 'matter_exports.decided')
export const ExportNotApproved = problem(409, 'matter_exports.not_approved')
export const ExportTooLarge = problem(409, 'matter_exports.too_large', z.object({ most: z.int() }))
export const ExportExpired = problem(410, 'matter_exports.expired')

export const ExportFilter = z
  .strictObject({
    kind: z.string().max(60).optional(),
    status: MatterStatus.optional(),
    /** Both days count. */
    askedFrom: Day.optional(),
    askedUntil: Day.optional(),
  })
  .refine(({ askedFrom = '', askedUntil }) => askedUntil === undefined || askedUntil >= askedFrom, {
    path: ['askedUntil'],
    params: { code: 'before_start' },
  })
  .meta({ id: 'MatterExportFilter' })
export type ExportFilter = z.infer<typeof ExportFilter>

export const ExportFormat = z.enum(['csv', 'xlsx']).meta({ id: 'MatterExportFormat' })
export type ExportFormat = z.infer<typeof ExportFormat>

export const NewExport = z.strictObject({ filter: ExportFilter, reason: z.string().trim().min(5).max(500) })
export type NewExport = z.infer<typeof NewExport>

/** A refusal says why, for who asked to read. */
export const ExportDecision = z
  .strictObject({ isApproved: z.boolean(), reason: z.string().trim().min(1).max(500).optional() })
  .refine(({ isApproved, reason }) => isApproved || reason !== undefined, {
    path: ['reason'],
    params: { code: 'required' },
  })
export type ExportDecision = z.infer<typeof ExportDecision>

export const MatterExport = z
  .object({
    id: z.uuid(),
    filter: ExportFilter,
    reason: z.string(),
    askedBy: z.string(),
    askedAt: z.iso.datetime(),
    decidedBy: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    /** Null while nobody has decided. */
    isApproved: z.boolean().nullable(),
    refusalReason: z.string().nullable(),
    /** Until when it may be fetched; null unless it is approved. */
    expiresAt: z.iso.datetime().nullable(),
    /** The newest twenty, newest first. */
    downloads: z.array(z.object({ by: z.string(), at: z.iso.datetime(), as: ExportFormat })),
    can: z.object({ decide: z.boolean(), download: z.boolean() }),
  })
  .meta({ id: 'MatterExport' })
export type MatterExport = z.infer<typeof MatterExport>

export const matterExportsContract = {
  requestMatterExport: route({
    method: 'POST',
    path: '/matter-exports',
    summary: 'Ask for a table of matters, which another operator has to approve',
    body: NewExport,
    ok: MatterExport,
    status: 201,
    problems: [Forbidden, ExportTooLarge],
  }),

  listMatterExports: route({
    method: 'GET',
    path: '/matter-exports',
    summary: 'Exports that were asked for, newest first',
    query: z.strictObject(pageQuery),
    ok: pageOf(MatterExport),
    problems: [Forbidden],
  }),

  decideMatterExport: route({
    method: 'POST',
    path: '/matter-exports/{id}/decision',
    summary: 'Approve or refuse an export as another person than who asked for it',
    params: byId,
    body: ExportDecision,
    ok: MatterExport,
    problems: [Forbidden, NotFound, ExportDecided],
  }),

  downloadMatterExport: route({
    method: 'GET',
    path: '/matter-exports/{id}/file',
    summary: 'Fetch an approved export as who asked for it; each time is recorded',
    params: byId,
    query: z.strictObject({ ...languageQuery, as: ExportFormat.default('csv') }),
    ok: FileAnswer,
    problems: [Forbidden, NotFound, ExportNotApproved, ExportExpired, ExportTooLarge],
  }),
}
