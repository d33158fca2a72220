import { ProposeCorrection, useMayPropose } from '#modules/corrections/screens/propose-correction.tsx'
import { useSearchParam } from '#ui/address.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useAnswerInPages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Figure, FigureRecord } from '../contract.ts'
import { figures } from './client.ts'
import css from './figure.module.css'
import { figureWords } from './figure-words.ts'
import { recordColumns } from './record-columns.tsx'

/** The list that the number is: every record it counts, or how many there are where they are not public. */
export function FigureRecords({ figure }: { figure: Figure }) {
  const t = useWords(figureWords)
  const lang = useLanguage()
  const [asOf] = useSearchParam('asOf')
  const records = useAnswerInPages(figures.listRecords, {
    params: { key: figure.key },
    query: { lang, asOf },
  })
  const mayPropose = useMayPropose(figure.committeeId)
  const doubt: Column<FigureRecord> = {
    key: 'doubt',
    title: t('doubt'),
    align: 'end',
    show: ({ factId }) => factId !== null && <ProposeCorrection factId={factId} />,
  }
  return (
    <Section id="records" title={t('records')}>
      <Loaded query={records} waiting={<Waiting shape="rows" lines={8} />}>
        {({ items, rows, total, hidden, hiddenRows }) =>
          items.length === 0 && hiddenRows > 0 ? (
            <Empty title={t('recordsClosed', { rows: hiddenRows })}>
              <p>{t('recordsClosedWhy')}</p>
              {hiddenRows !== total && <p>{t('recordsClosedTotal', { rows: hiddenRows, total: hidden })}</p>}
            </Empty>
          ) : (
            <div className={css.list}>
              <DataTable
                label={t('records')}
                sentence={
                  <>
                    {t('recordsAll', { rows })}
                    {hiddenRows > 0 && t('recordsHidden', { rows: hiddenRows, n: hidden })}
                  </>
                }
                columns={[...recordColumns(items, figure, t, lang), ...(mayPropose ? [doubt] : [])]}
                rows={items}
                rowKey={({ factId, day }) => factId ?? day}
                next={records.next}
                empty={<Empty title={t('recordsNone')}>{t('recordsNoneWhy')}</Empty>}
              />
            </div>
          )
        }
      </Loaded>
    </Section>
  )
}
