import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RefusalOf } from '#platform/contract.ts'
import type { FieldProblem } from '#platform/problem.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Audience } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { type Say, useWords } from '#ui/words.ts'
import type { Draft, draftsContract } from '../contract/drafts.ts'
import { drafts } from './desk-client.ts'
import { deskWords, refusalWords } from './desk-words.ts'
import type { Saver } from './saver.ts'

interface HandInProps {
  draft: Draft
  saver: Saver
  onDone: () => void
}

/** Saves what is left, then hands in; what is missing is told place by place. */
export function HandIn({ draft, saver, onDone }: HandInProps) {
  const t = useWords(deskWords)
  const [isAsking, setAsking] = useState(false)
  const handIn = useMutation<Draft | undefined, RefusalOf<typeof draftsContract.handInBulletinDraft>>({
    mutationFn: async () => {
      // Why it could not be saved stands beside the button already.
      if (!(await saver.flush())) return undefined
      return drafts.handInBulletinDraft({ params: { id: draft.id }, version: saver.version })
    },
    onSuccess: (handedIn) => (handedIn ? onDone() : setAsking(false)),
  })
  const close = () => {
    setAsking(false)
    handIn.reset()
  }
  return (
    <>
      <Button look="loud" onClick={() => setAsking(true)}>
        {t('handIn')}
      </Button>
      <Dialog title={t('handIn')} open={isAsking} onClose={close}>
        <NotReady problem={handIn.error} />
        <Audience>{t('handInAudience')}</Audience>
        <ButtonRow>
          <Button look="loud" busy={handIn.isPending} onClick={() => handIn.mutate()}>
            {t('handIn')}
          </Button>
          <Button onClick={close}>{t('backToText')}</Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}

type Refused = RefusalOf<typeof draftsContract.handInBulletinDraft> | null

function NotReady({ problem }: { problem: Refused }) {
  const t = useWords(deskWords)
  if (problem?.code !== 'bulletins.not_ready' && problem?.code !== 'invalid_input')
    return <Refusal problem={problem} words={refusalWords} />
  return (
    <Notice tone="late" urgent title={t('notReady')}>
      <ul>
        {problem.details.problems.map((fault) => (
          <li key={`${fault.field} ${fault.code}`}>{sentenceOf(t, fault)}</li>
        ))}
      </ul>
    </Notice>
  )
}

type DeskSay = Say<typeof deskWords.zh>
const FAULTS = [
  'required',
  'figures_differ',
  'in_future',
  'unknown_figure',
  'unknown_picture',
  'too_long',
] as const

/** `content.zh.blocks.2.alt` becomes 中文，第3段图片内容：请填写. */
function sentenceOf(t: DeskSay, { field, code }: FieldProblem): string {
  const [, lang, part, at, detail] = field.split('.')
  const fault = FAULTS.find((known) => known === code)
  const said = t(fault ? `fault.${fault}` : 'fault.other')
  return `${t(lang === 'en' ? 'english' : 'chinese')} · ${partOf(t, part, at, detail)}：${said}`
}

function partOf(t: DeskSay, part?: string, at?: string, detail?: string): string {
  if (part === 'title' || part === 'summary') return t(`part.${part}`)
  if (part !== 'blocks') return t('whole')
  if (at === undefined) return t('part.blocks')
  return t(detail === 'alt' ? 'part.alt' : 'part.block', { n: Number(at) + 1 })
}
