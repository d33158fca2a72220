import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import { exports } from './client.ts'
import { exportWords } from './export-words.ts'
import { useRefresh } from './use-refresh.ts'

/** The second operator's yes, or no with its reason. */
export function DecideExport({ id }: { id: string }) {
  const t = useWords(exportWords)
  const [isRefusing, setRefusing] = useState(false)
  const refresh = useRefresh()
  const decision = { ...exports.decideMatterExport.mutationOptions(), onSuccess: refresh }
  const approve = useMutation(decision)
  const refuse = useMutation(decision)
  const params = { id }
  return (
    <>
      <Refusal problem={approve.error} words={exportWords} />
      <ButtonRow>
        <Button
          busy={approve.isPending}
          onClick={() => approve.mutate({ params, body: { isApproved: true } })}
        >
          {t('approve')}
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
        onSend={(reason) => refuse.mutate({ params, body: { isApproved: false, reason } })}
        busy={refuse.isPending}
        problem={refuse.error}
        words={exportWords}
      />
    </>
  )
}
