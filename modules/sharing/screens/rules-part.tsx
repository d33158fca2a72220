import { useMutation, useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { fingerprint } from './fingerprint.ts'
import { RulesForm } from './rules-form.tsx'
import { rulesOf, usualRules } from './rules-values.ts'
import { Saved } from './saved.tsx'
import { useRefresh } from './use-refresh.ts'

export function RulesPart({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const kinds = useQuery(sharing.listResourceKinds.queryOptions({ query: { lang } })).data?.items
  const save = useMutation({ ...sharing.setBookingRules.mutationOptions(), onSuccess: refresh })
  const { id, version, status, kind } = resource
  const usual = kinds?.find(({ key }) => key === kind.key)?.rules ?? usualRules
  const initial = rulesOf(resource.rules, usual)
  const mark = fingerprint(initial)
  return (
    <Section title={t('rules')}>
      {kinds ? (
        <RulesForm
          key={mark}
          initial={initial}
          draft={`resource.rules.${id}.${mark}`}
          problem={save.error}
          busy={save.isPending}
          onSend={(rules, forget) =>
            save.mutate({ params: { id }, query: { lang }, body: { rules }, version }, { onSuccess: forget })
          }
        />
      ) : (
        <Waiting />
      )}
      <div className={css.stood}>{save.isSuccess && <Saved status={status} />}</div>
    </Section>
  )
}
