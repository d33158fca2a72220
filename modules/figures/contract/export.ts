import * as z from 'zod'
import { FileAnswer, languageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'
import { asOfQuery, byKey, publicRead } from './asked.ts'

export const ExportFormat = z.enum(['csv', 'xlsx', 'json'])
export type ExportFormat = z.infer<typeof ExportFormat>

export const exportContract = {
  exportFigure: route({
    ...publicRead,
    path: '/figures/{key}/export',
    summary: 'Download a figure with its rule, its newest seal and every record that it counts',
    params: byKey,
    query: z.strictObject({ as: ExportFormat, ...asOfQuery, ...languageQuery }),
    ok: FileAnswer,
    problems: [NotFound],
  }),
}
