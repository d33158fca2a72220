import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Bid, type Challenge, type challengesContract, NewBid } from '../contract.ts'
import { actWords } from './act-words.ts'
import css from './challenges.module.css'
import { challenges, uploads } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useOwnUnits } from './use-own-units.ts'
import { useRefresh } from './use-refresh.ts'
import { numberIn } from './yuan.ts'

const MOST_FILES = 10

type Refused = RefusalOf<typeof challengesContract.giveBid> | RefusalOf<typeof filesContract.uploadFile>

/** Uploads new files one after another, then sends the bid that names them beside those it has. */
function useGiveBid(id: string) {
  const refresh = useRefresh()
  return useMutation<Challenge, Refused, { bid: NewBid; added: readonly File[] }>({
    mutationFn: async ({ bid, added }) => {
      const files = [...bid.files]
      for (const file of added)
        files.push((await uploads.uploadFile({ query: { name: file.name }, file })).id)
      return challenges.giveBid({ params: { id }, body: { ...bid, files } })
    },
    onSuccess: refresh,
  })
}

/** A liaison bids for their unit, or changes its bid, until the deadline. */
export function GiveBid({ challenge }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const own = challenge.bids.find(({ isOwn, withdrawnAt }) => isOwn && withdrawnAt === null)
  const [isSent, setSent] = useState(false)
  const form = (
    // Anew with each bid that stands: what was sent is what is changed next.
    <BidForm key={own?.givenAt} id={challenge.id} own={own} onSent={() => setSent(true)} />
  )
  return (
    <Section title={own ? t('bidChange') : t('bid')}>
      {isSent && own && (
        <Notice tone="sure" urgent title={t('bidDone')}>
          {t('bidDoneHelp')}
        </Notice>
      )}
      {own ? (
        <details className={css.act}>
          <summary>{t('bidOpen')}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </Section>
  )
}

interface Wish {
  unitId: string
  plan: string
  team: string
  price: string
}

interface BidFormProps {
  id: string
  own: Bid | undefined
  onSent: () => void
}

function BidForm({ id, own, onSent }: BidFormProps) {
  const t = useWords(actWords)
  const units = useOwnUnits()
  const give = useGiveBid(id)
  const [added, setAdded] = useState<File[]>([])
  const kept = own?.files.map((file) => file.id) ?? []
  const isTooMany = kept.length + added.length > MOST_FILES
  const bidOf = (values: Wish) => ({
    ...values,
    unitId: values.unitId || own?.unit.id || units[0]?.value,
    price: numberIn(values.price),
    files: kept,
  })
  const form = useForm<Wish>({
    initial: {
      unitId: own?.unit.id ?? '',
      plan: own?.plan ?? '',
      team: own?.team ?? '',
      price: own ? String(own.price) : '',
    },
    labels: { unitId: t('bidUnit'), plan: t('plan'), team: t('team'), price: t('price') },
    draft: `challenge.bid.${id}`,
    check: (values) => [
      ...schemaIssues(NewBid, bidOf(values)),
      ...(isTooMany ? [{ field: 'files', code: 'too_many' }] : []),
    ],
    problem: give.error,
    words: refusalWords,
  })
  const send = (values: Wish) => {
    const bid = NewBid.safeParse(bidOf(values)).data
    if (!bid) return
    const onSuccess = () => {
      form.forget()
      onSent()
    }
    give.mutate({ bid, added }, { onSuccess })
  }
  return (
    <Form form={form} problem={give.error} words={refusalWords} onSend={send}>
      {units.length > 1 && <Select {...form.field('unitId')} options={units} />}
      <TextArea {...form.field('plan')} help={t('planHelp')} />
      <TextArea {...form.field('team')} help={t('teamHelp')} />
      <TextField {...form.field('price')} inputMode="numeric" short />
      <FileDrop
        label={t('files')}
        help={t('filesHelp')}
        files={added}
        onFiles={setAdded}
        several
        error={isTooMany ? t('filesHelp') : undefined}
      />
      <Audience>{t('bidAudience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={give.isPending}>
          {t('bidSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
