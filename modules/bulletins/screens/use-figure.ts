import { useQuery } from '@tanstack/react-query'
import type { Figure } from '#modules/figures/contract.ts'
import { figures } from '#modules/figures/screens/client.ts'
import { exactWording } from '../rules/exact-wording.ts'

interface KnownFigure {
  /** Undefined while it is asked for, null where the city does not count it. */
  figure: Figure | null | undefined
  wordings: Record<'worded' | 'exact', string> | undefined
}

/** All figures as of today, asked for once for the whole editor. */
export function useFigures(lang: 'zh-Hans' | 'en'): Figure[] | undefined {
  return useQuery(figures.listFigures.queryOptions({ query: { lang } })).data?.items
}

/** A figure as of a day, or of today where none is given, and the two ways of saying it. */
export function useFigure(key: string, day: string | null, lang: 'zh-Hans' | 'en'): KnownFigure {
  const today = useFigures(lang)
  const then = useQuery({
    ...figures.getFigure.queryOptions({ params: { key }, query: { lang, asOf: day ?? undefined } }),
    enabled: day !== null && key !== '',
  })
  const ofToday = today && (today.find((one) => one.key === key) ?? null)
  const figure = day === null ? ofToday : then.error ? null : then.data
  const { wording, value, countingUnit } = figure ?? {}
  const wordings =
    wording === undefined || value === undefined || countingUnit === undefined
      ? undefined
      : { worded: wording, exact: exactWording(value, countingUnit, lang === 'en' ? 'en' : 'zh') }
  return { figure, wordings }
}
