import { useMutation } from '@tanstack/react-query'
import type { Option } from '#ui/choice-field.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { handlingContract } from '../contract.ts'
import type { PartActProps } from './answer-part.tsx'
import { matters } from './client.ts'
import { ActForm } from './desk-act-form.tsx'
import { deskActWords } from './desk-act-words.ts'
import { BodiesField, BodyField, bodyIn } from './desk-bodies.tsx'
import { deskRefusalWords } from './desk-refusal-words.ts'

interface HandingOn {
  body: Option | null
  words: string
}

const { body: HandOnBody } = handlingContract.handOnPart
const handedOn = ({ body, words }: HandingOn) => ({ body: bodyIn(body), words })

/** The part goes to another body, whose clock begins anew. */
export function HandOn({ part: { id }, onDone }: PartActProps) {
  const t = useWords(deskActWords)
  const handOn = useMutation(matters.handOnPart.mutationOptions())
  const form = useForm<HandingOn>({
    initial: { body: null, words: '' },
    labels: { body: t('handOnTo'), words: t('handOnWords') },
    draft: `desk.hand-on.${id}`,
    check: (values) => schemaIssues(HandOnBody, handedOn(values)),
    problem: handOn.error,
    words: deskRefusalWords,
  })
  return (
    <ActForm
      form={form}
      problem={handOn.error}
      busy={handOn.isPending}
      action={t('act.handOn')}
      audience={t('handOnAudience')}
      onDone={onDone}
      onSend={(values, sent) => {
        const body = HandOnBody.safeParse(handedOn(values)).data
        if (body) handOn.mutate({ params: { id }, body }, sent)
      }}
    >
      <BodyField {...form.field('body')} />
      <TextArea {...form.field('words')} />
    </ActForm>
  )
}

interface CallingIn {
  bodies: readonly Option[]
  words: string
}

const { body: CallInBody } = handlingContract.callIn
const calledIn = ({ bodies, words }: CallingIn) => ({ bodies: bodies.map(bodyIn), words })

/** 吹哨: a body that needs others calls them together; its own part stays. */
export function CallIn({ part: { id }, onDone }: PartActProps) {
  const t = useWords(deskActWords)
  const callIn = useMutation(matters.callIn.mutationOptions())
  const form = useForm<CallingIn>({
    initial: { bodies: [], words: '' },
    labels: { bodies: t('bodies'), words: t('callInWords') },
    draft: `desk.call-in.${id}`,
    check: (values) => schemaIssues(CallInBody, calledIn(values)),
    problem: callIn.error,
    words: deskRefusalWords,
  })
  return (
    <ActForm
      form={form}
      problem={callIn.error}
      busy={callIn.isPending}
      action={t('act.callIn')}
      audience={t('callInAudience')}
      onDone={onDone}
      onSend={(values, sent) => {
        const body = CallInBody.safeParse(calledIn(values)).data
        if (body) callIn.mutate({ params: { id }, body }, sent)
      }}
    >
      <BodiesField {...form.field('bodies')} />
      <TextArea {...form.field('words')} />
    </ActForm>
  )
}
