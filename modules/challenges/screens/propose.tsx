import { useMutation } from '@tanstack/react-query'
import { useUnitFinder } from '#modules/people/screens/finders.ts'
import { useGo, useSearchParam } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import type { Option } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField, TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewChallenge } from '../contract.ts'
import { challengeWords } from './challenge-words.ts'
import { challenges } from './client.ts'
import { proposeWords } from './propose-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'
import { numberIn } from './yuan.ts'

interface Wish {
  unitId: Option | null
  title: string
  field: string
  goal: string
  reward: string
  bidsUntil: string
  detail: string
  secrecy: string
}
const EMPTY: Wish = {
  unitId: null,
  title: '',
  field: '',
  goal: '',
  reward: '',
  bidsUntil: '',
  detail: '',
  secrecy: '',
}

/** The office makes a need a challenge: of a matter, named by `matter` in the address, or for a unit. */
export function ProposeChallenge() {
  const t = useWords(proposeWords)
  const way = [{ to: '/work/challenges', label: useWords(challengeWords)('mine') }]
  const [matterId] = useSearchParam('matter')
  return (
    <Page title={t('title')} lead={matterId ? t('leadMatter') : t('leadUnit')} way={way}>
      <ProposeForm matterId={matterId} />
    </Page>
  )
}

function ProposeForm({ matterId }: { matterId: string | undefined }) {
  const t = useWords(proposeWords)
  const finder = useUnitFinder()
  const go = useGo()
  const refresh = useRefresh()
  const propose = useMutation({ ...challenges.proposeChallenge.mutationOptions(), onSuccess: refresh })
  const wishOf = ({ unitId, ...values }: Wish) => ({
    ...values,
    ...(matterId ? { matterId } : { unitId: unitId?.value }),
    reward: numberIn(values.reward),
    bidsUntil: values.bidsUntil || undefined,
  })
  const form = useForm<Wish>({
    initial: EMPTY,
    labels: {
      unitId: t('unit'),
      title: t('name'),
      field: t('field'),
      goal: t('goal'),
      reward: t('reward'),
      bidsUntil: t('bidsUntil'),
      detail: t('detail'),
      secrecy: t('secrecy'),
    },
    draft: `challenge.new.${matterId ?? ''}`,
    check: (values) => [
      ...(matterId || values.unitId ? [] : [{ field: 'unitId', code: 'required' }]),
      ...schemaIssues(NewChallenge, wishOf(values)),
    ],
    problem: propose.error,
    words: refusalWords,
  })
  const send = (values: Wish) => {
    const body = NewChallenge.safeParse(wishOf(values)).data
    if (!body) return
    const onSuccess = ({ workUrl }: { workUrl: string }) => {
      form.forget()
      go(workUrl)
    }
    propose.mutate({ body }, { onSuccess })
  }
  return (
    <Form form={form} problem={propose.error} words={refusalWords} onSend={send}>
      {!matterId && <FinderField {...form.field('unitId')} {...finder} />}
      <TextField {...form.field('title')} />
      <TextField {...form.field('field')} />
      <TextArea {...form.field('goal')} help={t('goalHelp')} />
      <TextField {...form.field('reward')} inputMode="numeric" short />
      <DayField {...form.field('bidsUntil')} help={t('bidsUntilHelp')} />
      <TextArea {...form.field('detail')} help={t('detailHelp')} />
      <TextArea {...form.field('secrecy')} help={t('secrecyHelp')} />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={propose.isPending}>
          {matterId ? t('sendMatter') : t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
