import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookingWords } from './booking-words.ts'
import { bookings } from './client.ts'
import { NotPossibleReasons } from './not-possible.tsx'
import { refusalWords } from './refusal-words.ts'
import { useColleagues } from './use-borrower.ts'
import { useRefresh } from './use-refresh.ts'

interface HandOverProps {
  booking: Booking
  unitId: string
  onClose: () => void
}

export function HandOver({ booking: { id, version, person }, unitId, onClose }: HandOverProps) {
  const t = useWords(bookingWords)
  const refresh = useRefresh()
  const colleagues = useColleagues(unitId).filter(({ value }) => value !== person.id)
  const hand = useMutation({
    ...bookings.handOverBooking.mutationOptions(),
    onSettled: refresh,
    onSuccess: onClose,
  })
  const form = useForm({
    initial: { personId: '' },
    labels: { personId: t('handOverTo') },
    check: ({ personId }) => (personId === '' ? [{ field: 'personId', code: 'required' }] : []),
    problem: hand.error,
  })
  if (colleagues.length === 0)
    return (
      <Dialog title={t('handOver')} open onClose={onClose}>
        <p>{t('noColleague')}</p>
      </Dialog>
    )
  return (
    <Dialog title={t('handOver')} open onClose={onClose}>
      <Form
        form={form}
        problem={hand.error}
        words={refusalWords}
        remedy={<NotPossibleReasons problem={hand.error} />}
        onSend={({ personId }) => hand.mutate({ params: { id }, version, body: { personId } })}
      >
        <Select {...form.field('personId')} help={t('handOverHelp')} options={colleagues} />
        <ButtonRow>
          <Button look="loud" type="submit" busy={hand.isPending}>
            {t('handOverSend')}
          </Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
