import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useNow } from '#ui/calendar/use-now.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookings } from './client.ts'
import { ToldUseForm } from './told-use-form.tsx'
import { useRefreshUses } from './use-refresh-uses.ts'
import { useOfMachineWords } from './use-words.ts'

/** Tells the use of a booking that is over: by a keeper, or by who used it. */
export function TellUse({ booking }: { booking: Booking }) {
  const t = useWords(useOfMachineWords)
  const refresh = useRefreshUses()
  const [isOpen, setOpen] = useState(false)
  const tell = useMutation({
    ...bookings.tellUse.mutationOptions(),
    onSettled: refresh,
    onSuccess: () => setOpen(false),
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('tellAsBooked')}</Button>
      {isOpen && (
        <ToldUseForm
          title={t('tellTitle')}
          help={t('tellHelp')}
          wordsLabel={t('words')}
          action={t('tellSend')}
          from={new Date(booking.startsAt)}
          to={new Date(booking.endsAt)}
          onSend={(told) =>
            tell.mutate({ params: { id: booking.resource.id }, body: { bookingId: booking.id, ...told } })
          }
          onClose={() => setOpen(false)}
          busy={tell.isPending}
          problem={tell.error}
        />
      )}
    </>
  )
}

/** On the page of a booking: only where it is over and nothing of its use is told. */
export function TellOwnUse({ booking }: { booking: Booking }) {
  const now = useNow()
  const isOver = booking.state === 'confirmed' && new Date(booking.endsAt) <= now
  return isOver && (booking.isOwn || booking.can.override) ? <TellUse booking={booking} /> : null
}
