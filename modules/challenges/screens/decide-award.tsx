import { useMutation } from '@tanstack/react-query'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Challenge, NewAward } from '../contract.ts'
import { challenges } from './client.ts'
import { judgeWords } from './judge-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** The office chooses a bid, with reasons that everybody reads. */
export function ProposeAward({ challenge: { id, bids, version } }: { challenge: Challenge }) {
  const t = useWords(judgeWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const propose = useMutation({
    ...challenges.proposeAward.mutationOptions(),
    onSuccess: () => {
      form.forget()
      refresh()
    },
  })
  const form = useForm({
    initial: { bidId: '', reasons: '' },
    labels: { bidId: t('awardBid'), reasons: t('awardReasons') },
    draft: `challenge.award.${id}`,
    check: ({ bidId, reasons }) => schemaIssues(NewAward, { bidId: bidId || undefined, reasons }),
    problem: propose.error,
    words: refusalWords,
  })
  const send = (values: { bidId: string; reasons: string }) => {
    const body = NewAward.safeParse(values).data
    if (body) propose.mutate({ params: { id }, body, version })
  }
  return (
    <Section title={t('award')}>
      <Form form={form} problem={propose.error} words={refusalWords} onSend={send}>
        <Choice
          {...form.field('bidId')}
          options={bids
            .filter(({ withdrawnAt }) => withdrawnAt === null)
            .map((bid) => ({ value: bid.id, label: unitName(bid.unit, lang) }))}
        />
        <TextArea {...form.field('reasons')} help={t('awardReasonsHelp')} />
        <Audience>{t('awardAudience')}</Audience>
        <ButtonRow>
          <Button look="loud" type="submit" busy={propose.isPending}>
            {t('awardSend')}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

/** Another person of the office confirms it after the notice. */
export function ConfirmAward({ challenge: { id, version } }: { challenge: Challenge }) {
  const t = useWords(judgeWords)
  const refresh = useRefresh()
  const confirm = useMutation({ ...challenges.confirmAward.mutationOptions(), onSuccess: refresh })
  return (
    <Section title={t('confirm')}>
      <p>{t('confirmHelp')}</p>
      <Refusal problem={confirm.error} words={refusalWords} />
      <ButtonRow>
        <Button
          look="loud"
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id }, version })}
        >
          {t('confirmSend')}
        </Button>
      </ButtonRow>
    </Section>
  )
}
