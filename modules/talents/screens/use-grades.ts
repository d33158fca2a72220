import { useQuery } from '@tanstack/react-query'
import type { Option } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { talents } from './client.ts'

/** The city's grades to choose from, the highest first. */
export function useGrades(): Option[] {
  const lang = useLanguage()
  const { data } = useQuery(talents.listGrades.queryOptions({ query: { lang } }))
  return (data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
}
