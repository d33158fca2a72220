import { useMe } from '#modules/people/screens/session.ts'
import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { ApplicationStatus, ApplicationSummary } from '../contract.ts'
import { isOpen } from '../rules.ts'
import { applicationWords } from './application-words.ts'
import { admission } from './client.ts'

/** Who may apply for a unit at all; for which, the form says. */
const APPLICANTS = new Set(['liaison', 'committee-liaison'])

/** Everything that was applied for and that the reader may see, by the newest. */
export function Applications() {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  const [asked, ask] = useSearchParam('all')
  const applications = usePages(admission.listApplications, { query: { lang, limit: 50 } })
  const columns = useColumns()
  const shown = (rows: ApplicationSummary[]) => (asked ? rows : rows.filter(({ status }) => isOpen(status)))
  const posts = useMe().data?.posts ?? []
  const apply = posts.some(({ role }) => APPLICANTS.has(role)) && (
    <ButtonLink look="loud" to="/work/apply">
      {t('apply')}
    </ButtonLink>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={apply}>
      <Loaded query={applications} waiting={<Waiting shape="rows" lines={6} />}>
        {(rows) => (
          <DataTable
            label={t('title')}
            sentence={t(asked ? 'all' : 'openOnes')}
            tools={
              <Button look="text" onClick={() => ask(asked ? undefined : 'yes')}>
                {t(asked ? 'onlyOpen' : 'onlyAll')}
              </Button>
            }
            columns={columns}
            rows={shown(rows)}
            rowKey={({ id }) => id}
            open={({ url }) => url}
            next={applications.next}
            empty={
              <Empty
                title={t('none')}
                action={
                  !asked && rows.length > 0 && <Button onClick={() => ask('yes')}>{t('onlyAll')}</Button>
                }
              >
                {t('noneHelp')}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  )
}

function useColumns() {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  return [
    { key: 'unit', title: t('unit'), show: ({ unit }: ApplicationSummary) => unit.name },
    { key: 'committee', title: t('committee'), show: (row: ApplicationSummary) => row.committee.shortName },
    { key: 'position', title: t('position'), show: (row: ApplicationSummary) => row.position.name },
    {
      key: 'submittedAt',
      title: t('submittedAt'),
      show: (row: ApplicationSummary) => formatMoment(row.submittedAt, lang),
    },
    { key: 'reviews', title: t('reviews'), show: (row: ApplicationSummary) => t('ofTwo', row.reviews) },
    { key: 'state', title: t('state'), show: (row: ApplicationSummary) => <State status={row.status} /> },
  ]
}

export function State({ status }: { status: ApplicationStatus }) {
  const t = useWords(applicationWords)
  const tone = status === 'admitted' ? 'sure' : isOpen(status) ? 'wait' : 'plain'
  return <Tag tone={tone}>{t(status)}</Tag>
}
