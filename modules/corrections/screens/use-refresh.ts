import { useQueryClient } from '@tanstack/react-query'
import { figures } from '#modules/figures/screens/client.ts'
import { people } from '#modules/people/screens/client.ts'
import { corrections } from './client.ts'

/** After any step, the proposals, the figures that they change, and the notices are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [
    corrections.getCorrection,
    corrections.listCorrections,
    corrections.getFactInQuestion,
    corrections.getStatement,
    corrections.listStatements,
    figures.listFigures,
    figures.getFigure,
    figures.listRecords,
    people.listNotices,
  ]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}
