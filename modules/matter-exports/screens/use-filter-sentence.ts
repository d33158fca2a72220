import { useKinds } from '#modules/matters/screens/ask-kinds.tsx'
import { matterWords } from '#modules/matters/screens/matter-words.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { ExportFilter } from '../contract.ts'
import { exportWords } from './export-words.ts'

/** Which matters a filter means: 子女入学 · 已办结 · 2026年1月1日起提出. */
export function useFilterSentence(): (filter: ExportFilter) => string {
  const t = useWords(exportWords)
  const status = useWords(matterWords)
  const lang = useLanguage()
  const kinds = useKinds().data?.items
  const days = ({ askedFrom, askedUntil }: ExportFilter) => {
    const from = askedFrom && formatDate(askedFrom, lang)
    const until = askedUntil && formatDate(askedUntil, lang)
    if (from && until) return t('span', { from, until })
    return from ? t('from', { day: from }) : until && t('until', { day: until })
  }
  return (filter) => {
    const kind = kinds?.find(({ key }) => key === filter.kind)?.name ?? filter.kind
    const parts = [kind, filter.status && status(filter.status), days(filter)].filter(Boolean)
    return parts.length === 0 ? t('everything') : parts.join(' · ')
  }
}
