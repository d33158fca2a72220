import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { EvaluatedResource } from '../contract.ts'
import { ChooseEvaluation } from './choose-evaluation.tsx'
import { sharingReports } from './client.ts'
import { Rules } from './evaluation.tsx'
import { useEvaluationColumns } from './evaluation-columns.tsx'
import { useEvaluation, withEvaluation } from './use-evaluation.ts'
import { words } from './words.ts'

/** The instruments of one unit with what the evaluation asks of each. */
export function EvaluatedUnitPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const { year, scope } = useEvaluation()
  const query = useQuery({
    ...sharingReports.listEvaluatedResources.queryOptions({
      params: { id: useParam('id') },
      query: { year, scope, lang },
    }),
    placeholderData: keepPreviousData,
  })
  const way = [
    {
      to: withEvaluation('/work/sharing/evaluation', { year, scope }),
      label: t('evaluationOf', { year: String(year) }),
    },
  ]
  return (
    <Loaded query={query} page={{ title: t('evaluation'), way }}>
      {({ unit, items, ...evaluation }) => (
        <Page title={unit.name} way={way} lead={t('evaluationLead')}>
          <ChooseEvaluation />
          <Rules evaluation={evaluation} />
          <Section title={t('byInstrument')} note={t('byNameNote')}>
            <Instruments items={items} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}

function Instruments({ items }: { items: readonly EvaluatedResource[] }) {
  const t = useWords(words)
  const language = useLanguage()
  const asked = useEvaluation()
  const numbers = useEvaluationColumns<EvaluatedResource>(({ resource, unit }, counted) =>
    withEvaluation('/work/sharing/uses', asked, { counted, unit: unit.id, resource: resource.id }),
  )
  const columns: Column<EvaluatedResource>[] = [
    {
      key: 'resource',
      title: t('resource'),
      show: ({ resource: { name, model } }) => (model === null ? name : `${name} ${model}`),
    },
    {
      key: 'value',
      title: t('value'),
      align: 'end',
      show: ({ originalValue }) => (originalValue === null ? '—' : formatNumber(originalValue, language)),
    },
    ...numbers,
  ]
  return (
    <DataTable
      label={t('byInstrument')}
      columns={columns}
      rows={items}
      rowKey={({ resource }) => resource.id}
      open={({ resource }) => resource.url}
      empty={<Empty title={t('noEvaluated')}>{t('noEvaluatedWhy')}</Empty>}
    />
  )
}
