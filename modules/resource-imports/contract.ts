import * as z from 'zod'
import { ImportRefusal } from '#modules/imports/contract.ts'
import { PidTaken } from '#modules/sharing/contract.ts'
import { route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'

/** What a row may say of a resource. */
export const ResourceField = z.enum([
  'key',
  'kind',
  'technique',
  'spaceId',
  'name',
  'nameEn',
  'summary',
  'forMembers',
  'measures',
  'manufacturer',
  'model',
  'assetNumber',
  'serialNumber',
  'commissionedOn',
  'decommissionedOn',
  'originalValue',
  'pid',
  'landingPage',
  'related',
  'placeCode',
  'location',
  'seats',
  'rules',
  'status',
])
export type ResourceField = z.infer<typeof ResourceField>

export const ResourceVerdict = z
  .enum(['new', 'changed', 'same', 'refused'])
  .meta({ id: 'ResourceImportVerdict' })
export type ResourceVerdict = z.infer<typeof ResourceVerdict>

export const ResourceReasonCode = z.enum([
  // what it changes
  'field_changed',
  // taken, but people should look at it
  'inactive',
  'flag_unclear',
  'technique_unknown',
  'place_unknown',
  'space_unknown',
  'summary_missing',
  'limit_never_reached',
  'not_booked_by_time',
  // why it is refused
  'row_broken',
  'digits_lost',
  'name_missing',
  'kind_unknown',
  'too_long',
  'wrong_format',
  'ends_before_start',
  'rule_wrong',
  'duplicate_in_file',
  'likely_duplicate',
  'of_another_unit',
  'pid_taken',
])
export type ResourceReasonCode = z.infer<typeof ResourceReasonCode>

export const ResourceReason = z
  .object({
    code: ResourceReasonCode,
    field: ResourceField.nullable(),
    /** Of changed terms of booking: which. */
    rule: z.string().optional(),
    /** Of a changed field what it was; of a note or a fault what the row says. */
    said: z.string().nullable().optional(),
    /** The other row that is meant. */
    line: z.int().optional(),
    resource: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).optional(),
  })
  .meta({ id: 'ResourceImportReason' })
export type ResourceReason = z.infer<typeof ResourceReason>

export const ResourceImportCounts = z
  .object({ new: z.int(), changed: z.int(), same: z.int(), refused: z.int() })
  .meta({ id: 'ResourceImportCounts' })
export type ResourceImportCounts = z.infer<typeof ResourceImportCounts>

/** Whose shape the file has: a sheet of anybody, UNIQUIP, the instrument list of EMSL, tools of NEMO. */
export const Shape = z.enum(['sheet', 'uniquip', 'emsl', 'nemo']).meta({ id: 'ResourceImportShape' })
export type Shape = z.infer<typeof Shape>

/** Why a file as a whole is not taken. */
export type FileFault = ImportRefusal

export const ResourceImportRow = z
  .object({
    line: z.int(),
    name: z.string().nullable(),
    verdict: ResourceVerdict,
    reasons: z.array(ResourceReason),
    /** Whether it is offered to others at once; a draft otherwise, where it is new. */
    isToOffer: z.boolean(),
    /** The resource that the row speaks of, where there is one already. */
    resource: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
  })
  .meta({ id: 'ResourceImportRow' })
export type ResourceImportRow = z.infer<typeof ResourceImportRow>

export const ResourceImportReport = z
  .object({
    /** Null where the file is not taken. */
    shape: Shape.nullable(),
    /** Why the file as a whole is not taken; then no row was judged. */
    refusal: z.object({ reason: ImportRefusal, line: z.int().nullable() }).nullable(),
    counts: ResourceImportCounts,
    rows: z.array(ResourceImportRow),
    /** Names this report; it changes with whatever the report says. */
    digest: z.string(),
    isApplied: z.boolean(),
  })
  .meta({ id: 'ResourceImportReport' })
export type ResourceImportReport = z.infer<typeof ResourceImportReport>

/** All or nothing: what is refused must be left out in so many words. */
export const HasRefusedResources = problem(
  409,
  'resource-imports.has_refused_rows',
  z.object({ refused: z.int() }),
)
/** By now the file would do something else than the report said: read it again. */
export const ReportOutdated = problem(409, 'resource-imports.report_outdated')

const file = {
  /** The unit whose resources they are. */
  unitId: z.uuid(),
  /** One's own upload, which no record holds. */
  fileId: z.uuid(),
  /** Whether what the file calls active is offered at once. */
  offer: z.boolean().default(false),
}

export const resourceImportsContract = {
  checkResourceImport: route({
    method: 'POST',
    path: '/resource-imports/check',
    summary:
      'Read an upload (UNIQUIP or another CSV, XLSX, JSON, lists of EMSL and NEMO) and tell row by row what it would do; nothing is changed',
    body: z.strictObject(file),
    ok: ResourceImportReport,
    ownTransactions: true,
    problems: [Forbidden],
  }),

  applyResourceImport: route({
    method: 'POST',
    path: '/resource-imports',
    summary: 'Write what a report said in one transaction, or nothing',
    body: z.strictObject({
      ...file,
      leaveOutRefused: z.boolean().default(false),
      /** Of the report that was looked at. */
      digest: text(64),
    }),
    ok: ResourceImportReport,
    status: 201,
    ownTransactions: true,
    problems: [Forbidden, NotFound, HasRefusedResources, ReportOutdated, PidTaken],
  }),
}
