import * as z from 'zod'
import { text } from '#platform/contract.ts'

/** What a row may say about a unit; the order is that in which people read it. */
export const UnitField = z.enum([
  'name',
  'nameEn',
  'aliases',
  'kind',
  'creditCode',
  'rorId',
  'industryCode',
  'placeCode',
  'address',
  'website',
  'summary',
])
export type UnitField = z.infer<typeof UnitField>

const told = z.string().nullable()
/** What a row says about a unit; null where it says nothing, and then what the unit has stays. */
export const UnitDraft = z
  .object({
    name: told,
    nameEn: told,
    aliases: z.array(z.string()),
    kind: told,
    creditCode: told,
    rorId: told,
    industryCode: told,
    placeCode: told,
    address: told,
    website: told,
    summary: told,
  })
  .meta({ id: 'UnitDraft' })
export type UnitDraft = z.infer<typeof UnitDraft>

export const Verdict = z.enum(['new', 'changed', 'same', 'refused']).meta({ id: 'Verdict' })
export type Verdict = z.infer<typeof Verdict>

export const ReasonCode = z.enum([
  // what it changes, and which fuller record of the same unit speaks for it
  'field_changed',
  'said_by_fuller_record',
  // why it is refused
  'row_broken',
  'digits_lost',
  'name_missing',
  'too_long',
  'kind_unknown',
  'place_unknown',
  'credit_code_wrong',
  'ror_id_wrong',
  'industry_code_wrong',
  'website_wrong',
  'withdrawn',
  'duplicate_in_file',
  'duplicate_code',
  'duplicate_id',
  'likely_duplicate',
  'kind_fixed_while_member',
])
export type ReasonCode = z.infer<typeof ReasonCode>

export const Reason = z
  .object({
    code: ReasonCode,
    field: UnitField.nullable(),
    /** Of a changed field: what it was. */
    before: z.string().nullable().optional(),
    /** The other row that is meant, and its file where there are several. */
    line: z.int().optional(),
    file: z.string().optional(),
    /** The unit that is meant. */
    unit: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).optional(),
  })
  .meta({ id: 'Reason' })
export type Reason = z.infer<typeof Reason>

/** Why a file as a whole is not taken. */
export const ImportRefusal = z.enum([
  'bomb',
  'cell_too_long',
  'damaged',
  'empty',
  'not_a_table',
  'not_allowed',
  'protected',
  'too_deep',
  'too_large',
  'too_many_columns',
  'too_many_rows',
  'too_much_memory',
  'too_slow',
  'unknown_encoding',
  // no heading says where the names are; a mapping names a column that the file has not
  'name_column_missing',
  'column_unknown',
])
export type ImportRefusal = z.infer<typeof ImportRefusal>

const column = text(300).nullable()
/** Which column of the file is which field. What is left out is guessed; null says that no column is. */
export const ColumnMapping = z.strictObject(
  Object.fromEntries(UnitField.options.map((field) => [field, column.optional()])) as Record<
    UnitField,
    z.ZodOptional<typeof column>
  >,
)
export type ColumnMapping = z.infer<typeof ColumnMapping>

export const ImportStatus = z
  .enum(['waiting', 'reading', 'read', 'refused', 'applied'])
  .meta({ id: 'ImportStatus' })
export type ImportStatus = z.infer<typeof ImportStatus>

export const VerdictCounts = z.object({ new: z.int(), changed: z.int(), same: z.int(), refused: z.int() })
export type VerdictCounts = z.infer<typeof VerdictCounts>

export const Import = z
  .object({
    id: z.uuid(),
    kind: z.literal('units'),
    file: z.object({ id: z.uuid(), name: z.string() }),
    status: ImportStatus,
    /** Rows judged so far, of how many; 0 of 0 while the file is still being taken apart. */
    progress: z.int(),
    rowCount: z.int(),
    counts: VerdictCounts.nullable(),
    refusal: z.object({ reason: ImportRefusal, line: z.int().nullable() }).nullable(),
    /** Headings of the file; null for registers, whose shape is known. */
    columns: z.array(z.string()).nullable(),
    /** Its first rows, cell by cell under the headings and cut short, so that people see what a column holds. */
    sample: z.array(z.array(z.string())).nullable(),
    /** Which of them is which field, guessed or said. */
    mapping: z.partialRecord(UnitField, z.string()),
    startedBy: z.object({ id: z.uuid(), name: z.string() }),
    startedAt: z.iso.datetime(),
    appliedAt: z.iso.datetime().nullable(),
    version: z.int(),
    url: z.string(),
    can: z.object({ apply: z.boolean(), changeMapping: z.boolean() }),
  })
  .meta({ id: 'Import' })
export type Import = z.infer<typeof Import>

export const ImportRow = z
  .object({
    line: z.int(),
    verdict: Verdict,
    reasons: z.array(Reason),
    record: UnitDraft,
    /** The unit that the row speaks of, where there is one already. */
    unit: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).nullable(),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof ImportRow>

export const NewImport = z
  .strictObject({
    kind: z.literal('units'),
    /** One's own upload, which no other record holds. */
    fileId: z.uuid(),
    mapping: ColumnMapping.optional(),
  })
  .meta({ id: 'NewImport' })
export type NewImport = z.infer<typeof NewImport>
