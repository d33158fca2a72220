import { useQuery } from '@tanstack/react-query'
import { useMe } from '#modules/people/screens/session.ts'
import { useLanguage } from '#ui/language.ts'
import { sharing } from './client.ts'

/** As many as a page of the server holds; a unit has tens. */
const ALL = 100

/** What the reader keeps, drafts left out: of these people ask to be trained. */
export function useKeptResources() {
  const lang = useLanguage()
  const posts = useMe().data?.posts ?? []
  const units = posts.filter(({ role }) => role === 'keeper').map(({ bodyId }) => bodyId)
  const query = useQuery(
    sharing.listResources.queryOptions({ query: { lang, mine: 'true', sort: 'name', limit: ALL } }),
  )
  const kept = query.data?.items.filter(({ unit, status }) => units.includes(unit.id) && status !== 'draft')
  return { ...query, data: kept }
}
