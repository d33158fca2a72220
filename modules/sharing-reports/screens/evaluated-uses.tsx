import { useSearchParam } from '#ui/address.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useAnswerInPages } from '#ui/use-pages.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import { CountedUse, type EvaluatedUse } from '../contract.ts'
import { ChooseEvaluation } from './choose-evaluation.tsx'
import { sharingReports } from './client.ts'
import css from './sharing-report.module.css'
import { useEvaluation, withEvaluation } from './use-evaluation.ts'
import { useHours } from './use-hours.ts'
import { words } from './words.ts'

/** The uses that a number of the evaluation counts. */
export function EvaluatedUsesPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const hours = useHours()
  const { year, scope } = useEvaluation()
  const [unitId] = useSearchParam('unit')
  const [resourceId] = useSearchParam('resource')
  const [asked, ask] = useSearchParam('counted')
  const counted = CountedUse.safeParse(asked).data ?? 'effective'
  const uses = useAnswerInPages(sharingReports.listEvaluatedUses, {
    query: { year, scope, lang, counted, unitId, resourceId },
  })
  const columns = useUseColumns()
  const about =
    [uses.data?.unit, uses.data?.resource].flatMap((one) => one?.name ?? []).join(' · ') || undefined
  const evaluation = {
    to: withEvaluation('/work/sharing/evaluation', { year, scope }),
    label: t('evaluationOf', { year: String(year) }),
  }
  return (
    <Page
      title={about === undefined ? t('usesTitle') : t('usesOf', { what: about })}
      lead={t('usesLead')}
      way={[evaluation]}
    >
      <ChooseEvaluation />
      <div className={css.asked}>
        <ViewSwitch
          label={t('counted')}
          views={CountedUse.options.map((key) => ({ key, name: t(`counted.${key}`) }))}
          value={counted}
          onChange={ask}
        />
      </div>
      <Loaded query={uses} waiting={<Waiting shape="rows" lines={10} />}>
        {({ items, rows, minutes }) => (
          <DataTable
            label={t('usesTitle')}
            sentence={t('usesSum', { rows, minutes, hours: hours(minutes) })}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            next={uses.next}
            empty={<Empty title={t('noUses')}>{t('noUsesWhy')}</Empty>}
          />
        )}
      </Loaded>
    </Page>
  )
}

function useUseColumns(): Column<EvaluatedUse>[] {
  const t = useWords(words)
  const language = useLanguage()
  return [
    {
      key: 'resource',
      title: t('resource'),
      show: ({ resource }) => <Link to={resource.url}>{resource.name}</Link>,
    },
    { key: 'day', title: t('day'), show: ({ day }) => formatDate(day, language) },
    { key: 'borrower', title: t('borrower'), show: ({ borrower }) => <Borrower borrower={borrower} /> },
    { key: 'kind', title: t('kind'), show: ({ isExternal }) => t(isExternal ? 'isExternal' : 'isOwn') },
    { key: 'source', title: t('source'), show: ({ source }) => t(`source.${source}`) },
    {
      key: 'minutes',
      title: t('minutes'),
      align: 'end',
      show: ({ minutes }) => formatNumber(minutes, language),
    },
  ]
}

function Borrower({ borrower }: Pick<EvaluatedUse, 'borrower'>) {
  const t = useWords(words)
  if (!borrower) return t('people')
  return (
    <>
      <Link to={borrower.url}>{borrower.name}</Link>
      {borrower.size !== null && <small className={css.size}>{t(`size.${borrower.size}`)}</small>}
    </>
  )
}
