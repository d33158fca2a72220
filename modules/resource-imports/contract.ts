import * as z from 'zod'
import { route } from '#platform/contract.ts'
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

export const ResourceImportReport = z
  .object({
    /** Which shape the file has: our own headings, UNIQUIP, EMSL or NEMO. */
    shape: z.enum(['sheet', 'uniquip', 'emsl', 'nemo']).nullable(),
    counts: ResourceImportCounts,
    /** Why the file as a whole is not taken; then no row was judged. */
    refusal: z.object({ reason: z.string(), line: z.int().nullable() }).nullable(),
    rows: z.array(
      z.object({
        line: z.int(),
        name: z.string().nullable(),
        verdict: ResourceVerdict,
        reasons: z.array(ResourceReason),
        resource: z.object({ id: z.uuid(), url: z.string() }).nullable(),
      }),
    ),
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
export const ResourcesChanged = problem(
  409,
  'resource-imports.world_changed',
  z.object({ counts: ResourceImportCounts }),
)
/** The file as a whole is not taken. */
export const FileNotTaken = problem(
  409,
  'resource-imports.file_not_taken',
  z.object({ reason: z.string() }),
)

const file = {
  unitId: z.uuid(),
  /** One's own upload. */
  fileId: z.uuid(),
  /** Whether what the file calls active is offered at once. */
  offer: z.boolean().default(false),
}

export const resourceImportsContract = {
  checkResourceImport: route({
    method: 'POST',
    path: '/resource-imports/check',
    summary:
      'Read an upload (UNIQUIP or another CSV, XLSX, JSON) and tell row by row what it would do; nothing is changed',
    body: z.strictObject(file),
    ok: ResourceImportReport,
    ownTransactions: true,
    problems: [Forbidden, NotFound],
  }),

  applyResourceImport: route({
    method: 'POST',
    path: '/resource-imports',
    summary: 'Write what the report said in one transaction, or nothing',
    body: z.strictObject({
      ...file,
      leaveOutRefused: z.boolean().default(false),
      /** The counts of the report that was looked at. */
      seen: ResourceImportCounts,
    }),
    ok: ResourceImportReport,
    status: 201,
    ownTransactions: true,
    problems: [Forbidden, NotFound, HasRefusedResources, ResourcesChanged, FileNotTaken],
  }),
}
