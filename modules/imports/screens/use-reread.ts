import { useMutation, useQueryClient } from '@tanstack/react-query'
import { imports } from './client.ts'

/** Has a file read again; what was known of the import and its place in the list is then asked for anew. */
export function useReread() {
  const refresh = useRefreshImports()
  return useMutation({ ...imports.changeMapping.mutationOptions(), onSuccess: refresh })
}

export function useRefreshImports() {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [imports.getImport, imports.listImports].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
    )
}
