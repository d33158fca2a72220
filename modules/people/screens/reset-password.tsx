import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done } from '#ui/states.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { useWords } from '#ui/words.ts'
import type { Account } from '../contract.ts'
import { accountWords } from './account-words.ts'
import { people } from './client.ts'
import { ToldPassword } from './told-password.tsx'

/** Gives the account a new initial password, which is shown once. */
export function ResetPassword({ account }: { account: Account }) {
  const t = useWords(accountWords)
  const cancel = useWords(uiWords)('cancel')
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const reset = useMutation({
    ...people.resetPassword.mutationOptions(),
    onSuccess: () => {
      setAsking(false)
      return queries.invalidateQueries({ queryKey: people.getAccount.queryKey })
    },
  })
  const { id, name, version, can } = account
  if (reset.data)
    return (
      <Done title={t('resetDone', { name })}>
        <ToldPassword password={reset.data.password} />
      </Done>
    )
  if (!can.resetPassword) return null
  return (
    <>
      <ButtonRow>
        <Button look="loud" onClick={() => setAsking(true)}>
          {t('reset')}
        </Button>
      </ButtonRow>
      <Dialog title={t('resetTitle', { name })} open={isAsking} onClose={() => setAsking(false)}>
        <p>{t('resetHelp', { name })}</p>
        <Refusal problem={reset.error} words={accountWords} />
        <ButtonRow>
          <Button
            look="loud"
            busy={reset.isPending}
            onClick={() => reset.mutate({ params: { id }, version })}
          >
            {t('reset')}
          </Button>
          <Button onClick={() => setAsking(false)}>{cancel}</Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
