import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Application, Candidate } from '../contract.ts'
import { applicationWords } from './application-words.ts'
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
  const refresh = useRefresh()
  const assign = useMutation({ ...admission.assignReviewer.mutationOptions(), onSuccess: refresh })
  const form = useForm({
    initial: { personId: '' },
    labels: { personId: t('candidate') },
    check: ({ personId }) => (personId === '' ? [{ field: 'personId', code: 'required' }] : []),
    problem: assign.error,
    words: applicationWords,
  })
  const free = candidates.filter(({ obstacle }) => obstacle === null)
  const others = candidates.filter(({ obstacle }) => obstacle !== null)
  const why = others.map(({ name, obstacle }) => `${name}（${obstacle ? t(obstacle) : ''}）`).join('、')
  if (free.length === 0)
    return (
      <p>
        {t('noCandidates')} {why}
      </p>
    )
  return (
    <Form
      form={form}
      problem={assign.error}
      words={applicationWords}
      onSend={({ personId }) => assign.mutate({ params: { id }, body: { personId } })}
    >
      <Choice
        {...form.field('personId')}
        help={`${t('assignHelp')} ${why}`}
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
