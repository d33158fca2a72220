import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Bid, BidJudgement, type Challenge } from '../contract.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { judgeWords } from './judge-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

const MEETS = ['yes', 'partly', 'no'] as const
const CRITERIA = [
  ['plan', 'criterionPlan'],
  ['team', 'criterionTeam'],
  ['price', 'criterionPrice'],
] as const
const NONE = 'none'
const fieldOf = (bidId: string, part: string) => `${part}-${bidId}`

/** An expert judges every standing bid, once, or declares what ties them to one. */
export function JudgeBids({ challenge: { id, bids } }: { challenge: Challenge }) {
  const t = useWords(judgeWords)
  const standing = bids.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <Section title={t('judge')}>
      <JudgeForm id={id} bids={standing} />
      {/* Outside the form: the dialog's own form, nested, would be sent by the browser, its reason in the address. */}
      <DeclareConflict id={id} />
    </Section>
  )
}

/** The labels of all fields, in the order in which they stand. */
function useLabels(bids: readonly Bid[]): Record<string, string> {
  const t = useWords(judgeWords)
  const lang = useLanguage()
  const ofBids = bids.flatMap(({ id, unit }) => {
    const name = { unit: unitName(unit, lang) }
    const asked = CRITERIA.map(([part, word]): [string, string] => [fieldOf(id, part), t(word, name)])
    return [...asked, [fieldOf(id, 'comment'), t('comment', name)] as [string, string]]
  })
  return { ...Object.fromEntries(ofBids), recommends: t('recommend') }
}

function JudgeForm({ id, bids }: { id: string; bids: readonly Bid[] }) {
  const t = useWords(judgeWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const labels = useLabels(bids)
  const judge = useMutation({
    ...challenges.reviewBids.mutationOptions(),
    onSuccess: () => {
      form.forget()
      refresh()
    },
  })
  const form = useForm<Record<string, string>>({
    initial: Object.fromEntries(Object.keys(labels).map((name) => [name, ''])),
    labels,
    draft: `challenge.judge.${id}`,
    check: (values) =>
      Object.keys(labels)
        .filter((field) => !field.startsWith('comment') && !values[field])
        .map((field) => ({ field, code: 'required' })),
    problem: judge.error,
    words: refusalWords,
  })
  const send = (values: Record<string, string>) => {
    const judged = bids.map((bid) => {
      const parts = ['plan', 'team', 'price', 'comment'].map((part) => [part, values[fieldOf(bid.id, part)]])
      return [bid.id, BidJudgement.parse(Object.fromEntries(parts))]
    })
    const recommends = values.recommends === NONE ? null : values.recommends
    judge.mutate({ params: { id }, body: { judgements: Object.fromEntries(judged), recommends } })
  }
  const text = (name: string) => ({ ...form.field(name), value: form.values[name] ?? '' })
  return (
    <Form form={form} problem={judge.error} words={refusalWords} onSend={send}>
      {bids.map((bid) => (
        <div key={bid.id} className={css.criterion}>
          {CRITERIA.map(([part]) => (
            <Choice
              key={part}
              {...text(fieldOf(bid.id, part))}
              options={MEETS.map((value) => ({ value, label: t(value) }))}
            />
          ))}
          <TextField {...text(fieldOf(bid.id, 'comment'))} optional />
        </div>
      ))}
      <Choice
        {...text('recommends')}
        options={[
          ...bids.map((bid) => ({ value: bid.id, label: unitName(bid.unit, lang) })),
          { value: NONE, label: t('recommendNone') },
        ]}
      />
      <Audience>{t('judgeAudience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={judge.isPending}>
          {t('judgeSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function DeclareConflict({ id }: { id: string }) {
  const t = useWords(judgeWords)
  const [open, setOpen] = useState(false)
  const refresh = useRefresh()
  const declare = useMutation({ ...challenges.reviewBids.mutationOptions(), onSuccess: refresh })
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
        words={refusalWords}
      />
    </>
  )
}
