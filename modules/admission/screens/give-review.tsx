import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Application, Judgement } from '../contract.ts'
import css from './application.module.css'
import { applicationWords } from './application-words.ts'
import { admission } from './client.ts'
import type { Happened } from './just-happened.tsx'
import { useCommittee } from './reviews-read.tsx'
import { useRefresh } from './use-refresh.ts'

const MEETS = ['yes', 'partly', 'no'] as const

interface GiveReviewProps {
  application: Application
  onDone: (happened: Happened) => void
}

/** A reviewer judges by each criterion, once, or declares what ties them to the unit. */
export function GiveReview({ application, onDone }: GiveReviewProps) {
  const t = useWords(applicationWords)
  const criteria = useCommittee(application.committee.id)?.criteria
  return (
    <Section title={t('judge')}>
      {criteria && <ReviewForm id={application.id} criteria={criteria} onDone={onDone} />}
      {/* Outside the form: the dialog's own form, nested, would be sent by the browser, its reason in the address. */}
      <DeclareConflict id={application.id} onDone={onDone} />
    </Section>
  )
}

interface ReviewFormProps {
  id: string
  onDone: (happened: Happened) => void
  criteria: readonly { key: string; text: string; help: string }[]
}

function ReviewForm({ id, criteria, onDone }: ReviewFormProps) {
  const t = useWords(applicationWords)
  const refresh = useRefresh()
  const review = useMutation({
    ...admission.reviewApplication.mutationOptions(),
    // Before the refresh, which takes this form away.
    onSuccess: async () => {
      form.forget()
      onDone({ what: 'reviewed' })
      await refresh()
    },
  })
  const meets = (key: string) => `meets-${key}`
  const comment = (key: string) => `comment-${key}`
  const form = useForm<Record<string, string>>({
    initial: Object.fromEntries(
      ['recommends', ...criteria.flatMap(({ key }) => [meets(key), comment(key)])].map((name) => [name, '']),
    ),
    labels: {
      ...Object.fromEntries(
        criteria.flatMap(({ key, text }) => [
          [meets(key), text],
          [comment(key), t('comment', { criterion: text })],
        ]),
      ),
      recommends: t('recommend'),
    },
    draft: `review.${id}`,
    check: (values) =>
      ['recommends', ...criteria.map(({ key }) => meets(key))]
        .filter((field) => !values[field])
        .map((field) => ({ field, code: 'required' })),
    problem: review.error,
    words: applicationWords,
  })
  const send = (values: Record<string, string>) => {
    const judged = criteria.map(({ key }) => [
      key,
      Judgement.parse({ meets: values[meets(key)], comment: values[comment(key)] ?? '' }),
    ])
    const body = { judgements: Object.fromEntries(judged), recommends: values.recommends === 'yes' }
    review.mutate({ params: { id }, body })
  }
  const text = (name: string) => ({ ...form.field(name), value: form.values[name] ?? '' })
  return (
    <Form form={form} problem={review.error} words={applicationWords} onSend={send}>
      {criteria.map(({ key, help }) => (
        <div key={key} className={css.criterion}>
          <Choice
            {...text(meets(key))}
            help={help}
            options={MEETS.map((value) => ({ value, label: t(value) }))}
          />
          <TextField {...text(comment(key))} optional />
        </div>
      ))}
      <Choice
        {...text('recommends')}
        options={[
          { value: 'yes', label: t('recommends') },
          { value: 'no', label: t('recommendsNot') },
        ]}
      />
      <Audience>{t('judgeAudience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={review.isPending}>
          {t('judgeSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function DeclareConflict({ id, onDone }: Pick<ReviewFormProps, 'id' | 'onDone'>) {
  const t = useWords(applicationWords)
  const [open, setOpen] = useState(false)
  const refresh = useRefresh()
  const declare = useMutation({
    ...admission.reviewApplication.mutationOptions(),
    onSuccess: async () => {
      onDone({ what: 'conflict' })
      await refresh()
    },
  })
  return (
    <>
      <Button look="text" onClick={() => setOpen(true)}>
        {t('declare')}
      </Button>
      <ReasonDialog
        title={t('declare')}
        help={t('declareHelp')}
        label={t('declareLabel')}
        action={t('declareSend')}
        open={open}
        onClose={() => setOpen(false)}
        onSend={(conflict) => declare.mutate({ params: { id }, body: { conflict } })}
        busy={declare.isPending}
        problem={declare.error}
        words={applicationWords}
      />
    </>
  )
}
