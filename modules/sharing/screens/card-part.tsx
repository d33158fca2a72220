import { useMutation } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { CardForm } from './card-form.tsx'
import { cardOf } from './card-values.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { fingerprint } from './fingerprint.ts'
import { Saved } from './saved.tsx'
import { useRefresh } from './use-refresh.ts'

export function CardPart({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const save = useMutation({ ...sharing.changeResource.mutationOptions(), onSuccess: refresh })
  const { id, version, status } = resource
  const initial = cardOf(resource)
  const mark = fingerprint(initial)
  return (
    <Section title={t('card')}>
      <CardForm
        key={mark}
        initial={initial}
        draft={`resource.card.${id}.${mark}`}
        problem={save.error}
        busy={save.isPending}
        onSend={(body, forget) =>
          save.mutate({ params: { id }, query: { lang }, body, version }, { onSuccess: forget })
        }
      />
      <div className={css.stood}>{save.isSuccess && <Saved status={status} />}</div>
    </Section>
  )
}
