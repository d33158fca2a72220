import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sharing } from '#modules/sharing/screens/client.ts'
import { resourceName } from '#modules/sharing/screens/resource-name.ts'
import type { Option } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { useLanguage } from '#ui/language.ts'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { answerResourceWords } from './answer-resource-words.ts'

const MOST_FOUND = 8

/** A shared resource with which a part is answered, found by its name. */
export function ResourceField(props: FieldProps<Option | null>) {
  const t = useWords(answerResourceWords)
  const lang = useLanguage()
  const [q, onFind] = useState('')
  const call = { query: { q, lang, limit: MOST_FOUND } }
  const { data } = useQuery({ ...sharing.listResources.queryOptions(call), enabled: q !== '' })
  const found = data?.items.map((resource) => ({
    value: resource.id,
    label: resourceName(resource, lang),
    help: resource.unit.name,
  }))
  return (
    <FinderField {...props} optional help={t('help')} found={q === '' ? undefined : found} onFind={onFind} />
  )
}
