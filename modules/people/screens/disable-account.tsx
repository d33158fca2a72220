import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useWords } from '#ui/words.ts'
import type { Account } from '../contract.ts'
import { accountWords } from './account-words.ts'
import { people } from './client.ts'

/** Disables the account or enables it again, with a reason. */
export function DisableAccount({ account }: { account: Account }) {
  const t = useWords(accountWords)
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const change = useMutation({
    ...people.changeAccount.mutationOptions(),
    onSuccess: async () => {
      setAsking(false)
      await queries.invalidateQueries({ queryKey: people.getAccount.queryKey })
      await queries.invalidateQueries({ queryKey: people.listAccounts.queryKey })
    },
  })
  const { id, name, version, can } = account
  const disabled = can.disable
  return (
    <>
      {change.data && (
        <Notice tone="sure" urgent title={t(change.data.disabledAt === null ? 'enabled' : 'disabled')} />
      )}
      {(can.disable || can.enable) && (
        <ButtonRow>
          <Button onClick={() => setAsking(true)}>{t(disabled ? 'disable' : 'enable')}</Button>
        </ButtonRow>
      )}
      <ReasonDialog
        title={t(disabled ? 'disableTitle' : 'enableTitle', { name })}
        help={t(disabled ? 'disableHelp' : 'enableHelp', { name })}
        label={t('reason')}
        action={t(disabled ? 'disable' : 'enable')}
        open={isAsking}
        onClose={() => setAsking(false)}
        onSend={(reason) => change.mutate({ params: { id }, body: { disabled, reason }, version })}
        busy={change.isPending}
        problem={change.error}
      />
    </>
  )
}
