import { useChangeSearch, useSearchParam } from '#ui/address.ts'
import { cityToday } from '#ui/format.ts'
import { EvaluationScope } from '../contract.ts'

const FIRST = 2000

/** The year and the scope that the address asks for; without any, this year and what the evaluation asks about. */
export function useEvaluation() {
  const thisYear = Number(cityToday().slice(0, 4))
  const [askedYear] = useSearchParam('year')
  const [askedScope] = useSearchParam('scope')
  const change = useChangeSearch()
  const given = Number(askedYear)
  const year = Number.isInteger(given) && given >= FIRST && given <= thisYear ? given : thisYear
  const scope: EvaluationScope = EvaluationScope.safeParse(askedScope).data ?? 'evaluated'
  return { year, scope, thisYear, change }
}

/** The same year and scope on another page. */
export const withEvaluation = (
  path: string,
  { year, scope }: { year: number; scope: EvaluationScope },
  more: Readonly<Record<string, string>> = {},
): string => `${path}?${new URLSearchParams({ year: String(year), scope, ...more }).toString()}`
