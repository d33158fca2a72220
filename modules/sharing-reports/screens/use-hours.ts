import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'

/** Minutes told in hours, to a tenth: 1,221.5. */
export function useHours(): (minutes: number) => string {
  const language = useLanguage()
  return (minutes) => formatNumber(Math.round(minutes / 6) / 10, language)
}
