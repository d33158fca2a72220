import { useMutation } from '@tanstack/react-query'
import { ButtonLink } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { AnswerOf } from '#platform/contract.ts'
import type { BookingWish, bookingsContract, NewBooking } from '../contract.ts'
import { heldWords } from './held-words.ts'
import css from './book.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import type { Repeated } from './repeat-fields.tsx'
import { useRefresh } from './use-refresh.ts'

/** The same time week after week. Where nobody said what to do about times that are not possible, none is booked. */
export function useBookSeries() {
  const refresh = useRefresh()
  const { mutate, ...sent } = useMutation({ ...bookings.bookSeries.mutationOptions(), onSettled: refresh })
  const book = (
    wish: BookingWish & Pick<NewBooking, 'purpose' | 'publicTitle' | 'attendees'>,
    { days, until, ifConflicts }: Repeated,
    onSuccess: () => void,
  ) =>
    mutate(
      { body: { ...wish, repeat: { days: days.map(Number), until }, ifConflicts: ifConflicts || 'none' } },
      { onSuccess },
    )
  return { ...sent, book }
}

export function SeriesDone({
  booked: { booked, skipped },
}: {
  booked: AnswerOf<typeof bookingsContract.bookSeries>
}) {
  const t = useWords(heldWords)
  const language = useLanguage()
  const [first] = booked
  return (
    <Page title={t('seriesDone', { n: booked.length })} kicker={first?.resource.name}>
      <Done
        title={t('seriesDone', { n: booked.length })}
        action={<ButtonLink to="/work/bookings">{t('seeMine')}</ButtonLink>}
      >
        {skipped.length > 0 && `${t('seriesSkipped', { n: skipped.length })} `}
        {t('seriesDoneHelp')}
      </Done>
      <ul className={css.occasions}>
        {booked.map((booking) => (
          <li key={booking.id}>{spanText(spanOf(booking), language)}</li>
        ))}
      </ul>
    </Page>
  )
}
