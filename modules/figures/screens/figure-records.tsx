import { useSearchParam } from '#ui/address.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { type Language, useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { type Say, useWords } from '#ui/words.ts'
import type { Figure, FigureRecord } from '../contract.ts'
import { useRecords } from './use-records.ts'
import { words } from './words.ts'

/** The list that the number is: every record it counts, or how many there are where they are not public. */
export function FigureRecords({ figure }: { figure: Figure }) {
  const t = useWords(words)
  const language = useLanguage()
  const [asOf] = useSearchParam('asOf')
  const records = useRecords(figure.key, asOf)
  return (
    <Section title={t('records')}>
      <Loaded query={records} waiting={<Waiting shape="rows" lines={8} />}>
        {({ items, rows, total, hidden }) =>
          items.length === 0 && hidden !== 0 ? (
            <Empty title={t('recordsClosed', { rows })}>
              <p>{t('recordsClosedWhy')}</p>
              {rows !== total && <p>{t('recordsClosedTotal', { rows, total })}</p>}
            </Empty>
          ) : (
            <DataTable
              label={t('records')}
              sentence={
                <>
                  {t('recordsAll', { rows })}
                  {hidden !== 0 && ` ${t('recordsHidden', { n: hidden })}`}
                </>
              }
              columns={columnsFor(items, figure, t, language)}
              rows={items}
              rowKey={({ factId, day }) => factId ?? day}
              next={records.next}
              empty={<Empty title={t('recordsNone')}>{t('recordsNoneWhy')}</Empty>}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

/** Columns that would be empty, or say one in every row, are left out. */
function columnsFor(
  rows: readonly FigureRecord[],
  { title }: Figure,
  t: Say<typeof words.zh>,
  language: Language,
): Column<FigureRecord>[] {
  const shown = (isShown: boolean, column: Column<FigureRecord>) => (isShown ? [column] : [])
  return [
    { key: 'what', title: t('what'), show: (row) => <Subject record={row} otherwise={title} /> },
    ...shown(
      rows.some(({ place }) => place),
      { key: 'place', title: t('place'), show: ({ place }) => place?.name ?? '—' },
    ),
    ...shown(
      rows.some(({ quantity }) => quantity !== 1),
      {
        key: 'quantity',
        title: t('quantity'),
        align: 'end',
        show: ({ quantity }) => formatNumber(quantity, language),
      },
    ),
    { key: 'day', title: t('day'), show: ({ day }) => formatDate(day, language) },
    ...shown(
      rows.some(({ source }) => source !== null),
      { key: 'source', title: t('source'), show: ({ source }) => source ?? '—' },
    ),
    {
      key: 'seal',
      title: t('seal'),
      align: 'end',
      show: ({ factId, sealed }) =>
        sealed === null ? (
          t('sealPending')
        ) : (
          <span>
            {t('sealNo', { n: sealed })} <Link to={`/verify?fact=${factId}`}>{t('checkRecord')}</Link>
          </span>
        ),
    },
  ]
}

/** What the record is about, linked to its page; one whose subject has no name here goes by the figure's title. */
function Subject({
  record: { unit, committee, cluster },
  otherwise,
}: {
  record: FigureRecord
  otherwise: string
}) {
  const known = unit ?? committee
  if (known) return <Link to={known.url}>{known.name}</Link>
  return cluster?.name ?? otherwise
}
