import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CorrectionsOfFigure } from '#modules/corrections/screens/corrections-of-figure.tsx'
import { useParam, useSearchParam } from '#ui/address.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PageParts } from '#ui/page-parts.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import { aspectOf } from './aspects.ts'
import { figures } from './client.ts'
import { FigureBreakdown } from './figure-breakdown.tsx'
import { FigureChanges } from './figure-changes.tsx'
import { FigureDownloads } from './figure-downloads.tsx'
import { FigureHead } from './figure-head.tsx'
import { FigureRecords } from './figure-records.tsx'
import { FigureRule } from './figure-rule.tsx'
import { FigureTrend } from './figure-trend.tsx'
import { figureWords } from './figure-words.ts'
import { SealNote } from './seal-note.tsx'
import { words } from './words.ts'

/** One figure as of a day: its value, its rule, how it went, its parts, what changed, its records, and its seal. */
export function FigurePage() {
  const key = useParam('key')
  const lang = useLanguage()
  const t = useWords(words)
  const [asOf] = useSearchParam('asOf')
  const figure = useQuery({
    ...figures.getFigure.queryOptions({ params: { key }, query: { lang, asOf } }),
    // Another day of the same figure changes its numbers, not the place where the reader is.
    placeholderData: (before) => (before?.key === key ? keepPreviousData(before) : undefined),
  })
  return (
    <Loaded
      query={figure}
      page={{ title: t('figuresTitle'), way: [{ to: '/figures', label: t('figuresTitle') }] }}
    >
      {(known) => <FigureText figure={known} />}
    </Loaded>
  )
}

const PARTS = ['rule', 'trend', 'parts', 'changes', 'records', 'seal', 'download'] as const
/** A constant is not counted: it has a rule with a source, and its row. */
const PARTS_OF_CONSTANT = ['rule', 'records', 'download'] as const

function FigureText({ figure }: { figure: Figure }) {
  const t = useWords(words)
  const say = useWords(figureWords)
  const { title, kind, seal, unsealed } = figure
  const isCounted = kind !== 'constant'
  return (
    <Page
      setting="read"
      title={title}
      way={[{ to: '/figures', label: t('figuresTitle') }]}
      kicker={`${t(aspectOf(figure))} · ${t(kind)}`}
    >
      <FigureHead figure={figure} />
      <PageParts parts={(isCounted ? PARTS : PARTS_OF_CONSTANT).map((id) => ({ id, title: say(id) }))} />
      <FigureRule figure={figure} />
      {isCounted && (
        <>
          <FigureTrend figure={figure} />
          <FigureBreakdown figure={figure} />
          <FigureChanges figure={figure} />
        </>
      )}
      <FigureRecords figure={figure} />
      {isCounted && <CorrectionsOfFigure figureKey={figure.key} />}
      {isCounted && (
        <Section id="seal" title={say('seal')}>
          <SealNote seal={seal} unsealed={unsealed} />
        </Section>
      )}
      <FigureDownloads figure={figure} />
    </Page>
  )
}
