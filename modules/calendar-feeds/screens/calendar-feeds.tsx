import { useQuery } from '@tanstack/react-query'
import { sharing } from '#modules/sharing/screens/client.ts'
import { resourceName } from '#modules/sharing/screens/resource-name.ts'
import { spaces } from '#modules/spaces/screens/client.ts'
import { useSearchParam } from '#ui/address.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { calendarWords } from './calendar-words.ts'
import { FeedList } from './feed-list.tsx'
import { MakeFeed } from './make-feed.tsx'

/** Makes the address of what the reader came from, else of their own bookings; below, all that they made. */
export function CalendarFeeds() {
  const t = useWords(calendarWords)
  const [about] = useSearchParam('about')
  const [id] = useSearchParam('id')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <MakeFeedOf key={`${about} ${id}`} about={about} id={id} />
      <Section title={t('list')}>
        <FeedList />
      </Section>
    </Page>
  )
}

interface Wish {
  about: string | undefined
  id: string | undefined
}

function MakeFeedOf({ about, id }: Wish) {
  const t = useWords(calendarWords)
  if (about === 'resource' && id) return <MakeFeedOfResource id={id} />
  if (about === 'space' && id) return <MakeFeedOfSpace id={id} />
  return (
    <MakeFeed title={t('newMine')} feed={{ about: 'my-bookings', subjectId: null }}>
      <p>{t('newMineHelp')}</p>
      <p>{t('resources')}</p>
    </MakeFeed>
  )
}

function MakeFeedOfResource({ id }: { id: string }) {
  const t = useWords(calendarWords)
  const lang = useLanguage()
  const query = useQuery(sharing.getResource.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query}>
      {(resource) => (
        <MakeFeed
          title={t('newResource', { name: resourceName(resource, lang) })}
          feed={{ about: 'resource', subjectId: resource.id }}
        >
          <p>{t('newResourceHelp')}</p>
        </MakeFeed>
      )}
    </Loaded>
  )
}

function MakeFeedOfSpace({ id }: { id: string }) {
  const t = useWords(calendarWords)
  const lang = useLanguage()
  const query = useQuery(spaces.getSpace.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query}>
      {(space) => (
        <MakeFeed title={t('newSpace', { name: space.name })} feed={{ about: 'space', subjectId: space.id }}>
          <p>{t('newSpaceHelp')}</p>
        </MakeFeed>
      )}
    </Loaded>
  )
}
