import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import { SpaceKind, type SpaceSummary } from '../contract.ts'
import { CityMap } from './city-map.tsx'
import { spaces } from './client.ts'
import { OpenState } from './open-state.tsx'
import css from './spaces.module.css'
import { spaceWords } from './words.ts'

/** More than a city has; the list has no pages, because the map shows all at once. */
const ALL = 100

/** Every station and home, on the map of the city and as a list; what is narrowed stands in the address. */
export function Spaces() {
  const t = useWords(spaceWords)
  const lang = useLanguage()
  const [asked, setKind] = useSearchParam('kind')
  const [open, setOpen] = useSearchParam('open')
  const kind = SpaceKind.safeParse(asked).data
  const query = {
    lang,
    limit: ALL,
    ...(kind ? { kind } : {}),
    ...(open === undefined ? {} : { open: 'true' as const }),
  }
  const kinds = SpaceKind.options.map((key) => ({ key, name: t(key) }))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={css.narrow}>
        <ViewSwitch<'all' | SpaceKind>
          label={t('whichKind')}
          views={[{ key: 'all', name: t('all') }, ...kinds]}
          value={kind ?? 'all'}
          onChange={(key) => setKind(key === 'all' ? undefined : key)}
        />
        <Tick
          id="open-now"
          name="open"
          label={t('openOnly')}
          value={open !== undefined}
          onChange={(isOn) => setOpen(isOn ? 'true' : undefined)}
          error={undefined}
        />
      </div>
      <Loaded
        query={useQuery(spaces.listSpaces.queryOptions({ query }))}
        waiting={<Waiting shape="cards" lines={6} />}
      >
        {({ items }) => (
          <div className={css.sides}>
            <MapBeside items={items} />
            <SpaceList items={items} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** A city without a map, or one that has not come yet, leaves the list alone. */
function MapBeside({ items }: { items: SpaceSummary[] }) {
  const t = useWords(spaceWords)
  const lang = useLanguage()
  const { data } = useQuery(spaces.getCityMap.queryOptions({ query: { lang } }))
  return (
    <div className={css.mapSide}>
      {data?.map && <CityMap map={data.map} spaces={items} />}
      <p className={css.feed}>
        <Link to={`/feeds/spaces.geojson?lang=${lang}`} outside>
          {t('feed')}
        </Link>
      </p>
    </div>
  )
}

function SpaceList({ items }: { items: SpaceSummary[] }) {
  const t = useWords(spaceWords)
  if (items.length === 0)
    return (
      <Empty title={t('none')} action={<ButtonLink to="/spaces">{t('seeAll')}</ButtonLink>}>
        {t('noneHelp')}
      </Empty>
    )
  return (
    <ul className={css.list}>
      {items.map((space) => (
        <li key={space.id} className={css.item}>
          <Link to={space.url} className={css.itemName}>
            {space.name}
          </Link>
          <OpenState space={space} />
          <p className={css.where}>
            {space.place.name} · {space.address}
          </p>
          <p className={css.summary}>{space.summary}</p>
        </li>
      ))}
    </ul>
  )
}
