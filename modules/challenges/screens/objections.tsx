import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Challenge, Objection } from '../contract.ts'
import { ActForm } from './act-form.tsx'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { judgeWords } from './judge-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** Anybody signed in objects once while the award stands in public; they and the office read what came of it. */
export function Objections({ challenge: { id, objections, can } }: { challenge: Challenge }) {
  const t = useWords(judgeWords)
  const refresh = useRefresh()
  const raise = useMutation({ ...challenges.raiseObjection.mutationOptions(), onSuccess: refresh })
  const mayObject = can.object && objections.every(({ isOwn, isUpheld }) => !isOwn || isUpheld === true)
  return (
    <>
      {objections.length > 0 && (
        <Section title={t('objections')}>
          <ul className={css.rows}>
            {objections.map((objection) => (
              <OneObjection key={objection.id} challengeId={id} objection={objection} />
            ))}
          </ul>
        </Section>
      )}
      {mayObject && (
        <details className={css.act}>
          <summary>{t('object')}</summary>
          <ActForm
            label={t('objectLabel')}
            help={t('objectHelp')}
            draft={`challenge.object.${id}`}
            problem={raise.error}
            busy={raise.isPending}
            action={t('objectSend')}
            onSend={(words, forget) =>
              raise.mutate({ params: { id }, body: { words } }, { onSuccess: forget })
            }
          />
        </details>
      )}
    </>
  )
}

function OneObjection({ challengeId, objection }: { challengeId: string; objection: Objection }) {
  const t = useWords(judgeWords)
  const lang = useLanguage()
  const { words, isOwn, isUpheld, answer, raisedAt, can } = objection
  const state = isUpheld === null ? 'objectionOpen' : isUpheld ? 'upheld' : 'dismissed'
  return (
    <li>
      <h3>
        {isOwn ? t('ownObjection') : t('objections')}{' '}
        <Tag tone={isUpheld === null ? 'wait' : 'plain'}>{t(state)}</Tag>
      </h3>
      <small>{formatMoment(raisedAt, lang)}</small>
      <p>{words}</p>
      {answer && (
        <p>
          {t('answer')} · {answer}
        </p>
      )}
      {can.answer && <AnswerObjection challengeId={challengeId} objectionId={objection.id} />}
    </li>
  )
}

interface AnswerProps {
  challengeId: string
  objectionId: string
}

function AnswerObjection({ challengeId, objectionId }: AnswerProps) {
  const t = useWords(judgeWords)
  const refresh = useRefresh()
  const say = useMutation({ ...challenges.answerObjection.mutationOptions(), onSuccess: refresh })
  const form = useForm<{ isUpheld: '' | 'yes' | 'no'; answer: string }>({
    initial: { isUpheld: '', answer: '' },
    labels: { isUpheld: t('answerWhether'), answer: t('answer') },
    draft: `challenge.objection.${objectionId}`,
    check: ({ isUpheld, answer }) => [
      ...(isUpheld === '' ? [{ field: 'isUpheld', code: 'required' }] : []),
      ...(answer.trim().length < 10 ? [{ field: 'answer', code: 'too_short' }] : []),
    ],
    problem: say.error,
    words: refusalWords,
  })
  const send = ({ isUpheld, answer }: { isUpheld: string; answer: string }) =>
    say.mutate(
      { params: { id: challengeId, objectionId }, body: { isUpheld: isUpheld === 'yes', answer } },
      { onSuccess: form.forget },
    )
  return (
    <div className={css.act}>
      <Form form={form} problem={say.error} words={refusalWords} onSend={send}>
        <Choice
          {...form.field('isUpheld')}
          options={[
            { value: 'no', label: t('answerDismissed') },
            { value: 'yes', label: t('answerUpheld') },
          ]}
        />
        <TextArea {...form.field('answer')} help={t('answerHelp')} />
        <ButtonRow>
          <Button type="submit" busy={say.isPending}>
            {t('answerSend')}
          </Button>
        </ButtonRow>
      </Form>
    </div>
  )
}
