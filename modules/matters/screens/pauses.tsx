import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Refusal } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Handling, handlingContract, PauseReason } from '../contract.ts'
import type { PartActProps } from './answer-part.tsx'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { useReadAnew } from './desk-acts.ts'
import { deskActWords } from './desk-act-words.ts'
import { deskRefusalWords } from './desk-refusal-words.ts'
import { DueText } from './due-text.tsx'
import { matterWords } from './matter-words.ts'

interface Pausing {
  reason: PauseReason | ''
  days: string
  words: string
}

const { body: PauseBody } = handlingContract.proposePause
const bodyOf = ({ reason, days, words }: Pausing) => ({
  reason: reason || undefined,
  days: days.trim() === '' ? undefined : Number(days),
  words,
})

/** A clock rests only for a lawful reason, and only once a second person agrees. */
export function ProposePause({ part: { id, answerDue }, onDone }: PartActProps) {
  const t = useWords(deskActWords)
  const reasons = useWords(matterWords)
  const propose = useMutation(matters.proposePause.mutationOptions())
  const form = useForm<Pausing>({
    initial: { reason: '', days: '', words: '' },
    labels: { reason: t('pauseReason'), days: t('pauseDays'), words: t('pauseWords') },
    draft: `desk.pause.${id}`,
    check: (values) => schemaIssues(PauseBody, bodyOf(values)),
    problem: propose.error,
    words: deskRefusalWords,
  })
  return (
    <ActForm
      form={form}
      problem={propose.error}
      busy={propose.isPending}
      action={t('pauseSend')}
      audience={t('pauseAudience')}
      onDone={onDone}
      onSend={(values, sent) => {
        const body = PauseBody.safeParse(bodyOf(values)).data
        if (body) propose.mutate({ params: { id }, body }, sent)
      }}
    >
      <p>{t.nodes('dueNow', { due: <DueText due={answerDue} /> })}</p>
      <Choice
        {...form.field('reason')}
        options={PauseReason.options.map((value) => ({ value, label: reasons(value) }))}
      />
      <TextField {...form.field('days')} inputMode="numeric" short help={t('pauseDaysHelp')} />
      <TextArea {...form.field('words')} />
    </ActForm>
  )
}

interface DecidePauseProps extends ActProps {
  part: Handling
  pause: Handling['pauses'][number]
}

/** The second person: agreed, the due time moves; the asker sees it either way. */
export function DecidePause({ part: { body, answerDue }, pause, onDone }: DecidePauseProps) {
  const t = useWords(deskActWords)
  const reasons = useWords(matterWords)
  const lang = useLanguage()
  const readAnew = useReadAnew()
  const decide = useMutation(matters.decidePause.mutationOptions())
  const { id, reason, days, words, proposedAt } = pause
  const say = (isApproved: boolean) =>
    decide.mutate({ params: { id }, body: { isApproved } }, { onSuccess: onDone })
  return (
    <>
      <DefinitionList
        items={[
          { term: t('body'), value: body.name },
          { term: t('pauseReason'), value: reasons(reason) },
          { term: t('pauseWords'), value: words },
          { term: t('pauseDays'), value: t('workingDays', { n: days }) },
          { term: t('answerDue'), value: <DueText due={answerDue} /> },
          { term: t('proposedAt'), value: formatMoment(proposedAt, lang) },
        ]}
      />
      <p>{t('decideHelp', { n: days })}</p>
      <Refusal problem={decide.error} words={deskRefusalWords}>
        <Button look="text" onClick={() => void readAnew()}>
          {t('readAnew')}
        </Button>
      </Refusal>
      <ButtonRow>
        <Button look="loud" busy={decide.isPending} onClick={() => say(true)}>
          {t('approve')}
        </Button>
        <Button busy={decide.isPending} onClick={() => say(false)}>
          {t('refuse')}
        </Button>
      </ButtonRow>
    </>
  )
}
