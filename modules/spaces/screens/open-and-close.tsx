import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Space } from '../contract.ts'
import { spaces } from './client.ts'
import { keepWords } from './keep-words.ts'
import { OpenState } from './open-state.tsx'
import { spaceRefusals } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** Opens a space from today on, or closes it for good with a reason; both are counted. */
export function OpenAndClose({ space }: { space: Space }) {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const [isClosing, setClosing] = useState(false)
  const open = useMutation({ ...spaces.openSpace.mutationOptions(), onSuccess: refresh })
  const close = useMutation({ ...spaces.closeSpace.mutationOptions(), onSuccess: refresh })
  const { id, version, can } = space
  const call = { params: { id }, query: { lang }, version }
  return (
    <>
      <p>
        <OpenState space={space} />
      </p>
      <Refusal problem={open.error} words={spaceRefusals} />
      {can.open && (
        <p>
          <Button busy={open.isPending} onClick={() => open.mutate(call)}>
            {t('openIt')}
          </Button>{' '}
          {t('openHelp')}
        </p>
      )}
      {can.close && <Button onClick={() => setClosing(true)}>{t('closeIt')}</Button>}
      <ReasonDialog
        title={t('closeTitle')}
        help={t('closeHelp')}
        label={t('closeLabel')}
        action={t('closeIt')}
        open={isClosing}
        onClose={() => setClosing(false)}
        onSend={(reason) =>
          close.mutate({ ...call, body: { reason } }, { onSuccess: () => setClosing(false) })
        }
        busy={close.isPending}
        problem={close.error}
        words={spaceRefusals}
      />
    </>
  )
}
