import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice, type Option } from '#ui/choice-field.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Handling, HandlingAnswer, handlingContract } from '../contract.ts'
import { ResourceField } from './answer-resource.tsx'
import { answerResourceWords } from './answer-resource-words.ts'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { useReadAnew } from './desk-acts.ts'
import { deskActWords } from './desk-act-words.ts'
import { BodyField, bodyIn } from './desk-bodies.tsx'
import { deskRefusalWords } from './desk-refusal-words.ts'
import { DueText } from './due-text.tsx'
import { matterWords } from './matter-words.ts'

export interface PartActProps extends ActProps {
  part: Handling
}

/** Upon oneself, for one’s body. */
export function TakePart({ part: { id, takeDue, answerDue }, onDone }: PartActProps) {
  const t = useWords(deskActWords)
  const take = useMutation(matters.takePart.mutationOptions())
  const readAnew = useReadAnew()
  return (
    <>
      <p>{t.nodes('takeHelp', { take: <DueText due={takeDue} />, answer: <DueText due={answerDue} /> })}</p>
      <Refusal problem={take.error} words={deskRefusalWords}>
        <Button look="text" onClick={() => void readAnew()}>
          {t('readAnew')}
        </Button>
      </Refusal>
      <ButtonRow>
        <Button
          look="loud"
          busy={take.isPending}
          onClick={() => take.mutate({ params: { id } }, { onSuccess: onDone })}
        >
          {t('act.take')}
        </Button>
      </ButtonRow>
    </>
  )
}

interface Answering {
  answer: HandlingAnswer | ''
  words: string
  whose: Option | null
  resourceId: Option | null
}

const { body: AnswerBody } = handlingContract.answerPart
const bodyOf = ({ answer, words, whose, resourceId }: Answering) => ({
  answer: answer || undefined,
  words,
  ...(answer === 'not_ours' && { whose: bodyIn(whose) }),
  ...(answer === 'helped' && resourceId && { resourceId: resourceId.value }),
})

/** What one’s own body can do; whether the matter is solved, the lead says with the outcome. */
export function AnswerPart({ part: { id, isLead }, onDone }: PartActProps) {
  const t = useWords(deskActWords)
  const answers = useWords(matterWords)
  const resource = useWords(answerResourceWords)('resource')
  const send = useMutation(matters.answerPart.mutationOptions())
  const form = useForm<Answering>({
    initial: { answer: '', words: '', whose: null, resourceId: null },
    labels: { answer: t('answer'), words: t('answerWords'), whose: t('whose'), resourceId: resource },
    draft: `desk.answer.${id}`,
    check: (values) => schemaIssues(AnswerBody, bodyOf(values)),
    problem: send.error,
    words: deskRefusalWords,
  })
  return (
    <ActForm
      form={form}
      problem={send.error}
      busy={send.isPending}
      action={t('answerSend')}
      audience={t('askerReads')}
      onDone={onDone}
      onSend={(values, sent) => {
        const body = AnswerBody.safeParse(bodyOf(values)).data
        if (body) send.mutate({ params: { id }, body }, sent)
      }}
    >
      {isLead && <p>{t('answerAsLead')}</p>}
      <Choice
        {...form.field('answer')}
        options={HandlingAnswer.options.map((value) => ({ value, label: answers(value) }))}
      />
      {form.values.answer === 'not_ours' && <BodyField {...form.field('whose')} optional />}
      {form.values.answer === 'helped' && <ResourceField {...form.field('resourceId')} />}
      <TextArea {...form.field('words')} />
    </ActForm>
  )
}
