import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField, TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Challenge, type Milestone, MilestoneAnswer, NewMilestone } from '../contract.ts'
import { ActForm } from './act-form.tsx'
import { actWords } from './act-words.ts'
import { MilestoneHead } from './challenge-told.tsx'
import { challengeWords } from './challenge-words.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** The steps of the work: planned and reported by the unit, accepted by the asker or the office. */
export function Milestones({ challenge }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  const { milestones, can, status } = challenge
  if (status !== 'under_way' && milestones.length === 0) return null
  return (
    <Section title={t('milestones')}>
      {milestones.length === 0 && <p className={css.soft}>{t('noMilestones')}</p>}
      <ul className={css.rows}>
        {milestones.map((milestone) => (
          <OneMilestone key={milestone.id} id={challenge.id} milestone={milestone} />
        ))}
      </ul>
      {can.planMilestone && <Plan id={challenge.id} />}
    </Section>
  )
}

interface OneProps {
  /** Of the challenge. */
  id: string
  milestone: Milestone
}

function OneMilestone({ id, milestone }: OneProps) {
  const t = useWords(actWords)
  const { report, answer, can } = milestone
  return (
    <li>
      <MilestoneHead milestone={milestone} />
      {report && (
        <p>
          {t('reportOf')} · {report}
        </p>
      )}
      {answer && (
        <p>
          {t('answerOf')} · {answer}
        </p>
      )}
      {can.report && <Report id={id} milestone={milestone} />}
      {can.accept && <Answer id={id} milestone={milestone} />}
    </li>
  )
}

function Report({ id, milestone }: OneProps) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const report = useMutation({ ...challenges.reportMilestone.mutationOptions(), onSuccess: refresh })
  const params = { id, milestoneId: milestone.id }
  return (
    <div className={css.act}>
      <ActForm
        label={t('report')}
        draft={`challenge.report.${milestone.id}`}
        problem={report.error}
        busy={report.isPending}
        action={t('reportSend')}
        onSend={(words, forget) => report.mutate({ params, body: { report: words } }, { onSuccess: forget })}
      />
    </div>
  )
}

function Answer({ id, milestone }: OneProps) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const say = useMutation({ ...challenges.answerMilestone.mutationOptions(), onSuccess: refresh })
  const form = useForm({
    initial: { words: '' },
    labels: { words: t('answer') },
    draft: `challenge.answer.${milestone.id}`,
    check: ({ words }) => schemaIssues(MilestoneAnswer, { isAccepted: true, words }),
    problem: say.error,
    words: refusalWords,
  })
  const send =
    (isAccepted: boolean) =>
    ({ words }: { words: string }) =>
      say.mutate(
        { params: { id, milestoneId: milestone.id }, body: { isAccepted, words } },
        { onSuccess: form.forget },
      )
  return (
    <div className={css.act}>
      <Form form={form} problem={say.error} words={refusalWords} onSend={send(true)}>
        <TextArea {...form.field('words')} />
        <ButtonRow>
          <Button type="submit" look="loud" busy={say.isPending}>
            {t('acceptWork')}
          </Button>
          <Button busy={say.isPending} onClick={() => form.submit(send(false))}>
            {t('sendBack')}
          </Button>
        </ButtonRow>
      </Form>
    </div>
  )
}

function Plan({ id }: { id: string }) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const plan = useMutation({ ...challenges.planMilestone.mutationOptions(), onSuccess: refresh })
  const form = useForm({
    initial: { title: '', dueOn: '' },
    labels: { title: t('milestone'), dueOn: t('due') },
    draft: `challenge.plan.${id}`,
    check: (values) => schemaIssues(NewMilestone, { ...values, dueOn: values.dueOn || undefined }),
    problem: plan.error,
    words: refusalWords,
  })
  const send = (body: { title: string; dueOn: string }) =>
    plan.mutate({ params: { id }, body }, { onSuccess: form.forget })
  return (
    <div className={css.act}>
      <h3>{t('planTitle')}</h3>
      <Form form={form} problem={plan.error} words={refusalWords} onSend={send}>
        <TextField {...form.field('title')} />
        <DayField {...form.field('dueOn')} />
        <ButtonRow>
          <Button type="submit" busy={plan.isPending}>
            {t('planSend')}
          </Button>
        </ButtonRow>
      </Form>
    </div>
  )
}
