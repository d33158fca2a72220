import { useMutation, useQuery } from '@tanstack/react-query'
import { Select } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { deskActWords } from './desk-act-words.ts'
import { deskRefusalWords } from './desk-refusal-words.ts'

/** Asked under the wrong kind, it is put under another; what the asker was told about due times stays. */
export function TriageKind({ matter: { id, version, kind }, onDone }: ActProps & { matter: Matter }) {
  const t = useWords(deskActWords)
  const lang = useLanguage()
  const kinds = useQuery(matters.listMatterKinds.queryOptions({ query: { lang } })).data?.items ?? []
  const change = useMutation(matters.changeKind.mutationOptions())
  const form = useForm({
    initial: { kind: '' },
    labels: { kind: t('newKind') },
    check: (values) => (values.kind === '' ? [{ field: 'kind', code: 'required' }] : []),
    problem: change.error,
    words: deskRefusalWords,
  })
  return (
    <ActForm
      form={form}
      problem={change.error}
      busy={change.isPending}
      action={t('act.kind')}
      audience={t('kindAudience')}
      onDone={onDone}
      onSend={(body, sent) => change.mutate({ params: { id }, body, version }, sent)}
    >
      <Select
        {...form.field('kind')}
        help={t('kindNow', { kind: kind.name })}
        options={kinds
          .filter(({ key }) => key !== kind.key)
          .map(({ key, name }) => ({ value: key, label: name }))}
      />
    </ActForm>
  )
}
