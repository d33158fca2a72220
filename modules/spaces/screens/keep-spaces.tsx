import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import { SpaceStatus, type SpaceSummary } from '../contract.ts'
import { spaces } from './client.ts'
import { keepWords } from './keep-words.ts'
import { OpenState } from './open-state.tsx'
import { spaceWords } from './words.ts'

const ORDER = ['open', 'prepared', 'closed'] as const
/** As many as a page of the server holds; a city has tens. */
const ALL = 100

/** Every space by its state, for operators. */
export function KeepSpaces() {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const [asked, setStatus] = useSearchParam('status')
  const status = SpaceStatus.safeParse(asked).data ?? 'open'
  const query = useQuery(spaces.listSpaces.queryOptions({ query: { lang, status, limit: ALL } }))
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ButtonLink look="loud" to="/work/spaces/new">
          {t('add')}
        </ButtonLink>
      }
    >
      <ViewSwitch
        label={t('whichStatus')}
        views={ORDER.map((key) => ({ key, name: t(key) }))}
        value={status}
        onChange={(key) => setStatus(key === 'open' ? undefined : key)}
      />
      <Loaded query={query} waiting={<Waiting shape="rows" lines={8} />}>
        {({ items }) => <SpaceTable rows={items} status={status} />}
      </Loaded>
    </Page>
  )
}

function SpaceTable({ rows, status }: { rows: SpaceSummary[]; status: SpaceStatus }) {
  const t = useWords(keepWords)
  const kinds = useWords(spaceWords)
  return (
    <DataTable
      label={t('list')}
      sentence={t('sentence', { what: t(status), n: rows.length })}
      rows={rows}
      rowKey={({ id }) => id}
      open={({ id }) => `/work/spaces/${id}`}
      columns={[
        { key: 'name', title: t('name'), show: ({ name }) => name },
        { key: 'kind', title: t('kind'), show: ({ kind }) => kinds(kind) },
        { key: 'place', title: t('place'), show: ({ place }) => place.name },
        { key: 'now', title: t('now'), show: (space) => <OpenState space={space} /> },
      ]}
      empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
    />
  )
}
