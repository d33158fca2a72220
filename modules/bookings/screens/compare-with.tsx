import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { sharing } from '#modules/sharing/screens/client.ts'
import { Choices } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'

interface CompareWithProps {
  id: string
  /** All in sight, this one first. */
  ids: readonly string[]
  onChange: (others: string | undefined) => void
}

/** More columns than this are too narrow to choose in. */
const MOST = 5
const LISTED = 12

/** Others of the same technique, or kind where there is none, to be shown beside it; read once somebody asks. */
export function CompareWith({ id, ids, onChange }: CompareWithProps) {
  const t = useWords(bookWords)
  const lang = useLanguage()
  const fieldId = useId()
  const [isOpen, open] = useState(ids.length > 1)
  const resource = useQuery({
    ...sharing.getResource.queryOptions({ params: { id }, query: { lang } }),
    enabled: isOpen,
  }).data
  const technique = resource?.technique?.key
  const query = { kind: resource?.kind.key, ...(technique && { technique }), limit: LISTED, lang }
  const alike = useQuery({
    ...sharing.listResources.queryOptions({ query }),
    enabled: Boolean(resource),
  }).data
  const others = alike?.items.filter((one) => one.id !== id && one.isBookedByTime)
  return (
    <details className={css.compare} open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('sideBySide')}</summary>
      {others?.length === 0 && <p className={css.help}>{t('alone')}</p>}
      {others && others.length > 0 && (
        <Choices
          id={fieldId}
          name="with"
          inRow
          label={t('sideBySide')}
          help={t('sideBySideHelp')}
          error={undefined}
          value={ids.slice(1)}
          options={others.map((one) => ({ value: one.id, label: `${one.name} · ${one.unit.name}` }))}
          onChange={(chosen) => onChange(chosen.slice(0, MOST - 1).join(',') || undefined)}
        />
      )}
    </details>
  )
}
