import { useId, useState } from 'react'
import { useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { Filters } from '#ui/filters.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { DayField } from '#ui/text-field.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { textIn, useWords, type Words } from '#ui/words.ts'
import type { RecordedEvent } from '../contract.ts'
import { people } from './client.ts'
import { EventList } from './event-list.tsx'
import { eventWords } from './event-words.ts'
import css from './events.module.css'
import { usePeopleFinder } from './finders.ts'

/** The record of everything that was done, for the audit administrator. `words` are the sentences of every module. */
export function Events({ words }: { words: readonly Words[] }) {
  const t = useWords(eventWords)
  const nextPage = useWords(uiWords)('nextPage')
  const filters = useEventFilters()
  const events = usePages(people.listEvents, { query: { ...filters.query, limit: 50 } })
  const kinds = useKinds(words)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FilterFields filters={filters} kinds={kinds} rows={events.data} />
      <Loaded query={events} waiting={<Waiting shape="rows" lines={10} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('none')}>{t('noneHelp')}</Empty>
          ) : (
            <>
              <p className={css.sentence}>
                <Sentence filters={filters} kinds={kinds} rows={rows} />
              </p>
              <EventList events={rows} words={words} />
              {events.next && (
                <Button busy={events.next.busy} onClick={events.next.load}>
                  {nextPage}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function useEventFilters() {
  const [personId, setPersonId] = useSearchParam('person')
  const [type, setType] = useSearchParam('kind')
  const [from, setFrom] = useSearchParam('from')
  const [to, setTo] = useSearchParam('to')
  return { query: { personId, type, from, to }, setPersonId, setType, setFrom, setTo }
}

interface FilterProps {
  filters: ReturnType<typeof useEventFilters>
  kinds: Option[]
  rows: RecordedEvent[] | undefined
}

function FilterFields({ filters, kinds, rows }: FilterProps) {
  const t = useWords(eventWords)
  const id = useId()
  const finder = usePeopleFinder()
  const [person, setPerson] = useState<Option | null>(null)
  const { personId, type, from, to } = filters.query
  const named = { value: personId ?? '', label: rows?.[0]?.person?.name ?? t('someone') }
  const chosen = personId === undefined ? null : person?.value === personId ? person : named
  const field = (name: string, label: string, value: string | undefined, set: typeof filters.setFrom) => ({
    id: id + name,
    name,
    label,
    value: value ?? '',
    error: undefined,
    onChange: (next: string) => set(next || undefined),
  })
  return (
    <Filters label={t('filters')}>
      <FinderField
        {...finder}
        id={`${id}person`}
        name="person"
        label={t('person')}
        error={undefined}
        value={chosen}
        onChange={(option) => {
          setPerson(option)
          filters.setPersonId(option?.value)
        }}
      />
      <Select {...field('kind', t('kind'), type, filters.setType)} options={kinds} none={t('anything')} />
      <DayField {...field('from', t('from'), from, filters.setFrom)} />
      <DayField {...field('to', t('to'), to, filters.setTo)} />
    </Filters>
  )
}

/** The filter in words. */
function Sentence({ filters: { query }, kinds, rows }: FilterProps) {
  const t = useWords(eventWords)
  const language = useLanguage()
  const from = query.from && formatDay(query.from, language)
  const to = query.to && formatDay(query.to, language)
  const both = from && to ? t('between', { from, to }) : undefined
  const when = both ?? (from && t('since', { from })) ?? (to && t('until', { to })) ?? t('always')
  const who = query.personId ? (rows?.[0]?.person?.name ?? t('someone')) : t('anyone')
  const what = kinds.find(({ value }) => value === query.type)?.label ?? query.type ?? t('anything')
  return t.nodes('sentence', { who: <b>{who}</b>, what: <b>{what}</b>, when: <b>{when}</b> })
}

const MODULES = ['people', 'network', 'admission', 'imports'] as const

/** Whole modules first, then every kind that has a sentence, by what it says without names. */
function useKinds(words: readonly Words[]): Option[] {
  const t = useWords(eventWords)
  const language = useLanguage()
  const codes = words.flatMap((of) => Object.keys(of.zh).map((code) => ({ code, of })))
  return [
    ...MODULES.map((name) => ({ value: `${name}.`, label: t(name) })),
    ...codes.map(({ code, of }) => ({ value: code, label: shortened(textIn(language, of, code) ?? code) })),
  ]
}

const shortened = (text: string): string =>
  text
    .replace(/[（(：:].*$/, '')
    .replaceAll(/\{\w+\}/g, '…')
    .trim()
