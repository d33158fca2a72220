import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { talents } from './client.ts'
import { GradeTable } from './grade-table.tsx'
import { gradeWords } from './grade-words.ts'

/** The reader's own grades; nothing for who never had one. */
export function OwnGrades() {
  const t = useWords(gradeWords)
  const lang = useLanguage()
  const rows = useQuery(talents.listMyGrades.queryOptions({ query: { lang } })).data?.items ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('own')} note={t('ownHelp')}>
      <GradeTable label={t('own')} rows={rows} />
    </Section>
  )
}
