import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#platform/contract.ts'
import { useSearchParam } from '#ui/address.ts'
import { type BarRow, BarTable } from '#ui/bar-table.tsx'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useAnswerInPages } from '#ui/use-pages.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import type { BrokenDownBy, Figure, figuresContract } from '../contract.ts'
import { figures } from './client.ts'
import css from './figure.module.css'
import { figureWords } from './figure-words.ts'

const VIEWS = ['chain', 'unit', 'subdistrict'] as const satisfies readonly BrokenDownBy[]

/** The figure in parts: by chain, by unit or by subdistrict, each part with its bar and its number. */
export function FigureBreakdown({ figure: { key, countingUnit } }: { figure: Figure }) {
  const t = useWords(figureWords)
  const [asOf] = useSearchParam('asOf')
  const [asked, ask] = useSearchParam('parts')
  const chosen = VIEWS.find((one) => one === asked)
  // Until the reader chooses, chains are shown, or places where nothing was recorded for a chain.
  const chains = useQuery({
    ...figures.getBreakdown.queryOptions({ params: { key }, query: { by: 'chain', asOf, limit: 1 } }),
    enabled: chosen === undefined,
  })
  const first = chains.data && (chains.data.note === 'not_recorded' ? 'subdistrict' : 'chain')
  const by = chosen ?? first
  return (
    <Section id="parts" title={t('parts')}>
      <ViewSwitch
        label={t('partsBy')}
        views={VIEWS.map((one) => ({ key: one, name: t(`by.${one}`) }))}
        value={by ?? 'chain'}
        onChange={ask}
      />
      {by ? (
        <PartsBy by={by} figureKey={key} unit={countingUnit} />
      ) : (
        <Loaded query={chains}>{() => null}</Loaded>
      )}
    </Section>
  )
}

interface PartsByProps {
  by: BrokenDownBy
  figureKey: string
  unit: string
}

function PartsBy({ by, figureKey: key, unit }: PartsByProps) {
  const t = useWords(figureWords)
  const lang = useLanguage()
  const [asOf] = useSearchParam('asOf')
  const parts = useAnswerInPages(figures.getBreakdown, { params: { key }, query: { by, asOf, lang } })
  return (
    <Loaded query={parts} waiting={<Waiting shape="rows" lines={8} />}>
      {(answer) => (
        <>
          <Parts breakdown={answer} unit={unit} isWhole={parts.next === undefined} />
          {parts.next && (
            <p className={css.more}>
              <Button busy={parts.next.busy} onClick={parts.next.load}>
                {t('moreParts')}
              </Button>
            </p>
          )}
        </>
      )}
    </Loaded>
  )
}

type Breakdown = AnswerOf<typeof figuresContract.getBreakdown>

function Parts({ breakdown, unit, isWhole }: { breakdown: Breakdown; unit: string; isWhole: boolean }) {
  const t = useWords(figureWords)
  const language = useLanguage()
  const { by, items, rest, hidden, total, note, recordsOpen } = breakdown
  if (by === 'unit' && !recordsOpen) return <Empty title={t('unitsClosed')}>{t('unitsClosedWhy')}</Empty>
  if (note === 'not_recorded') return <Empty title={t(`notRecorded.${by}`)}>{t('notRecordedWhy')}</Empty>
  const number = (value: number) => formatNumber(value, language)
  const rows: BarRow[] = items.map(({ id, name, url, value }) => ({
    key: id,
    name: url === null ? name : <Link to={url}>{name}</Link>,
    value,
    said: number(value),
  }))
  // What is left over ends the list, so it stands below the last part and not below a page of them.
  if (isWhole && rest !== 0)
    rows.push({ key: 'rest', name: t(`rest.${by}`), value: rest, said: number(rest), isRest: true })
  if (hidden !== 0)
    rows.push({ key: 'hidden', name: t('partsHidden'), value: hidden, said: number(hidden), isRest: true })
  return (
    <>
      <BarTable label={t(`partsLabel.${by}`)} heads={[t(`by.${by}`), t('quantity', { unit })]} rows={rows} />
      <p className={css.note}>
        {isWhole && t('partsTotal', { total })}
        {note === 'counted_once' && ` ${t('countedOnce')}`}
      </p>
    </>
  )
}
