import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Form } from '#ui/form.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { ExpertCandidate } from '../contract.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { judgeWords } from './judge-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** The office asks an expert; who must not judge is listed with the reason. */
export function AssignExpert({ id }: { id: string }) {
  const t = useWords(judgeWords)
  const candidates = useQuery(challenges.listExpertCandidates.queryOptions({ params: { id } }))
  return (
    <Section title={t('assign')}>
      <Loaded query={candidates}>{({ items }) => <Ask id={id} candidates={items} />}</Loaded>
    </Section>
  )
}

function Ask({ id, candidates }: { id: string; candidates: readonly ExpertCandidate[] }) {
  const t = useWords(judgeWords)
  const refresh = useRefresh()
  const assign = useMutation({ ...challenges.assignExpert.mutationOptions(), onSuccess: refresh })
  const free = candidates.filter(({ obstacle }) => obstacle === null)
  const form = useForm({
    initial: { personId: '' },
    labels: { personId: t('candidate') },
    check: ({ personId }) =>
      free.some((one) => one.id === personId) ? [] : [{ field: 'personId', code: 'required' }],
    problem: assign.error,
    words: refusalWords,
  })
  const send = ({ personId }: { personId: string }) => assign.mutate({ params: { id }, body: { personId } })
  return (
    <>
      {assign.isSuccess && <Notice tone="sure" urgent title={t('asked')} />}
      {free.length === 0 ? (
        <p>{t('noCandidates')}</p>
      ) : (
        <Form form={form} problem={assign.error} words={refusalWords} onSend={send}>
          <Choice
            {...form.field('personId')}
            help={t('assignHelp')}
            options={free.map(({ id: value, name }) => ({ value, label: name }))}
          />
          <ButtonRow>
            <Button type="submit" busy={assign.isPending}>
              {t('assignSend')}
            </Button>
          </ButtonRow>
        </Form>
      )}
      <Excluded candidates={candidates} />
    </>
  )
}

/** Who is not offered, each with the reason. */
function Excluded({ candidates }: { candidates: readonly ExpertCandidate[] }) {
  const t = useWords(judgeWords)
  const excluded = candidates.flatMap(({ name, obstacle }) =>
    obstacle === null ? [] : [{ term: name, value: t(obstacle) }],
  )
  if (excluded.length === 0) return null
  return (
    <details className={css.act}>
      <summary>{t('excluded', { n: excluded.length })}</summary>
      <DefinitionList items={excluded} />
    </details>
  )
}
