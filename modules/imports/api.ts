import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { foldText } from '#platform/search.ts'
import { unchanged } from '#platform/versions.ts'
import { importsAccess } from './access.ts'
import { applyImport, refuseUnready } from './actions/apply-import.ts'
import { readAgain } from './actions/read-import.ts'
import { changeMapping, startImport } from './actions/start-import.ts'
import { type Import, type ImportRow, importsContract } from './contract.ts'
import { listRows, type ReportRow } from './queries/import-rows.ts'
import { getImport, getImportForUpdate, type ImportRecord, listImports } from './queries/imports.ts'
import { columnsOf } from './rules/column-mapping.ts'

const lastId = z.uuid()
const lastLine = z.int().min(0).max(2_147_483_647)

const present =
  (actor: Actor) =>
  (row: ImportRecord): Import => ({
    id: row.id,
    kind: 'units',
    file: { id: row.fileId, name: row.fileName },
    status: row.status,
    progress: row.progress,
    rowCount: row.rowCount,
    counts: row.counts,
    refusal: row.refusal,
    columns: row.columns,
    sample: row.sample,
    mapping: columnsOf(row.columns ?? [], row.mapping ?? {}, foldText),
    startedBy: { id: row.startedBy, name: row.starterName },
    startedAt: row.startedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    version: row.version,
    url: `/work/imports/${row.id}`,
    can: {
      apply: row.status === 'read' && importsAccess.can('imports.apply', actor, row),
      changeMapping: row.status !== 'applied' && importsAccess.can('imports.change', actor, row),
    },
  })

const presentRow = ({ line, verdict, reasons, record, unitId, unitName }: ReportRow): ImportRow => ({
  line,
  verdict,
  reasons,
  record,
  unit: unitId === null ? null : { id: unitId, name: unitName ?? '', url: `/network/units/${unitId}` },
})

export const importsApi = implement(importsContract, {
  startImport: async ({ body }, { db, actor }) => {
    const permit = importsAccess.require('imports.start', actor, body)
    return present(actor)(await getImport(db, await startImport(db, permit)))
  },

  listImports: async ({ query }, { db, actor }) => {
    importsAccess.require('imports.read', actor, undefined)
    const rows = await listImports(db, positionOf(query, lastId), query.limit + 1)
    return pageOfRows(rows, query.limit, present(actor), (row) => row.id)
  },

  getImport: async ({ params }, { db, actor }) => {
    importsAccess.require('imports.read', actor, undefined)
    return present(actor)(await getImport(db, params.id))
  },

  listImportRows: async ({ params, query }, { db, actor }) => {
    importsAccess.require('imports.read', actor, undefined)
    const { id: importId } = await getImport(db, params.id)
    const filter = { importId, verdict: query.verdict }
    const rows = await listRows(db, filter, positionOf(query, lastLine), query.limit + 1)
    return pageOfRows(rows, query.limit, presentRow, (row) => row.line)
  },

  changeMapping: async ({ params, body }, context) => {
    const { db, actor } = context
    const row = await getImportForUpdate(db, params.id)
    const permit = importsAccess.require('imports.change', actor, row)
    unchanged(context, row)
    await changeMapping(db, permit, body.mapping)
    return present(actor)(await getImport(db, row.id))
  },

  applyImport: async ({ params, body: { leaveOutRefused } }, context) => {
    const { db, actor, files } = context
    const seen = await getImport(db, params.id)
    importsAccess.require('imports.apply', actor, seen)
    // Read again before the transaction, which must not wait for a process; a file never changes.
    const candidates = seen.status === 'read' ? await readAgain(db, files, seen) : []
    return context.write(async (tx) => {
      const row = await getImportForUpdate(tx, params.id)
      const permit = importsAccess.require('imports.apply', actor, row)
      unchanged(context, row)
      refuseUnready(row, leaveOutRefused)
      unchanged({ expectedVersion: seen.version }, row)
      await applyImport(tx, permit, candidates)
      return present(actor)(await getImport(tx, row.id))
    })
  },
})
