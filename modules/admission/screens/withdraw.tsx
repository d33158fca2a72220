import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Application } from '../contract.ts'
import { applicationWords } from './application-words.ts'
import { admission } from './client.ts'
import type { Happened } from './just-happened.tsx'
import { useRefresh } from './use-refresh.ts'

interface WithdrawProps {
  application: Application
  onDone: (happened: Happened) => void
}

/** The unit takes its application back while it is open. */
export function Withdraw({ application: { id, version }, onDone }: WithdrawProps) {
  const t = useWords(applicationWords)
  const [open, setOpen] = useState(false)
  const refresh = useRefresh()
  const withdraw = useMutation({
    ...admission.withdrawApplication.mutationOptions(),
    onSuccess: async () => {
      setOpen(false)
      onDone({ what: 'withdrawn' })
      await refresh()
    },
  })
  return (
    <>
      <Button look="text" onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      <Dialog title={t('withdraw')} open={open} onClose={() => setOpen(false)}>
        <p>{t('withdrawHelp')}</p>
        <Refusal problem={withdraw.error} words={applicationWords} />
        <ButtonRow>
          <Button
            look="loud"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { id }, version })}
          >
            {t('withdrawYes')}
          </Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
