import { useQuery } from '@tanstack/react-query'
import { network } from '#modules/network/screens/client.ts'
import { useSpaces } from '#modules/people/screens/finders.ts'
import { Select } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { cardWords } from './card-words.ts'

/** A subdistrict, or a community under it. */
export function PlaceField({ field }: { field: FieldProps<string> }) {
  const t = useWords(cardWords)
  const lang = useLanguage()
  const { data } = useQuery(network.listPlaces.queryOptions({ query: { lang } }))
  const places = data?.items ?? []
  const nameOf = (code: string | null) => places.find((place) => place.code === code)?.name
  const options = places
    .filter(({ level }) => level !== 'district')
    .map(({ code, name, parentCode, level }) => ({
      value: code,
      label: level === 'community' ? [nameOf(parentCode), name].filter(Boolean).join(' · ') : name,
    }))
  return <Select {...field} none={t('noPlace')} options={options} optional />
}

export function SpaceField({ field }: { field: FieldProps<string> }) {
  const t = useWords(cardWords)
  return <Select {...field} none={t('noSpace')} options={useSpaces()} optional />
}
