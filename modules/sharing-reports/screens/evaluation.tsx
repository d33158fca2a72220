import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { API_ROOT } from '#platform/contract.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { CountedUse, EvaluatedUnit, Evaluation, EvaluationNumbers } from '../contract.ts'
import { ChooseEvaluation } from './choose-evaluation.tsx'
import { sharingReports } from './client.ts'
import { useEvaluationColumns } from './evaluation-columns.tsx'
import css from './sharing-report.module.css'
import { useEvaluation, withEvaluation } from './use-evaluation.ts'
import { words } from './words.ts'

/** What the national evaluation asks for a year, unit by unit. */
export function EvaluationPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const { year, scope, thisYear } = useEvaluation()
  const query = useQuery({
    ...sharingReports.getEvaluation.queryOptions({ query: { year, scope, lang } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={t('evaluationOf', { year: String(year) })}
      lead={t('evaluationLead')}
      actions={<TakeAway year={year} />}
    >
      <ChooseEvaluation />
      {year === thisYear && <p className={css.sum}>{t('soFar')}</p>}
      <Loaded query={query} waiting={<Waiting shape="rows" lines={12} />}>
        {(evaluation) => (
          <>
            <Rules evaluation={evaluation} />
            <Section title={t('byUnit')} note={t('byNameNote')}>
              <Units evaluation={evaluation} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function TakeAway({ year }: { year: number }) {
  const t = useWords(words)
  const lang = useLanguage()
  const { scope } = useEvaluation()
  return (
    <p className={css.away}>
      {(['csv', 'xlsx'] as const).map((as) => (
        <Link
          key={as}
          to={withEvaluation(`${API_ROOT}/sharing-evaluation/export`, { year, scope }, { as, lang })}
          outside
        >
          {t(as)}
        </Link>
      ))}
    </p>
  )
}

/** Null stands for all units together. */
type UnitRow = EvaluationNumbers & { unit: EvaluatedUnit['unit'] | null }

function Units({ evaluation: { items, total, year, scope } }: { evaluation: Evaluation }) {
  const t = useWords(words)
  const language = useLanguage()
  const usesOf = ({ unit }: UnitRow, counted: CountedUse) =>
    withEvaluation('/work/sharing/uses', { year, scope }, { counted, ...(unit && { unit: unit.id }) })
  const numbers = useEvaluationColumns(usesOf)
  const columns: Column<UnitRow>[] = [
    {
      key: 'unit',
      title: t('unit'),
      show: ({ unit }) =>
        unit ? (
          <Link to={withEvaluation(`/work/sharing/evaluation/${unit.id}`, { year, scope })}>{unit.name}</Link>
        ) : (
          <b>{t('total')}</b>
        ),
    },
    {
      key: 'resources',
      title: t(scope === 'all' ? 'resource' : 'resources'),
      align: 'end',
      show: ({ resources }) => formatNumber(resources, language),
    },
    ...numbers,
  ]
  if (items.length === 0) return <Empty title={t('noEvaluated')}>{t('noEvaluatedWhy')}</Empty>
  return (
    <DataTable
      label={t('byUnit')}
      columns={columns}
      rows={[{ ...total, unit: null }, ...items]}
      rowKey={({ unit }) => unit?.id ?? 'total'}
      empty={null}
    />
  )
}

/** How each number is counted, in words. */
export function Rules({ evaluation: { rules, scope } }: { evaluation: Pick<Evaluation, 'rules' | 'scope'> }) {
  const t = useWords(words)
  const keys = ['effective', 'external', 'shareRate', 'smallServed'] as const
  return (
    <details className={css.rules}>
      <summary className={css.summary}>{t('rules')}</summary>
      <DefinitionList
        items={[
          { term: t(scope === 'all' ? 'resource' : 'resources'), value: rules.resources },
          ...keys.map((key) => ({ term: t(key), value: rules[key] })),
        ]}
      />
    </details>
  )
}
