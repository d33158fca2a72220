import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { network } from '#modules/network/screens/client.ts'
import { useMe } from '#modules/people/screens/session.ts'
import { ChoosePeriod } from '#modules/reports/screens/choose-period.tsx'
import { usePeriod } from '#modules/reports/screens/use-period.ts'
import { useSearchParam } from '#ui/address.ts'
import { ChoiceInSentence } from '#ui/choice-in-sentence.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { useWords } from '#ui/words.ts'
import type { ChainSharing, SharedFlow, SharingMember, SoughtResource } from '../contract.ts'
import { sharingReports } from './client.ts'
import { FlowPicture } from './flow-picture.tsx'
import css from './sharing-report.module.css'
import { useHours } from './use-hours.ts'
import { words } from './words.ts'

/** What the members of a committee lent, borrowed and did not get in a period. */
export function ChainSharingPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const { from, to, isSound } = usePeriod()
  const { chains, isReady, id, choose } = useChain()
  const query = useQuery({
    ...sharingReports.getChainSharing.queryOptions({ params: { id: id ?? '' }, query: { from, to, lang } }),
    enabled: isSound && id !== undefined,
    placeholderData: keepPreviousData,
  })
  const chosen = chains.find((chain) => chain.key === id)
  return (
    <Page
      title={chosen ? t('chainTitleOf', { committee: chosen.name }) : t('chainTitle')}
      lead={t('chainLead')}
    >
      {chains.length > 1 && (
        <p className={css.choice}>
          {t('whichChain')}
          <ChoiceInSentence
            label={t('whichChain')}
            any={t('chooseChain')}
            value={id}
            onChange={choose}
            options={chains}
          />
        </p>
      )}
      {id === undefined ? (
        isReady && <NoChain mayChoose={chains.length > 0} />
      ) : (
        <>
          <ChoosePeriod />
          <Loaded query={query} waiting={<Waiting shape="rows" lines={12} />}>
            {(chain) => <Chain chain={chain} />}
          </Loaded>
        </>
      )}
    </Page>
  )
}

/** The committees that a person may read of: those of their posts, or all for operators; and the one that is shown. */
function useChain() {
  const lang = useLanguage()
  const say = useTexts()
  const me = useMe().data
  const isOperator = me?.posts.some(({ role }) => role === 'operator') ?? false
  const all = useQuery({
    ...network.listCommittees.queryOptions({ query: { lang } }),
    enabled: isOperator,
  }).data
  const [asked, choose] = useSearchParam('chain')
  const own = (me?.posts ?? []).filter(({ role }) => role === 'secretary' || role === 'committee-liaison')
  const named = isOperator
    ? (all?.items ?? []).map(({ id, shortName }) => [id, shortName] as const)
    : own.map(({ bodyId, bodyName }) => [bodyId, bodyName ? say(bodyName) : bodyId] as const)
  const chains = [...new Map(named)].map(([key, name]) => ({ key, name }))
  const id = chains.find(({ key }) => key === asked)?.key ?? (isOperator ? undefined : chains[0]?.key)
  return { chains, isReady: me !== undefined && (!isOperator || all !== undefined), id, choose }
}

function NoChain({ mayChoose }: { mayChoose: boolean }) {
  const t = useWords(words)
  return mayChoose ? (
    <Empty title={t('chooseChain')}>{t('chooseChainWhy')}</Empty>
  ) : (
    <Empty title={t('noChain')}>{t('noChainWhy')}</Empty>
  )
}

function Chain({ chain }: { chain: ChainSharing }) {
  const t = useWords(words)
  const language = useLanguage()
  const hours = useHours()
  const { from, to, lent, borrowed, within, members, flows, sought } = chain
  return (
    <>
      {flows.length === 0 ? (
        <Empty title={t('none')}>{t('noneWhy')}</Empty>
      ) : (
        <>
          <p className={css.sum}>
            {t('sum', {
              from: formatDate(from, language),
              to: formatDate(to, language),
              lent: hours(lent),
              borrowed: hours(borrowed),
              within: hours(within),
            })}
          </p>
          <div className={css.wide}>
            <Section title={t('picture')} note={t('pictureNote')}>
              <FlowPicture chain={chain} />
            </Section>
          </div>
        </>
      )}
      <Section title={t('sought')} note={t('soughtNote')}>
        <Sought sought={sought} />
      </Section>
      <Section title={t('members')} note={t('membersNote', { n: members.length })}>
        <Members members={members} />
      </Section>
      {flows.length > 0 && (
        <Section title={t('flows')} note={t('flowsNote', { n: flows.length })}>
          <details>
            <summary className={css.summary}>{t('flowsList')}</summary>
            <Flows flows={flows} />
          </details>
        </Section>
      )}
    </>
  )
}

function Members({ members }: { members: readonly SharingMember[] }) {
  const t = useWords(words)
  const language = useLanguage()
  const hours = useHours()
  const columns: Column<SharingMember>[] = [
    { key: 'unit', title: t('unit'), show: ({ unit }) => unit.name },
    {
      key: 'offered',
      title: t('offered'),
      align: 'end',
      show: ({ resources }) => formatNumber(resources, language),
    },
    { key: 'lent', title: t('lent'), align: 'end', show: ({ lent }) => hours(lent) },
    { key: 'borrowed', title: t('borrowed'), align: 'end', show: ({ borrowed }) => hours(borrowed) },
  ]
  if (members.length === 0) return <Empty title={t('noMembers')}>{t('noMembersWhy')}</Empty>
  // Of who shares nothing, one line says all.
  const sharing = members.filter(({ resources, lent, borrowed }) => resources + lent + borrowed > 0)
  const others = members.length - sharing.length
  return (
    <>
      <DataTable
        label={t('members')}
        columns={columns}
        rows={sharing}
        rowKey={({ unit }) => unit.id}
        open={({ unit }) => unit.url}
        empty={null}
      />
      {others > 0 && <p className={css.sum}>{t('othersShareNothing', { n: others })}</p>}
    </>
  )
}

function Flows({ flows }: { flows: readonly SharedFlow[] }) {
  const t = useWords(words)
  const language = useLanguage()
  const hours = useHours()
  const columns: Column<SharedFlow>[] = [
    { key: 'lender', title: t('lender'), show: ({ lender }) => <Link to={lender.url}>{lender.name}</Link> },
    {
      key: 'borrower',
      title: t('borrower'),
      show: ({ borrower }) => (borrower ? <Link to={borrower.url}>{borrower.name}</Link> : t('people')),
    },
    { key: 'uses', title: t('uses'), align: 'end', show: ({ uses }) => formatNumber(uses, language) },
    { key: 'hours', title: t('hours'), align: 'end', show: ({ minutes }) => hours(minutes) },
  ]
  return (
    <DataTable
      label={t('flows')}
      columns={columns}
      rows={flows}
      rowKey={({ lender, borrower }) => `${lender.id} ${borrower?.id ?? ''}`}
      empty={null}
    />
  )
}

function Sought({ sought }: { sought: readonly SoughtResource[] }) {
  const t = useWords(words)
  const language = useLanguage()
  const numbers = (['asked', 'got', 'missed', 'waiting'] as const).map((key): Column<SoughtResource> => ({
    key,
    title: t(key),
    align: 'end',
    show: (row) => formatNumber(row[key], language),
  }))
  const columns: Column<SoughtResource>[] = [
    { key: 'resource', title: t('resource'), show: ({ resource }) => resource.name },
    { key: 'owner', title: t('owner'), show: ({ unit }) => unit.name },
    ...numbers,
  ]
  return (
    <DataTable
      label={t('sought')}
      columns={columns}
      rows={sought}
      rowKey={({ resource }) => resource.id}
      open={({ resource }) => resource.url}
      empty={<Empty title={t('noSought')}>{t('noSoughtWhy')}</Empty>}
    />
  )
}
