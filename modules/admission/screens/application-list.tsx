import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { network } from '#modules/network/screens/client.ts'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { useMe } from '#modules/people/screens/session.ts'
import { useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceInSentence } from '#ui/choice-in-sentence.tsx'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { useRowKeys } from '#ui/use-row-keys.ts'
import { useWords } from '#ui/words.ts'
import { type ApplicationStatus, ApplicationQuery, type ApplicationSummary } from '../contract.ts'
import { ApplicationState } from './application-state.tsx'
import { applicationWords } from './application-words.ts'
import { admission } from './client.ts'
import css from './applications.module.css'

type Asked = ApplicationQuery['status'] | 'all'
const OTHERS = [
  'all',
  'submitted',
  'in_review',
  'admitted',
  'declined',
  'withdrawn',
] as const satisfies readonly (ApplicationStatus | 'all')[]

/** What the list is narrowed by; kept in the address, so that it stays when an application is opened. */
function useFilter() {
  const [status, setStatus] = useSearchParam('status')
  const [committee, setCommittee] = useSearchParam('committee')
  const asked: Asked = OTHERS.find((one) => one === status) ?? 'open'
  const kept = new URLSearchParams({ ...(status && { status }), ...(committee && { committee }) }).toString()
  return { asked, status, setStatus, committee, setCommittee, behind: kept && `?${kept}` }
}

/** The applications that the reader may see, those under way first asked for: two lines each, j and k move, Enter opens. */
export function ApplicationList() {
  const t = useWords(applicationWords)
  const next = useWords(uiWords)('nextPage')
  const lang = useLanguage()
  const filter = useFilter()
  const { asked, committee } = filter
  const applications = usePages(admission.listApplications, {
    query: { lang, limit: 50, committee, ...(asked === 'all' ? {} : { status: asked }) },
  })
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  return (
    <>
      <Sentence filter={filter} />
      <Loaded query={applications} waiting={<Waiting shape="rows" lines={6} />}>
        {(rows) => (
          <>
            <ul ref={list} className={css.rows}>
              {rows.map((row) => (
                <Row key={row.id} row={row} behind={filter.behind} />
              ))}
            </ul>
            {rows.length === 0 && (
              <Empty
                title={t('none')}
                action={
                  asked !== 'all' && <Button onClick={() => filter.setStatus('all')}>{t('seeAll')}</Button>
                }
              >
                {t('noneHelp')}
              </Empty>
            )}
            {applications.next && (
              <Button busy={applications.next.busy} onClick={applications.next.load}>
                {next}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

function Sentence({ filter }: { filter: ReturnType<typeof useFilter> }) {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  const committees = useQuery(network.listCommittees.queryOptions({ query: { lang } })).data?.items ?? []
  const isOperator = useMe().data?.posts.some(({ role }) => role === 'operator') ?? false
  const status = (
    <ChoiceInSentence
      label={t('state')}
      any={t('asked.open')}
      value={filter.status}
      onChange={filter.setStatus}
      options={OTHERS.map((key) => ({ key, name: t(`asked.${key}`) }))}
    />
  )
  if (!isOperator) return <p className={css.sentence}>{t.nodes('sentenceMine', { status })}</p>
  const committee = (
    <ChoiceInSentence
      label={t('committee')}
      any={t('anyCommittee')}
      value={filter.committee}
      onChange={filter.setCommittee}
      options={committees.map(({ id, shortName }) => ({ key: id, name: shortName }))}
    />
  )
  return <p className={css.sentence}>{t.nodes('sentence', { status, committee })}</p>
}

function Row({ row, behind }: { row: ApplicationSummary; behind: string }) {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  const { url, unit, committee, position, submittedAt, reviews } = row
  return (
    <li>
      <Link to={url + behind} data-row="">
        <b>{unitName(unit, lang)}</b>
        <ApplicationState application={row} />
        <small>
          {committee.shortName} · {position.name} · {formatDay(dayIn(new Date(submittedAt)), lang)}
        </small>
        <small className={css.reviews}>{t('reviewsGiven', reviews)}</small>
      </Link>
    </li>
  )
}
