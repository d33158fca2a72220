import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { SubscribeLink } from '#modules/calendar-feeds/screens/subscribe-link.tsx'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Columns, Page, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Space } from '../contract.ts'
import { spaces } from './client.ts'
import { HoursOfWeek } from './hours-of-week.tsx'
import { OpenState } from './open-state.tsx'
import css from './space.module.css'
import { WhatIsOnHere } from './what-is-on.tsx'
import { spaceWords } from './words.ts'

/** One space: when it is open, who may come in, what is on, what can be done there, rooms, the way there. */
export function SpacePage() {
  const t = useWords(spaceWords)
  const id = useParam('key')
  const lang = useLanguage()
  const query = useQuery(spaces.getSpace.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query} page={{ title: t('title'), way: [{ to: '/spaces', label: t('title') }] }}>
      {(space) => <SpaceText space={space} />}
    </Loaded>
  )
}

function SpaceText({ space }: { space: Space }) {
  const t = useWords(spaceWords)
  const language = useLanguage()
  const { can, closedOn, status } = space
  return (
    <Page
      setting="read"
      way={[{ to: '/spaces', label: t('title') }]}
      kicker={[t(space.kind), space.subdistrict.name].join(' · ')}
      title={space.name}
      lead={space.summary}
      actions={
        <>
          {can.plan && <ButtonLink to={`/work/host?space=${space.id}`}>{t('hostPage')}</ButtonLink>}
          {status === 'open' && <SubscribeLink about="space" id={space.id} />}
          {can.edit && <ButtonLink to={`/work/spaces/${space.id}`}>{t('edit')}</ButtonLink>}
        </>
      }
    >
      {status === 'closed' && closedOn && (
        <Notice tone="late" title={t('isClosed', { day: formatDate(closedOn, language) })} />
      )}
      {status === 'prepared' && <Notice tone="wait" title={t('isPrepared')} />}
      {status === 'open' && (
        <p className={css.now}>
          <OpenState space={space} />
        </p>
      )}
      <p className={css.place}>
        {space.place.name} {space.address}
      </p>
      <Columns aside={<Whereabouts space={space} />}>
        <Section title={t('hours')} note={t('hoursNote')}>
          <HoursOfWeek space={space} />
        </Section>
        <Section title={t('entry')}>
          <WhoMayEnter space={space} />
        </Section>
        <Section title={t('whatIsOn')} note={t('whatIsOnNote')}>
          <WhatIsOnHere whatIsOn={space.whatIsOn} />
        </Section>
        <Section title={t('services')} note={space.services.length > 0 && t('servicesNote')}>
          <Services services={space.services} />
        </Section>
        <Section title={t('rooms')}>
          <Rooms rooms={space.rooms} />
        </Section>
      </Columns>
    </Page>
  )
}

function Whereabouts({ space }: { space: Space }) {
  const t = useWords(spaceWords)
  const language = useLanguage()
  const phone = space.telephone && <a href={`tel:${space.telephone}`}>{space.telephone}</a>
  const lines: { term: string; said: ReactNode }[] = [
    { term: t('address'), said: `${space.place.name} ${space.address}` },
    { term: t('way'), said: space.way },
    { term: t('telephone'), said: phone },
    { term: t('openedOn'), said: space.openedOn && formatDate(space.openedOn, language) },
    { term: t('closedOn'), said: space.closedOn && formatDate(space.closedOn, language) },
  ]
  return (
    <dl className={css.where}>
      {lines
        .filter(({ said }) => Boolean(said))
        .map(({ term, said }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  )
}

function WhoMayEnter({ space: { entry, lowestGrade, mayEnter, url } }: { space: Space }) {
  const t = useWords(spaceWords)
  const rule = entry === 'grade' ? t('grade', { grade: lowestGrade?.name ?? '' }) : t(entry)
  if (entry === 'everyone') return <p>{rule}</p>
  if (mayEnter === null)
    return (
      <p>
        {rule} {t('signInToKnow')} <Link to={`/sign-in?next=${encodeURIComponent(url)}`}>{t('signIn')}</Link>
      </p>
    )
  return (
    <p>
      {rule} <b className={mayEnter ? css.may : undefined}>{t(mayEnter ? 'mayEnter' : 'mayNotEnter')}</b>
    </p>
  )
}

function Services({ services }: Pick<Space, 'services'>) {
  const t = useWords(spaceWords)
  if (services.length === 0) return <p>{t('noServices')}</p>
  return (
    <ul className={css.services}>
      {services.map(({ key, name, summary, url }) => (
        <li key={key}>
          <Link to={url}>{name}</Link>
          <span>{summary}</span>
        </li>
      ))}
    </ul>
  )
}

function Rooms({ rooms }: Pick<Space, 'rooms'>) {
  const t = useWords(spaceWords)
  if (rooms.length === 0)
    return (
      <p>
        {t('noRooms')} <Link to="/resources">{t('seeResources')}</Link>
      </p>
    )
  return (
    <ul className={css.services}>
      {rooms.map(({ id, name, summary, seats, url }) => (
        <li key={id}>
          <Link to={url}>{name}</Link>
          <span>
            {[seats !== null && t('seats', { n: seats }), summary].filter(Boolean).join(' · ')}{' '}
            <Link to={`/resources/${id}/book`} aria-label={t('bookRoom', { name })}>
              {t('book')}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  )
}
