import { useMe } from '#modules/people/screens/session.ts'
import { useChangeSearch, useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { type Language, useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import type { SampleSummary } from '../contract.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { StateOfSample } from './sample-state.tsx'
import { sampleWords } from './sample-words.ts'

type Words = ReturnType<typeof useWords<typeof sampleWords.zh>>
type Of = 'mine' | 'unit' | 'kept'

/** Samples sent and, for keepers, samples that came. */
export function SamplesPage() {
  const t = useWords(sampleWords)
  const [of] = useSearchParam('of')
  const [when] = useSearchParam('when')
  const change = useChangeSearch()
  const posts = useMe().data?.posts ?? []
  const has = (sought: string) => posts.some(({ role }) => role === sought)
  const views = [
    ...(has('keeper') ? [{ key: 'kept' as const, name: t('kept') }] : []),
    { key: 'mine' as const, name: t('mine') },
    ...(has('liaison') ? [{ key: 'unit' as const, name: t('ofUnit') }] : []),
  ]
  // A keeper comes for what waits for them.
  const shown: Of = views.find(({ key }) => key === of)?.key ?? views[0]?.key ?? 'mine'
  const time = when === 'ended' ? 'ended' : 'open'
  return (
    <Page
      title={t('samples')}
      lead={t('lead')}
      actions={<ButtonLink to="/resources">{t('find')}</ButtonLink>}
    >
      <div className={css.switches}>
        <ViewSwitch
          label={t('when')}
          value={time}
          views={[
            { key: 'open', name: t('open') },
            { key: 'ended', name: t('ended') },
          ]}
          onChange={(next) => change({ when: next === 'ended' ? next : undefined })}
        />
        {views.length > 1 && (
          <ViewSwitch
            label={t('whose')}
            value={shown}
            views={views}
            onChange={(next) => change({ of: next })}
          />
        )}
      </div>
      <SampleList of={shown} when={time} />
    </Page>
  )
}

function SampleList({ of, when }: { of: Of; when: 'open' | 'ended' }) {
  const t = useWords(sampleWords)
  const language = useLanguage()
  const pages = usePages(bookings.listSamples, { query: { of, when } })
  const empty =
    of === 'kept' ? <Empty title={t('noneKept')} /> : <Empty title={t('none')}>{t('noneHelp')}</Empty>
  return (
    <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" />}>
      {(rows) => (
        <DataTable
          label={t('samples')}
          columns={columnsOf(of, t, language)}
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

function columnsOf(of: Of, t: Words, language: Language): Column<SampleSummary>[] {
  const columns: Column<SampleSummary>[] = [
    { key: 'number', title: t('samples'), show: ({ number }) => t('number', { number: String(number) }) },
    { key: 'resource', title: t('resource'), show: ({ resource }) => resource.name },
    { key: 'count', title: t('count'), show: ({ samples }) => formatNumber(samples, language) },
    { key: 'person', title: t('person'), show: ({ person }) => person.name },
    { key: 'owner', title: t('owner'), show: ({ resource }) => resource.unit.name },
    { key: 'moment', title: t('moment'), show: ({ askedAt }) => formatMoment(askedAt, language) },
    { key: 'state', title: t('state'), show: ({ state }) => <StateOfSample state={state} /> },
  ]
  const hidden = { mine: 'person', unit: undefined, kept: 'owner' }[of]
  return columns.filter(({ key }) => key !== hidden)
}
