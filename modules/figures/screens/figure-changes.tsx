import type { AnswerOf } from '#platform/contract.ts'
import { useSearchParam } from '#ui/address.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatDate, formatNumber, formatSigned } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { DayField } from '#ui/text-field.tsx'
import { useAnswerInPages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Figure, FigureChange, figuresContract } from '../contract.ts'
import { figures } from './client.ts'
import css from './figure.module.css'
import { figureWords } from './figure-words.ts'
import { recordColumns } from './record-columns.tsx'

const DAY_MS = 86_400_000
const daysBefore = (day: string, n: number) =>
  new Date(Date.parse(day) - n * DAY_MS).toISOString().slice(0, 10)

/** What came, what left and what was corrected since a day that the reader chooses; a month ago to begin with. */
export function FigureChanges({ figure }: { figure: Figure }) {
  const t = useWords(figureWords)
  const lang = useLanguage()
  const [asOf] = useSearchParam('asOf')
  const [asked, ask] = useSearchParam('since')
  const latest = daysBefore(figure.asOf, 1)
  const since = asked !== undefined && asked <= latest ? asked : daysBefore(figure.asOf, 30)
  const changes = useAnswerInPages(figures.listChanges, {
    params: { key: figure.key },
    query: { since, asOf, lang },
  })
  return (
    <Section id="changes" title={t('changes')}>
      <DayField
        id="since"
        name="since"
        label={t('sinceField')}
        value={since}
        max={latest}
        error={undefined}
        onChange={(day) => ask(day === '' ? undefined : day)}
      />
      <Loaded query={changes} waiting={<Waiting shape="rows" lines={6} />}>
        {(answer) => (
          <>
            <Reckoning changes={answer} />
            <ChangeList figure={figure} changes={answer} next={changes.next} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

type Changes = AnswerOf<typeof figuresContract.listChanges>

/** Before and after, and what lies between, set like a sum that anybody can add up. */
function Reckoning({ changes: { since, asOf, before, after, came, left, corrected } }: { changes: Changes }) {
  const t = useWords(figureWords)
  const language = useLanguage()
  const signed = (value: number) => formatSigned(value, language)
  const lines = [
    [t('atEndOf', { day: formatDate(since, language) }), formatNumber(before, language)],
    [t('came'), signed(came)],
    [t('left'), signed(left)],
    [t('corrected'), signed(corrected)],
  ] as const
  return (
    <table className={css.reckoning}>
      <tbody>
        {lines.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('atEndOf', { day: formatDate(asOf, language) })}</th>
          <td>{formatNumber(after, language)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

interface ChangeListProps {
  figure: Figure
  changes: Changes
  next: { load: () => void; busy: boolean } | undefined
}

function ChangeList({ figure, changes: { items, rows, recordsOpen, since, asOf }, next }: ChangeListProps) {
  const t = useWords(figureWords)
  const lang = useLanguage()
  if (rows === 0) return <Empty title={t('noChange')}>{t('noChangeWhy')}</Empty>
  if (!recordsOpen) return <p className={css.note}>{t('changesClosed', { rows })}</p>
  const [subject, ...others] = recordColumns(items, figure, t, lang)
  const columns: Column<FigureChange>[] = [
    {
      key: 'what',
      title: t('what'),
      show: (row) => (
        <div>
          {subject?.show(row)}
          {row.reason !== null && <p className={css.reason}>{t('because', { reason: row.reason })}</p>}
        </div>
      ),
    },
    { key: 'change', title: t('change'), show: ({ change }) => t(change) },
    ...others.map((column) =>
      column.key === 'quantity'
        ? { ...column, show: ({ quantity }: FigureChange) => formatSigned(quantity, lang) }
        : column,
    ),
  ]
  const between = { from: formatDate(since, lang), to: formatDate(asOf, lang) }
  return (
    <div className={css.list}>
      <DataTable
        label={t('changes')}
        sentence={t('changesAll', { rows, ...between })}
        columns={columns}
        rows={items}
        rowKey={({ factId, day }) => factId ?? day}
        next={next}
        empty={null}
      />
    </div>
  )
}
