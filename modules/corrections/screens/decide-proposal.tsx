import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal, type Refused } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { ProposalState } from '../contract.ts'
import { proposalWords } from './proposal-words.ts'
import css from './proposals.module.css'

export type Decided = Exclude<ProposalState, 'proposed'>

/** What a mutation of the client has for a button. */
interface Step<Input> {
  send: (input: Input) => void
  busy: boolean
  problem: Refused | null
}

interface DecideProps {
  can: { confirm: boolean; refuse: boolean; withdraw: boolean }
  /** What confirming does, before the button. */
  title: string
  help: string
  confirm: Step<void>
  refuse: Step<string>
  withdraw: Step<void>
}

/** The second person confirms or refuses; whoever proposed may take it back meanwhile. */
export function DecideProposal({ can, title, help, confirm, refuse, withdraw }: DecideProps) {
  const t = useWords(proposalWords)
  const [isRefusing, setRefusing] = useState(false)
  const [isWithdrawing, setWithdrawing] = useState(false)
  if (can.withdraw)
    return (
      <Section title={t('proposed')}>
        <p className={css.reason}>{t('waitsForSecond')}</p>
        <ButtonRow>
          <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>
        </ButtonRow>
        <Dialog title={t('withdrawTitle')} open={isWithdrawing} onClose={() => setWithdrawing(false)}>
          <p>{t('withdrawHelp')}</p>
          <Refusal problem={withdraw.problem} words={proposalWords} />
          <ButtonRow>
            <Button look="loud" busy={withdraw.busy} onClick={() => withdraw.send()}>
              {t('withdrawSend')}
            </Button>
          </ButtonRow>
        </Dialog>
      </Section>
    )
  if (!can.confirm && !can.refuse) return null
  return (
    <Section title={title}>
      <p className={css.reason}>{help}</p>
      <Refusal problem={confirm.problem} words={proposalWords} />
      <ButtonRow>
        <Button look="loud" busy={confirm.busy} onClick={() => confirm.send()}>
          {t('confirm')}
        </Button>
        <Button onClick={() => setRefusing(true)}>{t('refuse')}</Button>
      </ButtonRow>
      <ReasonDialog
        title={t('refuseTitle')}
        help={t('refuseHelp')}
        label={t('refuseLabel')}
        action={t('refuseSend')}
        open={isRefusing}
        onClose={() => setRefusing(false)}
        onSend={refuse.send}
        busy={refuse.busy}
        problem={refuse.problem}
        words={proposalWords}
      />
    </Section>
  )
}
