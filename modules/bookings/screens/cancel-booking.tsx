import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { useNow } from '#ui/calendar/use-now.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookingWords } from './booking-words.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** Says before whether it will count as late. */
export function CancelBooking({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const refresh = useRefresh()
  const cancel = useMutation({
    ...bookings.cancelBooking.mutationOptions(),
    onSettled: refresh,
    onSuccess: onClose,
  })
  const form = useForm({
    initial: { reason: '' },
    labels: { reason: t('cancelReason') },
    problem: cancel.error,
  })
  const isLate = useNow() >= new Date(booking.lateFrom)
  const send = ({ reason }: { reason: string }) => {
    const words = reason.trim()
    cancel.mutate({ params: { id: booking.id }, body: words ? { reason: words } : {} })
  }
  return (
    <Dialog title={t('cancelTitle')} open onClose={onClose}>
      {isLate && (
        <Notice tone="wait">{t('cancelLate', { moment: formatMoment(booking.lateFrom, language) })}</Notice>
      )}
      <p className={css.help}>{t('cancelHelp')}</p>
      <Form form={form} problem={cancel.error} words={refusalWords} onSend={send}>
        <TextArea {...form.field('reason')} optional />
        <ButtonRow>
          <Button look="loud" type="submit" busy={cancel.isPending}>
            {t('cancelSend')}
          </Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
