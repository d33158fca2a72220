import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { network } from './client.ts'

/** Communities, each told under its subdistrict, and the subdistricts themselves where they may be chosen too. */
export function usePlaceOptions(
  levels: readonly ('district' | 'subdistrict' | 'community')[],
): { value: string; label: string }[] {
  const lang = useLanguage()
  const { data } = useQuery(network.listPlaces.queryOptions({ query: { lang } }))
  const places = data?.items ?? []
  const nameOf = (code: string | null) => places.find((place) => place.code === code)?.name
  return places
    .filter(({ level }) => levels.includes(level))
    .map(({ code, name, parentCode, level }) => ({
      value: code,
      label: level === 'community' ? [nameOf(parentCode), name].filter(Boolean).join(' · ') : name,
    }))
}
