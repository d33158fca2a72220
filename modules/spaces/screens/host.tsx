import { useQuery } from '@tanstack/react-query'
import { useMe } from '#modules/people/screens/session.ts'
import { useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import type { Space } from '../contract.ts'
import { Arrivals } from './arrivals.tsx'
import { spaces } from './client.ts'
import { CountVisits } from './count-visits.tsx'
import { DifferingDays } from './differing-days.tsx'
import css from './host.module.css'
import { hostWords } from './host-words.ts'
import { useSpans } from './hours-of-week.tsx'
import { OpenState } from './open-state.tsx'
import { Rota } from './rota.tsx'

/** The host's day, in the order of a thumb: who is here, count, who comes, the counter, the rota. */
export function HostPage() {
  const t = useWords(hostWords)
  return (
    <Page title={t('title')}>
      <Loaded query={useMe()}>
        {({ posts }) => {
          const own = posts.filter(({ role, bodyKind }) => role === 'host' && bodyKind === 'space')
          return own.length > 0 ? <OwnSpaces posts={own} /> : <NoPost />
        }}
      </Loaded>
    </Page>
  )
}

function NoPost() {
  const t = useWords(hostWords)
  return (
    <Empty title={t('noSpace')} action={<ButtonLink to="/spaces">{t('seeSpaces')}</ButtonLink>}>
      {t('noSpaceHelp')}
    </Empty>
  )
}

type Posts = NonNullable<ReturnType<typeof useMe>['data']>['posts']

function OwnSpaces({ posts }: { posts: Posts }) {
  const t = useWords(hostWords)
  const textOf = useTexts()
  const lang = useLanguage()
  const [asked, setSpace] = useSearchParam('space')
  const id = posts.find(({ bodyId }) => bodyId === asked)?.bodyId ?? posts[0]?.bodyId ?? ''
  const names = posts.map(({ bodyId, bodyName }) => ({ key: bodyId, name: bodyName ? textOf(bodyName) : '' }))
  return (
    <>
      {posts.length > 1 && (
        <ViewSwitch label={t('whichSpace')} views={names} value={id} onChange={setSpace} />
      )}
      <Loaded query={useQuery(spaces.getSpace.queryOptions({ params: { id }, query: { lang } }))}>
        {(space) => <Today space={space} />}
      </Loaded>
    </>
  )
}

function Today({ space }: { space: Space }) {
  const t = useWords(hostWords)
  const spans = useSpans()
  const [today] = space.hours
  const names = (space.hosts ?? []).map(({ name }) => name).join(t('comma'))
  return (
    <div className={css.day}>
      <section className={css.now}>
        <h2>{space.name}</h2>
        <OpenState space={space} />
        <p>
          {today && today.opening.length > 0
            ? t('hoursToday', { hours: spans(today.opening) })
            : t('closedToday')}
        </p>
        <p>{names === '' ? t('nobodyOnDuty') : t('onDuty', { names })}</p>
        <p>
          <Link to={space.url}>{t('publicPage')}</Link>
        </p>
      </section>
      <Section title={t('count')} note={t('countNote')}>
        <CountVisits space={space} />
      </Section>
      <Section title={t('arrivals')} note={t('arrivalsNote')}>
        <Arrivals id={space.id} />
      </Section>
      <Section title={t('counter')}>
        <p>{t('counterHelp')}</p>
        <ButtonLink to="/work/counter">{t('toCounter')}</ButtonLink>
      </Section>
      <Rota id={space.id} />
      <details className={css.more}>
        <summary>{t('days')}</summary>
        <DifferingDays space={space} />
      </details>
    </div>
  )
}
