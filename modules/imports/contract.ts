import * as z from 'zod'
import { byId, pageOf, pageQuery, route } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { ColumnMapping, Import, ImportRow, NewImport, Reason, Verdict } from './contract/shapes.ts'

export * from './contract/shapes.ts'

/** It is still being read, or its file was refused. */
export const NotRead = problem(409, 'imports.not_read')
export const AlreadyApplied = problem(409, 'imports.already_applied')
/** All or nothing: what is refused must be left out in so many words. */
export const HasRefusedRows = problem(409, 'imports.has_refused_rows', z.object({ refused: z.int() }))
export const ChangedSince = z.object({
  rows: z.array(z.object({ file: z.string(), line: z.int(), reasons: z.array(Reason) })).max(20),
})
/** Rows that the report took would be refused now, or touch other units: read it again. */
export const WorldChanged = problem(409, 'imports.world_changed', ChangedSince)

const ifMatchProblems = [PreconditionFailed, PreconditionRequired]

export const importsContract = {
  startImport: route({
    method: 'POST',
    path: '/imports',
    summary:
      'Read an uploaded file (CSV, XLSX, JSON of ROR) and report what it would change; nothing is changed yet',
    body: NewImport,
    ok: Import,
    status: 201,
    problems: [Forbidden],
  }),

  listImports: route({
    method: 'GET',
    path: '/imports',
    summary: 'List imports, newest first',
    query: z.strictObject(pageQuery),
    ok: pageOf(Import),
    problems: [Forbidden],
  }),

  getImport: route({
    method: 'GET',
    path: '/imports/{id}',
    summary: 'How far an import is, and what it would change',
    params: byId,
    ok: Import,
    problems: [Forbidden, NotFound],
  }),

  listImportRows: route({
    method: 'GET',
    path: '/imports/{id}/rows',
    summary: 'The report row by row, in the order of the file',
    params: byId,
    query: z.strictObject({ ...pageQuery, verdict: Verdict.optional() }),
    ok: pageOf(ImportRow),
    problems: [Forbidden, NotFound],
  }),

  changeMapping: route({
    method: 'PATCH',
    path: '/imports/{id}',
    summary: 'Say which column is which field, or nothing new, and have the file read again',
    params: byId,
    body: z.strictObject({ mapping: ColumnMapping }),
    ok: Import,
    ifMatch: 'required',
    problems: [Forbidden, NotFound, AlreadyApplied, ...ifMatchProblems],
  }),

  applyImport: route({
    method: 'POST',
    path: '/imports/{id}/apply',
    summary: 'Write everything new and changed in one transaction, or nothing',
    params: byId,
    body: z.strictObject({ leaveOutRefused: z.boolean().default(false) }),
    ok: Import,
    ifMatch: 'required',
    ownTransactions: true,
    problems: [
      Forbidden,
      NotFound,
      NotRead,
      AlreadyApplied,
      HasRefusedRows,
      WorldChanged,
      ...ifMatchProblems,
    ],
  }),
}
