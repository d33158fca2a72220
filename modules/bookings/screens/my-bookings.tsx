import { SubscribeLink } from '#modules/calendar-feeds/screens/subscribe-link.tsx'
import { useMe } from '#modules/people/screens/session.ts'
import { useChangeSearch, useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { type Language, useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import type { Booking, BookingQuery } from '../contract.ts'
import { StateOfBooking } from './booking-state.tsx'
import { bookingWords } from './booking-words.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import { MyWaiting } from './my-waiting.tsx'
import { refusalWords } from './refusal-words.ts'

type Words = ReturnType<typeof useWords<typeof bookingWords.zh>>

/** To come and past; a liaison also sees those of their unit. */
export function MyBookings() {
  const t = useWords(bookingWords)
  const [of] = useSearchParam('of')
  const [when] = useSearchParam('when')
  const change = useChangeSearch()
  const isLiaison = useMe().data?.posts.some(({ role }) => role === 'liaison') ?? false
  const shown = { of: of === 'unit' ? 'unit' : 'mine', when: when === 'past' ? 'past' : 'to_come' } as const
  return (
    <Page
      title={t('mine')}
      lead={t('mineLead')}
      actions={
        <>
          <SubscribeLink about="my-bookings" />
          <ButtonLink to="/resources">{t('find')}</ButtonLink>
        </>
      }
    >
      <MyWaiting />
      <div className={css.switches}>
        <ViewSwitch
          label={t('when')}
          value={shown.when}
          views={[
            { key: 'to_come', name: t('toCome') },
            { key: 'past', name: t('past') },
          ]}
          onChange={(next) => change({ when: next === 'past' ? next : undefined })}
        />
        {isLiaison && (
          <ViewSwitch
            label={t('whose')}
            value={shown.of}
            views={[
              { key: 'mine', name: t('own') },
              { key: 'unit', name: t('ofUnit') },
            ]}
            onChange={(next) => change({ of: next === 'unit' ? next : undefined })}
          />
        )}
      </div>
      <BookingList query={shown} />
    </Page>
  )
}

function BookingList({ query }: { query: Pick<BookingQuery, 'of' | 'when'> }) {
  const t = useWords(bookingWords)
  const language = useLanguage()
  const pages = usePages(bookings.listBookings, { query })
  const empty =
    query.when === 'past' ? (
      <Empty title={t('nonePast')} />
    ) : (
      <Empty title={t('noneToCome')} action={<ButtonLink to="/resources">{t('find')}</ButtonLink>}>
        {t('noneToComeHelp')}
      </Empty>
    )
  return (
    <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" />}>
      {(rows) => (
        <DataTable
          label={t('list')}
          columns={columnsOf(query.of, t, language)}
          rows={rows}
          rowKey={({ id }) => id}
          open={({ url }) => url}
          next={pages.next}
          empty={empty}
        />
      )}
    </Loaded>
  )
}

function columnsOf(of: BookingQuery['of'], t: Words, language: Language): Column<Booking>[] {
  const columns: Column<Booking>[] = [
    { key: 'time', title: t('time'), show: (booking) => spanText(spanOf(booking), language) },
    { key: 'resource', title: t('resource'), show: ({ resource }) => resource.name },
    { key: 'person', title: t('person'), show: ({ person }) => person.name },
    { key: 'owner', title: t('owner'), show: ({ resource }) => resource.unit.name },
    { key: 'state', title: t('state'), show: (booking) => <StateOfBooking booking={booking} /> },
  ]
  return columns.filter(({ key }) => of !== 'mine' || key !== 'person')
}
