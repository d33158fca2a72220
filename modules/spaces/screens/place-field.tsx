import { useQuery } from '@tanstack/react-query'
import { network } from '#modules/network/screens/client.ts'
import { Select } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import type { FieldProps } from '#ui/use-form.ts'

/** The community in which a space stands, under its subdistrict. */
export function PlaceField({ field }: { field: FieldProps<string> }) {
  const lang = useLanguage()
  const { data } = useQuery(network.listPlaces.queryOptions({ query: { lang } }))
  const places = data?.items ?? []
  const nameOf = (code: string | null) => places.find((place) => place.code === code)?.name
  const options = places
    .filter(({ level }) => level === 'community')
    .map(({ code, name, parentCode }) => ({
      value: code,
      label: [nameOf(parentCode), name].filter(Boolean).join(' · '),
    }))
  return <Select {...field} options={options} />
}
