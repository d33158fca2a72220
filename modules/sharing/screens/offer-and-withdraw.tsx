import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { refusalWords } from './refusal-words.ts'
import { StateOfResource } from './state-of-resource.tsx'
import { useRefresh } from './use-refresh.ts'

/** Whether others can borrow it, what a draft still lacks, and the two acts that are counted. */
export function OfferAndWithdraw({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const { status, url, can } = resource
  const [isWithdrawing, setWithdrawing] = useState(false)
  const [done, setDone] = useState<'offerDone' | 'withdrawDone'>()
  const acts = useActs(resource, setDone)
  const lacking = status === 'draft' ? lackingParts(resource).map((part) => t(part)) : []
  return (
    <div className={css.state}>
      {done && (
        <Done
          title={t(done)}
          action={done === 'offerDone' && <ButtonLink to={url}>{t('seePage')}</ButtonLink>}
        >
          {t(`${done}Help`)}
        </Done>
      )}
      <p>
        <StateOfResource status={status} /> {t(`${status}Help`)}
      </p>
      {lacking.length > 0 && (
        <p className={css.soft}>{t('missing', { parts: lacking.join(t('listComma')) })}</p>
      )}
      <Refusal problem={acts.offer.error} words={refusalWords} />
      <ButtonRow>
        {can.offer && (
          <Button look="loud" busy={acts.offer.isPending} onClick={() => acts.offer.mutate(acts.call)}>
            {t(status === 'draft' ? 'offer' : 'offerAgain')}
          </Button>
        )}
        {can.withdraw && <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>}
      </ButtonRow>
      <ReasonDialog
        title={t('withdrawTitle')}
        help={t('withdrawHelp')}
        label={t('withdrawLabel')}
        action={t('withdraw')}
        open={isWithdrawing}
        onClose={() => setWithdrawing(false)}
        onSend={(reason) =>
          acts.withdraw.mutate({ ...acts.call, body: { reason } }, { onSuccess: () => setWithdrawing(false) })
        }
        busy={acts.withdraw.isPending}
        problem={acts.withdraw.error}
        words={refusalWords}
      />
    </div>
  )
}

function useActs({ id, version }: Resource, onDone: (done: 'offerDone' | 'withdrawDone') => void) {
  const lang = useLanguage()
  const refresh = useRefresh()
  const offer = useMutation({
    ...sharing.offerResource.mutationOptions(),
    onSuccess: async () => {
      await refresh()
      onDone('offerDone')
    },
  })
  const withdraw = useMutation({
    ...sharing.withdrawResource.mutationOptions(),
    onSuccess: async () => {
      await refresh()
      onDone('withdrawDone')
    },
  })
  return { offer, withdraw, call: { params: { id }, query: { lang }, version } }
}

/** What people will ask for first. */
function lackingParts({ place, isBookedByTime, rules, keepers, files }: Resource) {
  const parts = [
    place === null && 'location',
    isBookedByTime && rules === null && 'rules',
    keepers.length === 0 && 'keepers',
    files.every(({ purpose }) => purpose !== 'picture') && 'picture',
  ] as const
  return parts.filter((part) => part !== false)
}
