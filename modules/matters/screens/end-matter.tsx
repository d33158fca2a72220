import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import type { AskerActs } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'

/** Withdrawing what is open, taking up what was closed; both ask first. */
export function EndMatter({ matter: { can }, acts }: { matter: Matter; acts: AskerActs }) {
  const t = useWords(askerWords)
  const [asks, setAsks] = useState<'withdraw' | 'reopen'>()
  const close = () => setAsks(undefined)
  const { withdraw, reopen } = acts
  return (
    <>
      <ButtonRow>
        {can.withdraw && <Button onClick={() => setAsks('withdraw')}>{t('withdraw')}</Button>}
        {can.reopen && <Button onClick={() => setAsks('reopen')}>{t('reopen')}</Button>}
      </ButtonRow>
      <Dialog title={t('withdrawTitle')} open={asks === 'withdraw'} onClose={close}>
        <p>{t('withdrawHelp')}</p>
        <Refusal problem={withdraw.error} words={askerWords} />
        <ButtonRow>
          <Button
            look="loud"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate(undefined, { onSuccess: close })}
          >
            {t('withdraw')}
          </Button>
          <Button onClick={close}>{t('keep')}</Button>
        </ButtonRow>
      </Dialog>
      <ReasonDialog
        title={t('reopenTitle')}
        help={t('reopenHelp')}
        label={t('reopenLabel')}
        action={t('reopen')}
        open={asks === 'reopen'}
        onClose={close}
        onSend={(reason) => reopen.mutate(reason, { onSuccess: close })}
        busy={reopen.isPending}
        problem={reopen.error}
        words={askerWords}
      />
    </>
  )
}
