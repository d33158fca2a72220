import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import type { Span } from '#ui/calendar/spans.ts'
import { TimeFields } from '#ui/calendar/time-fields.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { dayIn } from '#ui/format.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookingWords } from './booking-words.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { slotOf, spanOf } from './lanes.ts'
import { NotPossibleRefusal } from './not-possible.tsx'
import { useRefresh } from './use-refresh.ts'

/** What is asked for most while a measurement runs. */
const MORE_MINUTES = [30, 60]
const FIVE = 5

export function MoveBooking({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useWords(bookingWords)
  const refresh = useRefresh()
  const [span, setSpan] = useState<Span>(() => spanOf(booking))
  const { id, version, resource } = booking
  const move = useMutation({
    ...bookings.moveBooking.mutationOptions(),
    onSettled: refresh,
    onSuccess: onClose,
  })
  const calendar = `/resources/${resource.id}/book?move=${id}&day=${dayIn(new Date(booking.startsAt))}`
  return (
    <Dialog title={t('move')} open onClose={onClose}>
      <p className={css.help}>{t('moveHelp')}</p>
      <TimeFields choice={{ lane: '', ...span }} onChange={setSpan} stepMinutes={FIVE} />
      <div className={css.more}>
        {MORE_MINUTES.map((n) => (
          <Button key={n} onClick={() => setSpan({ ...span, to: new Date(span.to.getTime() + n * 60_000) })}>
            {t('extend', { n })}
          </Button>
        ))}
      </div>
      <NotPossibleRefusal problem={move.error} />
      <ButtonRow>
        <Button
          look="loud"
          busy={move.isPending}
          onClick={() => move.mutate({ params: { id }, version, body: { ...slotOf(span), override: [] } })}
        >
          {t('moveSend')}
        </Button>
        <ButtonLink to={calendar}>{t('toCalendar')}</ButtonLink>
      </ButtonRow>
    </Dialog>
  )
}
