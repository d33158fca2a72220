import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choices, type Option, Select } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { fingerprint } from './fingerprint.ts'
import { refusalWords } from './refusal-words.ts'
import { Saved } from './saved.tsx'
import { termsWords } from './terms-words.ts'
import { useRefresh } from './use-refresh.ts'

/** Whom people ask first, out of those who hold the post. */
export function KeepersPart({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const terms = useWords(termsWords)
  const { id, status, keepers } = resource
  const candidates = useQuery(sharing.listKeeperCandidates.queryOptions({ params: { id } }))
  const save = useSaveKeepers()
  const mark = fingerprint(keepers)
  return (
    <Section title={t('keepers')}>
      <p className={css.soft}>{terms('keepersHelp')}</p>
      <Loaded query={candidates}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={terms('noCandidates')}>{terms('noCandidatesHelp')}</Empty>
          ) : (
            <KeepersForm
              key={mark}
              resource={resource}
              draft={`resource.keepers.${id}.${mark}`}
              candidates={items.map((person) => ({ value: person.id, label: person.name }))}
              save={save}
            />
          )
        }
      </Loaded>
      <div className={css.stood}>{save.isSuccess && <Saved status={status} />}</div>
    </Section>
  )
}

function useSaveKeepers() {
  const refresh = useRefresh()
  return useMutation({ ...sharing.setKeepers.mutationOptions(), onSuccess: refresh })
}

interface KeepersFormProps {
  resource: Resource
  draft: string
  candidates: Option[]
  save: ReturnType<typeof useSaveKeepers>
}

interface Values {
  first: string
  deputies: readonly string[]
}

function KeepersForm({ resource, draft, candidates, save }: KeepersFormProps) {
  const t = useWords(termsWords)
  const lang = useLanguage()
  const { id, version, keepers } = resource
  // Who lost the post is named no more once this is saved.
  const holds = (person: string) => candidates.some(({ value }) => value === person)
  const form = useForm<Values>({
    initial: {
      first: keepers.find(({ isDeputy, person }) => !isDeputy && holds(person.id))?.person.id ?? '',
      deputies: keepers
        .filter(({ isDeputy, person }) => isDeputy && holds(person.id))
        .map(({ person }) => person.id),
    },
    draft,
    labels: { first: t('first'), deputies: t('deputies') },
    check: ({ first, deputies }) =>
      first === '' && deputies.length > 0 ? [{ field: 'first', code: 'needs_one_first_keeper' }] : [],
    problem: save.error,
    words: refusalWords,
  })
  const send = ({ first, deputies }: Values) => {
    const others = deputies.filter((person) => person !== first)
    const named = first === '' ? [] : [{ personId: first, isDeputy: false }]
    const body = { keepers: [...named, ...others.map((personId) => ({ personId, isDeputy: true }))] }
    save.mutate({ params: { id }, query: { lang }, body, version }, { onSuccess: form.forget })
  }
  const others = candidates.filter(({ value }) => value !== form.values.first)
  return (
    <Form form={form} problem={save.error} words={refusalWords} onSend={send}>
      <Select {...form.field('first')} none={t('noFirst')} options={candidates} />
      {others.length > 0 && <Choices {...form.field('deputies')} options={others} optional />}
      <Audience>{t('keepersAudience')}</Audience>
      <ButtonRow>
        <Button type="submit" busy={save.isPending}>
          {t('saveKeepers')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
