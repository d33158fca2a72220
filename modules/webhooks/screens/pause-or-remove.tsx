import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Webhook } from '../contract.ts'
import { webhooks } from './client.ts'
import { useRefresh } from './use-refresh.ts'
import { webhookWords } from './webhook-words.ts'

/** Pausing is undone by the same button, so only removing is asked about. */
export function PauseOrRemove({ webhook: { id, url, can } }: { webhook: Webhook }) {
  const t = useWords(webhookWords)
  const onSuccess = useRefresh()
  const [isRemoving, setRemoving] = useState(false)
  const pause = useMutation({ ...webhooks.pauseWebhook.mutationOptions(), onSuccess })
  const resume = useMutation({ ...webhooks.resumeWebhook.mutationOptions(), onSuccess })
  const stop = useMutation({ ...webhooks.stopWebhook.mutationOptions(), onSuccess })
  if (!can.pause && !can.resume && !can.stop) return null
  const turn = can.resume ? resume : pause
  const at = { params: { id } }
  return (
    <>
      <Refusal problem={pause.error ?? resume.error} words={webhookWords} />
      <ButtonRow>
        {(can.pause || can.resume) && (
          <Button look={can.resume ? 'loud' : 'quiet'} busy={turn.isPending} onClick={() => turn.mutate(at)}>
            {can.resume ? t('resume') : t('pause')}
          </Button>
        )}
        {can.stop && <Button onClick={() => setRemoving(true)}>{t('remove')}</Button>}
      </ButtonRow>
      <Dialog title={t('removeTitle')} open={isRemoving} onClose={() => setRemoving(false)}>
        <p>{t('removeHelp', { host: new URL(url).host })}</p>
        <Refusal problem={stop.error} words={webhookWords} />
        <ButtonRow>
          <Button look="loud" busy={stop.isPending} onClick={() => stop.mutate(at)}>
            {t('removeSend')}
          </Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
