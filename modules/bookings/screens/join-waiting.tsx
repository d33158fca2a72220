import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Done } from '#ui/states.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { BookingCheck, BookingWish } from '../contract.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import { NotPossibleReasons } from './not-possible.tsx'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'
import { waitingWords } from './waiting-words.ts'

/** Where a time is taken and nothing else is in its way: to wait for it, for oneself. */
export function JoinWaiting({ wish, check }: { wish: BookingWish; check: BookingCheck }) {
  const t = useWords(waitingWords)
  const [isOpen, setOpen] = useState(false)
  const isTaken = check.conflicts.length > 0 && check.outages.length === 0
  if (!isTaken || check.problems.length > 0 || wish.personId !== undefined) return null
  return (
    <div className={css.join}>
      <p className={css.help}>{t('joinHelp')}</p>
      <ButtonRow>
        <Button onClick={() => setOpen(true)}>{t('join')}</Button>
      </ButtonRow>
      {isOpen && <JoinDialog wish={wish} onClose={() => setOpen(false)} />}
    </div>
  )
}

function JoinDialog({ wish, onClose }: { wish: BookingWish; onClose: () => void }) {
  const t = useWords(waitingWords)
  const language = useLanguage()
  const refresh = useRefresh()
  const join = useMutation({ ...bookings.joinWaiting.mutationOptions(), onSettled: refresh })
  const form = useForm({
    initial: { purpose: '' },
    labels: { purpose: t('purpose') },
    check: ({ purpose }) => (purpose.trim() === '' ? [{ field: 'purpose', code: 'required' }] : []),
    problem: join.error,
    words: refusalWords,
  })
  const { resourceId, unitId, startsAt, endsAt } = wish
  const slot = { startsAt, endsAt }
  const asked = { resourceId, ...slot, ...(unitId && { unitId }) }
  const send = ({ purpose }: { purpose: string }) =>
    join.mutate({ body: { ...asked, purpose: purpose.trim() } })
  return (
    <Dialog title={t('joinTitle')} open onClose={onClose}>
      {join.data ? (
        <Done
          title={t('joined', { place: join.data.place ?? 1 })}
          action={<ButtonLink to="/work/bookings">{t('seeMine')}</ButtonLink>}
        >
          {t('joinedHelp')}
        </Done>
      ) : (
        <>
          <p>{spanText(spanOf(slot), language)}</p>
          <Form
            form={form}
            problem={join.error}
            words={refusalWords}
            remedy={<NotPossibleReasons problem={join.error} />}
            onSend={send}
          >
            <TextArea {...form.field('purpose')} help={t('purposeHelp')} />
            <Audience>{t('audience')}</Audience>
            <ButtonRow>
              <Button look="loud" type="submit" busy={join.isPending}>
                {t('joinSend')}
              </Button>
            </ButtonRow>
          </Form>
        </>
      )}
    </Dialog>
  )
}
