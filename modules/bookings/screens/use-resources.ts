import { useQueries } from '@tanstack/react-query'
import type { Resource } from '#modules/sharing/contract.ts'
import { sharing } from '#modules/sharing/screens/client.ts'
import { useLanguage } from '#ui/language.ts'

/** The cards of some resources, as far as they have come: their rules, and their names for who reads English. */
export function useResources(ids: readonly string[]): ReadonlyMap<string, Resource> {
  const lang = useLanguage()
  const queries = ids.map((id) => sharing.getResource.queryOptions({ params: { id }, query: { lang } }))
  const found = useQueries({ queries }).flatMap(({ data }) => data ?? [])
  return new Map(found.map((resource) => [resource.id, resource]))
}
