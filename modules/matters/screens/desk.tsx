import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParam, useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceInSentence } from '#ui/choice-in-sentence.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Channel, MatterSummary } from '../contract.ts'
import { matters } from './client.ts'
import { type Box, useBox, useOwnBodies } from './desk-boxes.ts'
import { deskWords } from './desk-words.ts'
import css from './desk.module.css'
import { DueAt, dueFrom } from './due-text.tsx'
import { MatterState } from './matter-state.tsx'

/** What the rows are narrowed by; kept in the address, so that it can be sent to a colleague. */
function useNarrowing() {
  const [kind, setKind] = useSearchParam('kind')
  const [body, setBody] = useSearchParam('body')
  const [q, setQ] = useSearchParam('q')
  return { kind, setKind, body, setBody, q, setQ }
}

/** One box of the desk: rows to work through with j, k and Enter. */
export function Desk() {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const box = useBox(useParam('box'))
  const { kind, body, q } = useNarrowing()
  const rows = usePages(matters.listMatters, { query: { box, kind, body, q, lang, limit: 50 } })
  const columns = useColumns(box)
  return (
    <Page title={t(box)} lead={t(`lead.${box}`)}>
      <Loaded query={rows} waiting={<Waiting shape="rows" lines={8} />}>
        {(found) => (
          <DataTable
            label={t(box)}
            sentence={<Sentence box={box} />}
            columns={columns}
            rows={found}
            rowKey={({ id }) => id}
            open={({ url }) => url}
            next={rows.next}
            empty={<NothingHere box={box} />}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Sentence({ box }: { box: Box }) {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const bodies = useOwnBodies()
  const { kind, setKind, body, setBody, q, setQ } = useNarrowing()
  const kinds = useQuery(matters.listMatterKinds.queryOptions({ query: { lang } })).data?.items ?? []
  const chosenKind = (
    <ChoiceInSentence
      label={t('kind')}
      any={t('anyKind')}
      value={kind}
      onChange={setKind}
      options={kinds.map(({ key, name }) => ({ key, name }))}
    />
  )
  const chosenBody = (
    <ChoiceInSentence label={t('body')} any={t('anyBody')} value={body} onChange={setBody} options={bodies} />
  )
  // Nobody has what waits for triage, so there it has no body.
  const isByBody = bodies.length > 1 && box !== 'triage'
  return (
    <span className={css.sentence}>
      <span>
        {isByBody
          ? t.nodes('sentenceOfBody', { kind: chosenKind, body: chosenBody })
          : t.nodes('sentence', { kind: chosenKind })}
      </span>
      {q && (
        <span>
          {t('sought', { q })}{' '}
          <Button look="text" onClick={() => setQ(undefined)}>
            {t('clear')}
          </Button>
        </span>
      )}
    </span>
  )
}

function NothingHere({ box }: { box: Box }) {
  const t = useWords(deskWords)
  const { kind, body, q } = useNarrowing()
  if (kind ?? body ?? q)
    return (
      <div className={css.narrowed}>
        <Sentence box={box} />
        <Empty title={t('noneFits')}>{t('noneFitsHelp')}</Empty>
      </div>
    )
  return <Empty title={t(`none.${box}`)}>{t('noneHelp')}</Empty>
}

/** Boxes in which the rows are at different stages. */
const MIXED: ReadonlySet<Box> = new Set(['waiting', 'closed', 'all'])

const CHANNELS = {
  person: 'byPerson',
  unit: 'byUnit',
  counter: 'byCounter',
  resident: 'byResident',
  open311: 'byOpen311',
} as const satisfies Record<Channel, string>

function useColumns(box: Box): Column<MatterSummary>[] {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const show: Record<string, (row: MatterSummary) => ReactNode> = {
    matter: ({ number, title }) => (
      <>
        <span className={css.number}>{number}</span> {title}
      </>
    ),
    kind: ({ kind }) => kind.name,
    unit: ({ unit, channel }) => unit?.name ?? <span className={css.soft}>{t(CHANNELS[channel])}</span>,
    askedAt: ({ askedAt }) => formatDay(dayIn(new Date(askedAt)), lang),
    due: ({ dueAt }) => dueAt && <Due at={dueAt} />,
    state: (row) => <MatterState matter={row} />,
  }
  const keys = ['matter', 'kind', 'unit', 'askedAt', ...(box === 'closed' ? [] : (['due'] as const))] as const
  return [...keys, ...(MIXED.has(box) ? (['state'] as const) : [])].map((key) => ({
    key,
    title: t(key),
    show: show[key] ?? (() => null),
  }))
}

/** Overdue is told in words; the colour only helps to find it. */
const Due = ({ at }: { at: string }) => (
  <span className={dueFrom(at).isOver ? css.late : css.due}>
    <DueAt at={at} />
  </span>
)
