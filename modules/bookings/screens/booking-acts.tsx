import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookingWords } from './booking-words.ts'
import { CancelBooking } from './cancel-booking.tsx'
import { HandOver } from './hand-over.tsx'
import { MoveBooking } from './move-booking.tsx'

type Act = 'move' | 'handOver' | 'cancel'

/** What the reader may still do, each in a dialog of its own. */
export function BookingActs({ booking }: { booking: Booking }) {
  const t = useWords(bookingWords)
  const [open, setOpen] = useState<Act>()
  const close = () => setOpen(undefined)
  const { can } = booking
  if (!can.move && !can.cancel && !can.handOver) return null
  return (
    <>
      <ButtonRow>
        {can.move && <Button onClick={() => setOpen('move')}>{t('move')}</Button>}
        {can.handOver && booking.unit && <Button onClick={() => setOpen('handOver')}>{t('handOver')}</Button>}
        {can.cancel && (
          <Button look="text" onClick={() => setOpen('cancel')}>
            {t('cancel')}
          </Button>
        )}
      </ButtonRow>
      {open === 'move' && <MoveBooking booking={booking} onClose={close} />}
      {open === 'handOver' && booking.unit && (
        <HandOver booking={booking} unitId={booking.unit.id} onClose={close} />
      )}
      {open === 'cancel' && <CancelBooking booking={booking} onClose={close} />}
    </>
  )
}
