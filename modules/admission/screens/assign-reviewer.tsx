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
import type { Application, Candidate } from '../contract.ts'
import { applicationWords } from './application-words.ts'
import css from './application.module.css'
import { admission } from './client.ts'
import { useRefresh } from './use-refresh.ts'

/** The secretary asks somebody of the committee to judge; who must not is listed with the reason. */
export function AssignReviewer({ application: { id } }: { application: Application }) {
  const t = useWords(applicationWords)
  const candidates = useQuery(admission.listReviewerCandidates.queryOptions({ params: { id } }))
  return (
    <Section title={t('assign')}>
      <Loaded query={candidates}>{({ items }) => <Ask id={id} candidates={items} />}</Loaded>
    </Section>
  )
}

function Ask({ id, candidates }: { id: string; candidates: readonly Candidate[] }) {
  const t = useWords(applicationWords)
  const assign = useAssign()
  const free = candidates.filter(({ obstacle }) => obstacle === null)
  return (
    <>
      {assign.isSuccess && <Notice tone="sure" urgent title={t('asked')} />}
      {free.length > 0 ? <AskOne id={id} assign={assign} free={free} /> : <p>{t('noCandidates')}</p>}
      <Excluded candidates={candidates} />
    </>
  )
}

interface AskOneProps {
  id: string
  assign: ReturnType<typeof useAssign>
  free: readonly Candidate[]
}

function AskOne({ id, assign, free }: AskOneProps) {
  const t = useWords(applicationWords)
  const form = useForm({
    initial: { personId: '' },
    labels: { personId: t('candidate') },
    check: ({ personId }) =>
      free.some((one) => one.id === personId) ? [] : [{ field: 'personId', code: 'required' }],
    problem: assign.error,
    words: applicationWords,
  })
  return (
    <Form
      form={form}
      problem={assign.error}
      words={applicationWords}
      onSend={({ personId }) => assign.mutate({ params: { id }, body: { personId } })}
    >
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
  )
}

function useAssign() {
  const refresh = useRefresh()
  return useMutation({ ...admission.assignReviewer.mutationOptions(), onSuccess: refresh })
}

/** Who is not offered, each with the reason. */
function Excluded({ candidates }: { candidates: readonly Candidate[] }) {
  const t = useWords(applicationWords)
  const excluded = candidates.flatMap(({ name, obstacle }) =>
    obstacle === null ? [] : [{ term: name, value: t(obstacle) }],
  )
  if (excluded.length === 0) return null
  return (
    <details className={css.excluded}>
      <summary>{t('excluded', { n: excluded.length })}</summary>
      <DefinitionList items={excluded} />
    </details>
  )
}
