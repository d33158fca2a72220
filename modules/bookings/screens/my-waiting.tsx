import { useMutation, useQuery } from '@tanstack/react-query'
import { useGo } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { useNow } from '#ui/calendar/use-now.ts'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Booking, Waiting } from '../contract.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import { NotPossibleRefusal } from './not-possible.tsx'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'
import { waitingWords } from './waiting-words.ts'

/** What is offered to the reader, loud, since it runs out; then what they wait for. Nothing where they wait for nothing. */
export function MyWaiting() {
  const t = useWords(waitingWords)
  const rows = useWaiting()
  const offers = rows.filter(({ can }) => can.accept)
  const waiting = rows.filter(({ can }) => !can.accept)
  if (rows.length === 0) return null
  return (
    <div className={css.own}>
      {offers.map((offer) => (
        <Offer key={offer.id} offer={offer} />
      ))}
      {waiting.length > 0 && (
        <Section title={t('waiting')}>
          <ul className={css.waiting}>
            {waiting.map((row) => (
              <Waits key={row.id} waiting={row} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

/** On the page of a booking that is only held: what it is held for. */
export function OfferOfBooking({ booking }: { booking: Booking }) {
  const offer = useWaiting().find(({ bookingId, can }) => bookingId === booking.id && can.accept)
  return offer ? <Offer offer={offer} /> : null
}

const MOST = 100
const useWaiting = (): Waiting[] =>
  useQuery({
    ...bookings.listWaiting.queryOptions({ query: { limit: MOST } }),
    // An offer comes and goes by itself.
    refetchInterval: 30_000,
  }).data?.items ?? []

function Offer({ offer }: { offer: Waiting }) {
  const t = useWords(waitingWords)
  const language = useLanguage()
  const go = useGo()
  const refresh = useRefresh()
  const accept = useMutation({
    ...bookings.acceptOffer.mutationOptions(),
    onSettled: refresh,
    onSuccess: ({ url }) => go(`${url}?new=1`),
  })
  const now = useNow()
  const { id, resource, offeredUntil } = offer
  if (!offeredUntil || now >= new Date(offeredUntil)) return null
  return (
    <Notice tone="wait" title={t('offered')}>
      <p className={css.what}>
        <Link to={resource.url}>{resource.name}</Link>
        <span>{spanText(spanOf(offer), language)}</span>
      </p>
      <p>{t('offeredUntil', { moment: formatMoment(offeredUntil, language) })}</p>
      <NotPossibleRefusal problem={accept.error} />
      <ButtonRow>
        <Button look="loud" busy={accept.isPending} onClick={() => accept.mutate({ params: { id } })}>
          {t('accept')}
        </Button>
        <Leave waiting={offer} label={t('decline')} />
      </ButtonRow>
    </Notice>
  )
}

function Waits({ waiting }: { waiting: Waiting }) {
  const t = useWords(waitingWords)
  const language = useLanguage()
  return (
    <li>
      <div>
        <p className={css.what}>
          <Link to={waiting.resource.url}>{waiting.resource.name}</Link>
          <span>{spanText(spanOf(waiting), language)}</span>
        </p>
        <p className={css.help}>
          {[waiting.place === null ? '' : t('place', { place: waiting.place }), waiting.purpose]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      {waiting.can.leave && <Leave waiting={waiting} label={t('leave')} />}
    </li>
  )
}

function Leave({ waiting: { id }, label }: { waiting: Waiting; label: string }) {
  const refresh = useRefresh()
  const leave = useMutation({ ...bookings.leaveWaiting.mutationOptions(), onSettled: refresh })
  return (
    <div>
      <Refusal problem={leave.error} words={refusalWords} />
      <Button look="text" busy={leave.isPending} onClick={() => leave.mutate({ params: { id } })}>
        {label}
      </Button>
    </div>
  )
}
