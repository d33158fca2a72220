import { useSearchParam } from '#ui/address.ts'
import { dayAfter } from '#ui/calendar/city-time.ts'
import { DayStrip } from '#ui/calendar/day-strip.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { TurnDays } from '#ui/calendar/turn-days.tsx'
import { useNow } from '#ui/calendar/use-now.ts'
import { cityToday, formatDay, formatMoment, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { StateOfBooking } from './booking-state.tsx'
import { bookingWords } from './booking-words.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { DecideBooking } from './decide-booking.tsx'
import { spanOf } from './lanes.ts'
import { outageWords } from './outage-words.ts'
import { KeptOutages, OutageSaved } from './outages.tsx'
import { refusalWords } from './refusal-words.ts'
import { UseOfMachines } from './use-of-machines.tsx'

/** The keeper's day: what waits for a decision, then who comes to which resource. */
export function KeeperPage() {
  const t = useWords(bookingWords)
  const outageWord = useWords(outageWords)
  return (
    <Page title={t('keeper')} lead={t('keeperLead')}>
      <OutageSaved />
      <Section title={t('toDecide')}>
        <ToDecide />
      </Section>
      <DayOfKeeper />
      <UseOfMachines />
      <Section title={outageWord('outages')}>
        <KeptOutages />
      </Section>
    </Page>
  )
}

function ToDecide() {
  const t = useWords(bookingWords)
  const pages = usePages(bookings.listBookings, { query: { of: 'kept', when: 'waiting', limit: 50 } })
  return (
    <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" lines={2} />}>
      {(waiting) =>
        waiting.length === 0 ? (
          <Empty title={t('noneToDecide')}>{t('noneToDecideHelp')}</Empty>
        ) : (
          <ul className={css.waiting}>
            {waiting.map((booking) => (
              <Waits key={booking.id} booking={booking} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Waits({ booking }: { booking: Booking }) {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const { resource, person, unit, purpose, createdAt, url } = booking
  return (
    <li>
      <div>
        <p className={css.what}>
          <Link to={url}>{spanText(spanOf(booking), language)}</Link>
          <span>{resource.name}</span>
        </p>
        <p className={css.help}>
          {[
            person.name,
            unit?.name ?? t('inPerson'),
            t('asked', { moment: formatMoment(createdAt, language) }),
          ].join(' · ')}
        </p>
        {purpose && <p className={css.purpose}>{purpose}</p>}
      </div>
      {booking.can.decide && (
        <div className={css.decide}>
          <DecideBooking booking={booking} look="quiet" />
        </div>
      )}
    </li>
  )
}

function DayOfKeeper() {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const today = cityToday()
  const now = useNow()
  const [day = today, setDay] = useSearchParam('day')
  const pages = usePages(bookings.listBookings, { query: { of: 'kept', when: 'to_come', day, limit: 100 } })
  return (
    <Section title={t('onDay', { day: formatDay(day, language) })}>
      <div className={css.days}>
        <TurnDays
          onTurn={(by) => setDay(dayAfter(day, by * 7))}
          onToday={() => setDay(undefined)}
          isToday={day === today}
        />
        <DayStrip day={day} today={today} onDay={setDay} now={now} />
      </div>
      <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('noneOnDay')}>{t('noneOnDayHelp')}</Empty>
          ) : (
            [...Map.groupBy(rows, ({ resource }) => resource.id).values()].map((group) => (
              <ResourceOnDay key={group[0]?.resource.id} group={group} />
            ))
          )
        }
      </Loaded>
    </Section>
  )
}

/** One resource and who comes to it, in order of time. */
function ResourceOnDay({ group }: { group: Booking[] }) {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const [first] = group
  if (!first) return null
  return (
    <div className={css.resource}>
      <h3>
        <Link to={first.resource.url}>{first.resource.name}</Link>
        <Link to={`/resources/${first.resource.id}/book`} className={css.bookFor}>
          {t('bookFor')}
        </Link>
      </h3>
      <ul>
        {group.map((booking) => (
          <li key={booking.id}>
            <Link to={booking.url} className={css.hours}>
              {formatTime(booking.startsAt, language)}–{formatTime(booking.endsAt, language)}
            </Link>
            <span>{booking.person.name}</span>
            <span className={css.help}>{booking.unit?.name ?? t('inPerson')}</span>
            <StateOfBooking booking={booking} />
          </li>
        ))}
      </ul>
    </div>
  )
}
