import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookingWords } from './booking-words.ts'
import { bookings } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

interface DecideBookingProps {
  booking: Booking
  /** `quiet` where it is one row of many. */
  look?: 'loud' | 'quiet'
}

/** A keeper says yes, or no with the reason. */
export function DecideBooking({ booking: { id, version }, look = 'loud' }: DecideBookingProps) {
  const t = useWords(bookingWords)
  const refresh = useRefresh()
  const [isRefusing, setRefusing] = useState(false)
  const approve = useMutation({ ...bookings.approveBooking.mutationOptions(), onSettled: refresh })
  const refuse = useMutation({ ...bookings.refuseBooking.mutationOptions(), onSettled: refresh })
  return (
    <>
      <Refusal problem={approve.error} words={refusalWords} />
      <ButtonRow>
        <Button
          look={look}
          busy={approve.isPending}
          onClick={() => approve.mutate({ params: { id }, version })}
        >
          {t('approve')}
        </Button>
        <Button look={look === 'quiet' ? 'text' : 'quiet'} onClick={() => setRefusing(true)}>
          {t('refuse')}
        </Button>
      </ButtonRow>
      <ReasonDialog
        title={t('refuseTitle')}
        help={t('refuseHelp')}
        label={t('refuseLabel')}
        action={t('refuse')}
        open={isRefusing}
        onClose={() => setRefusing(false)}
        onSend={(reason) => refuse.mutate({ params: { id }, version, body: { reason } })}
        busy={refuse.isPending}
        problem={refuse.error}
        words={refusalWords}
      />
    </>
  )
}
