import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Application, Decision } from '../contract.ts'
import { applicationWords } from './application-words.ts'
import { admission } from './client.ts'
import type { Happened } from './just-happened.tsx'
import { useCommittee } from './reviews-read.tsx'
import { useRefresh } from './use-refresh.ts'

interface Wish {
  decision: Decision['decision'] | ''
  reasons: string
}

interface DecideProps {
  application: Application
  onDone: (happened: Happened) => void
}

/** The secretary admits or declines, with reasons that the unit reads. */
export function Decide({ application: { id, version, committee }, onDone }: DecideProps) {
  const t = useWords(applicationWords)
  const refresh = useRefresh()
  const members = useCommittee(committee.id)?.numbers.members
  const decide = useMutation({
    ...admission.decideApplication.mutationOptions(),
    // Before the refresh, which takes this form away.
    onSuccess: async (_, { body: { decision } }) => {
      form.forget()
      onDone(decision === 'admit' ? { what: 'admitted', members } : { what: 'declined' })
      await refresh()
    },
  })
  const form = useForm<Wish>({
    initial: { decision: '', reasons: '' },
    labels: { decision: t('decision'), reasons: t('reasons') },
    draft: `decide.${id}`,
    check: (values) => schemaIssues(Decision, { ...values, decision: values.decision || undefined }),
    problem: decide.error,
    words: applicationWords,
  })
  const send = (values: Wish) => {
    const body = Decision.safeParse(values).data
    if (body) decide.mutate({ params: { id }, body, version })
  }
  return (
    <Section title={t('decide')}>
      <Form form={form} problem={decide.error} words={applicationWords} onSend={send}>
        <Choice
          {...form.field('decision')}
          options={[
            { value: 'admit', label: t('admit') },
            { value: 'decline', label: t('decline') },
          ]}
        />
        <TextArea {...form.field('reasons')} help={t('reasonsHelp')} />
        <Audience>{t('decideAudience')}</Audience>
        <ButtonRow>
          <Button look="loud" type="submit" busy={decide.isPending}>
            {t('decideSend')}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
