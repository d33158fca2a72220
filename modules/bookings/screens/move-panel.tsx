import { useMutation, useQuery } from '@tanstack/react-query'
import { useGo } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'
import { bookings } from './client.ts'
import { slotOf, spanOf } from './lanes.ts'
import { NotPossibleRefusal } from './not-possible.tsx'
import { type ChosenTime, Panel } from './panel.tsx'
import { useRefresh } from './use-refresh.ts'

/** Another time for a booking that stands: it is given up only once the new one is had. */
export function MovePanel({ id, ...time }: ChosenTime & { id: string }) {
  const t = useWords(bookWords)
  const language = useLanguage()
  const go = useGo()
  const refresh = useRefresh()
  const booking = useQuery(bookings.getBooking.queryOptions({ params: { id } })).data
  const move = useMutation({
    ...bookings.moveBooking.mutationOptions(),
    onSettled: refresh,
    onSuccess: ({ url }) => go(url),
  })
  const { choice } = time
  const help = booking && t('moveHelp', { times: spanText(spanOf(booking), language) })
  return (
    <Panel {...time} help={help}>
      {help && <p className={css.help}>{help}</p>}
      <NotPossibleRefusal problem={move.error} />
      {booking && choice && (
        <ButtonRow>
          <Button
            look="loud"
            busy={move.isPending}
            onClick={() =>
              move.mutate({
                params: { id },
                version: booking.version,
                body: { ...slotOf(choice), override: [] },
              })
            }
          >
            {t('move')}
          </Button>
        </ButtonRow>
      )}
    </Panel>
  )
}
