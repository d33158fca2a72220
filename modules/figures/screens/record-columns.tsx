import type { Column } from '#ui/data-table.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import type { Say } from '#ui/words.ts'
import type { Figure, FigureRecord } from '../contract.ts'
import css from './figure.module.css'
import type { figureWords } from './figure-words.ts'

type T = Say<typeof figureWords.zh>

/** What a record is about, where, how much and when; columns that would be empty, or say one in every row, are left out. */
export function recordColumns<Row extends FigureRecord>(
  rows: readonly Row[],
  { title, kind, countingUnit }: Pick<Figure, 'title' | 'kind' | 'countingUnit'>,
  t: T,
  language: Language,
): Column<Row>[] {
  const shown = (isShown: boolean, column: Column<Row>) => (isShown ? [column] : [])
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
        title: t('quantity', { unit: countingUnit }),
        align: 'end',
        show: ({ quantity }) => formatNumber(quantity, language),
      },
    ),
    {
      key: 'day',
      title: t('day'),
      show: ({ day }) => <span className={css.unbroken}>{formatDate(day, language)}</span>,
    },
    ...shown(
      rows.some(({ source }) => source !== null),
      { key: 'source', title: t('source'), show: (row) => <Source record={row} t={t} /> },
    ),
    ...shown(kind !== 'constant', {
      key: 'proof',
      title: t('proof'),
      align: 'end',
      show: (row) => <Proof record={row} t={t} />,
    }),
  ]
}

/** What the record is about, linked to its page; one whose subject has no name here goes by the figure's title. */
function Subject({
  record: { unit, committee, space, resource, cluster },
  otherwise,
}: {
  record: FigureRecord
  otherwise: string
}) {
  const known = space ?? resource ?? unit ?? committee
  if (known) return <Link to={known.url}>{known.name}</Link>
  return cluster?.name ?? otherwise
}

/** Who a number from outside comes from leads to the signed statement. */
function Source({ record: { source, statement }, t }: { record: FigureRecord; t: T }) {
  if (!statement) return source ?? '—'
  return <Link to={statement.url}>{t('statedBy', { who: statement.saidBy })}</Link>
}

/** The seal that holds the record, and the way to check that it does. */
function Proof({ record: { factId, sealed }, t }: { record: FigureRecord; t: T }) {
  if (sealed === null || factId === null) return t('sealPending')
  return (
    <span className={css.unbroken}>
      {t('sealNo', { n: sealed })} <Link to={`/verify?fact=${factId}`}>{t('check')}</Link>
    </span>
  )
}
