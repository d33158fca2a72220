import { useQuery } from '@tanstack/react-query'
import { useParam, useSearchParam } from '#ui/address.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { textIn, useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { BookingActs } from './booking-acts.tsx'
import { StateOfBooking } from './booking-state.tsx'
import { bookingWords } from './booking-words.ts'
import { bookings } from './client.ts'
import { DecideBooking } from './decide-booking.tsx'
import { spanOf } from './lanes.ts'
import { OfferOfBooking } from './my-waiting.tsx'
import { obstacleTitles } from './obstacle-titles.ts'
import { refusalWords } from './refusal-words.ts'
import { TellOwnUse } from './tell-use.tsx'

/** One booking: what was agreed, and what can still be done about it. */
export function BookingPage() {
  const t = useWords(bookingWords)
  const id = useParam('id')
  const booking = useQuery(bookings.getBooking.queryOptions({ params: { id } }))
  const mine = { to: '/work/bookings', label: t('mine') }
  const kept = { to: '/work/keeper', label: t('keeper') }
  return (
    <Loaded query={booking} words={refusalWords} page={{ title: t('mine'), way: [mine] }}>
      {(read) => <BookingRead booking={read} way={[read.can.override && !read.isOwn ? kept : mine]} />}
    </Loaded>
  )
}

function BookingRead({ booking, way }: { booking: Booking; way: { to: string; label: string }[] }) {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const [isNew] = useSearchParam('new')
  return (
    <Page
      title={booking.resource.name}
      kicker={t('page', { number: String(booking.number) })}
      lead={
        <>
          {spanText(spanOf(booking), language)}&ensp;
          <StateOfBooking booking={booking} />
        </>
      }
      way={way}
    >
      {isNew && booking.state === 'confirmed' && (
        <Done title={t('doneConfirmed')}>{t('doneConfirmedHelp')}</Done>
      )}
      {isNew && booking.state === 'pending' && <Done title={t('donePending')}>{t('donePendingHelp')}</Done>}
      {booking.state === 'held' && <OfferOfBooking booking={booking} />}
      <Agreed booking={booking} />
      {booking.can.decide && <DecideBooking booking={booking} />}
      {booking.state !== 'held' && <BookingActs booking={booking} />}
      <TellOwnUse booking={booking} />
    </Page>
  )
}

function Agreed({ booking }: { booking: Booking }) {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const { resource, person, unit, bookedBy, purpose, publicTitle, attendees, cost, overridden, reason } =
    booking
  const titles = overridden.map((code) => textIn(language, obstacleTitles, code))
  return (
    <DefinitionList
      items={[
        { term: t('resource'), value: <Link to={resource.url}>{resource.name}</Link> },
        { term: t('owner'), value: resource.unit.name },
        { term: t('person'), value: person.name },
        { term: t('bookedBy'), value: bookedBy.id === person.id ? null : bookedBy.name },
        { term: t('unit'), value: unit?.name ?? t('inPerson') },
        { term: t('purpose'), value: purpose },
        { term: t('publicTitle'), value: publicTitle },
        { term: t('attendees'), value: attendees === null ? null : formatNumber(attendees, language) },
        { term: t('cost'), value: cost === null ? null : t('yuan', { n: cost }) },
        { term: t('overridden'), value: titles.join(language === 'en' ? ', ' : '、') },
        { term: t('reason'), value: reason },
      ]}
    />
  )
}
