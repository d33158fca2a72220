import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Notice } from '#ui/notice.tsx'
import { DayField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { ResourceSummary } from '../contract.ts'
import { sharing } from './client.ts'
import { qualificationWords } from './qualification-words.ts'
import css from './qualifications.module.css'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** As many as a page of the server holds. */
const ALL = 100

interface RecogniseProps {
  resource: ResourceSummary
  others: readonly ResourceSummary[]
}

/** Qualifies somebody who was trained for another resource of the keeper. */
export function RecogniseTraining({ resource, others }: RecogniseProps) {
  const t = useWords(qualificationWords)
  return (
    <details className={css.recognise}>
      <summary>{t('recogniseTitle')}</summary>
      <p className={css.soft}>{t('recogniseHelp')}</p>
      {others.length === 0 ? <p>{t('noOther')}</p> : <RecogniseForm resource={resource} others={others} />}
    </details>
  )
}

function RecogniseForm({ resource: { id }, others }: RecogniseProps) {
  const t = useWords(qualificationWords)
  const refresh = useRefresh()
  const grant = useMutation({ ...sharing.grantQualification.mutationOptions(), onSuccess: refresh })
  const form = useForm({
    initial: { from: '', recognises: '', expiresOn: '' },
    labels: { from: t('from'), recognises: t('whom'), expiresOn: t('expiresOn') },
    check: ({ from, recognises }) =>
      [
        { field: 'from', code: 'required', isMissing: from === '' },
        { field: 'recognises', code: 'required', isMissing: from !== '' && recognises === '' },
      ].filter(({ isMissing }) => isMissing),
    problem: grant.error,
    words: refusalWords,
  })
  const { from } = form.values
  const trained = useTrained(from, id)
  const choice = form.field('from')
  return (
    <Form
      form={form}
      problem={grant.error}
      words={refusalWords}
      onSend={({ recognises, expiresOn }) => {
        const personId = trained?.find((held) => held.id === recognises)?.person.id
        const body = { personId: personId ?? '', expiresOn: expiresOn || null, recognises }
        if (personId) grant.mutate({ params: { id }, body }, { onSuccess: form.forget })
      }}
    >
      {grant.isSuccess && (
        <Notice tone="sure" urgent title={t('done')}>
          {t('doneHelp')}
        </Notice>
      )}
      <Select
        {...choice}
        options={others.map((other) => ({ value: other.id, label: other.name }))}
        onChange={(chosen) => {
          choice.onChange(chosen)
          form.set('recognises', '')
        }}
      />
      {trained?.length === 0 && <p>{t('nobodyThere')}</p>}
      {trained && trained.length > 0 && (
        <>
          <Select
            {...form.field('recognises')}
            options={trained.map((held) => ({ value: held.id, label: held.person.name }))}
          />
          <DayField {...form.field('expiresOn')} help={t('expiresHelp')} optional />
        </>
      )}
      <ButtonRow>
        <Button type="submit" busy={grant.isPending}>
          {t('recogniseSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** Who is validly trained for `from` and not yet for `id`; undefined while none is chosen or it is awaited. */
function useTrained(from: string, id: string) {
  const lang = useLanguage()
  const query = { lang, state: 'held', limit: ALL } as const
  const there = useQuery({
    ...sharing.listQualifications.queryOptions({ params: { id: from }, query }),
    enabled: from !== '',
  })
  const here = useQuery(sharing.listQualifications.queryOptions({ params: { id }, query }))
  if (from === '' || !there.data || !here.data) return undefined
  const isHere = new Set(
    here.data.items.filter(({ state }) => state === 'valid').map(({ person }) => person.id),
  )
  return there.data.items.filter(({ state, person }) => state === 'valid' && !isHere.has(person.id))
}
