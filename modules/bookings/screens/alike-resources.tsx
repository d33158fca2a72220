import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { sharing } from '#modules/sharing/screens/client.ts'
import { resourceName } from '#modules/sharing/screens/resource-name.ts'
import { Choices } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'
import type { CompareWithProps } from './compare-with.tsx'

/** More columns than this are too narrow to choose in. */
const MOST = 5
const LISTED = 12

/** Others of the same technique, or kind where there is none. */
export function AlikeResources({ id, ids, onChange }: CompareWithProps) {
  const t = useWords(bookWords)
  const lang = useLanguage()
  const fieldId = useId()
  const resource = useQuery(sharing.getResource.queryOptions({ params: { id }, query: { lang } })).data
  const technique = resource?.technique?.key
  const query = { kind: resource?.kind.key, ...(technique && { technique }), limit: LISTED, lang }
  const alike = useQuery({
    ...sharing.listResources.queryOptions({ query }),
    enabled: Boolean(resource),
  }).data
  const others = alike?.items.filter((one) => one.id !== id && one.isBookedByTime)
  if (!others) return null
  if (others.length === 0) return <p className={css.help}>{t('alone')}</p>
  return (
    <Choices
      id={fieldId}
      name="with"
      inRow
      label={t('sideBySide')}
      help={t('sideBySideHelp')}
      error={undefined}
      value={ids.slice(1)}
      options={others.map((one) => ({
        value: one.id,
        label: `${resourceName(one, lang)} · ${one.unit.name}`,
      }))}
      onChange={(chosen) => onChange(chosen.slice(0, MOST - 1).join(',') || undefined)}
    />
  )
}
