import { useQuery } from '@tanstack/react-query'
import { Select } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { TextArea, TextField } from '#ui/text-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { cardWords } from './card-words.ts'
import { sharing } from './client.ts'

export interface NamingValues {
  kind: string
  technique: string
  name: string
  nameEn: string
  summary: string
}

interface WhatItIsProps {
  field: <Name extends keyof NamingValues>(name: Name) => FieldProps<string>
}

/** The questions with which a resource begins, on entering and on changing it. */
export function WhatItIs({ field }: WhatItIsProps) {
  const t = useWords(cardWords)
  const lang = useLanguage()
  const { data } = useQuery(sharing.listResourceKinds.queryOptions({ query: { lang } }))
  const kinds = data?.items ?? []
  const kind = field('kind')
  const technique = field('technique')
  const known = kinds.find(({ key }) => key === kind.value)?.techniques ?? []
  const named = (items: readonly { key: string; name: string }[]) =>
    items.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      <Select
        {...kind}
        options={named(kinds)}
        onChange={(key) => {
          kind.onChange(key)
          // Techniques belong to a kind.
          technique.onChange('')
        }}
      />
      {known.length > 0 && <Select {...technique} none={t('noTechnique')} options={named(known)} optional />}
      <TextField {...field('name')} />
      <TextField {...field('nameEn')} optional />
      <TextArea {...field('summary')} help={t('summaryHelp')} />
    </>
  )
}
