import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { FindTextField } from '#ui/find-text-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { CommitteeSummary } from '../contract.ts'
import { ChainCard } from './chain-card.tsx'
import css from './chains.module.css'
import { network } from './client.ts'
import { PositionLegend } from './position-bar.tsx'
import { UnitResults } from './unit-results.tsx'
import { words } from './words.ts'

// On a phone a unit found takes four lines: with more of them nobody would get to the chains below.
const BEFORE_CHAINS = 6

/** Every chain by its cluster, and a field that finds any unit without leaving the page. */
export function NetworkPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const [q = '', find] = useSearchParam('q')
  const query = useQuery(network.listCommittees.queryOptions({ query: { lang } }))
  return (
    <Page setting="read" title={t('networkTitle')} lead={t('networkLead')}>
      <search className={css.find}>
        <FindTextField label={t('findUnit')} value={q} onFind={(text) => find(text || undefined)} />
      </search>
      {q && (
        <Section
          title={t('foundUnits')}
          note={<Link to={`/search?q=${encodeURIComponent(q)}`}>{t('allResults')}</Link>}
        >
          <UnitResults q={q} atOnce={BEFORE_CHAINS} />
        </Section>
      )}
      <Section title={t('chainsTitle')}>
        <Loaded query={query} waiting={<Waiting shape="rows" lines={12} />}>
          {({ items }) => <ByCluster committees={items} />}
        </Loaded>
      </Section>
    </Page>
  )
}

function ByCluster({ committees }: { committees: CommitteeSummary[] }) {
  const t = useWords(words)
  if (committees.length === 0) return <Empty title={t('noChains')}>{t('noChainsWhy')}</Empty>
  return (
    <>
      <PositionLegend positions={committees[0]?.numbers.byPosition ?? []} />
      <div className={css.clusters}>
        {clustersOf(committees).map(([cluster, own]) => (
          <section key={cluster} className={css.cluster}>
            <h3>{cluster || t('talentsOfAll')}</h3>
            <ul className={css.cards}>
              {own.map((committee) => (
                <li key={committee.key}>
                  <ChainCard committee={committee} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

/** By cluster in the order of the city; what belongs to no cluster comes last, under an empty name. */
function clustersOf(committees: CommitteeSummary[]): [string, CommitteeSummary[]][] {
  const groups = Map.groupBy(committees, ({ cluster }) => cluster?.name ?? '')
  return [...groups].toSorted(([one], [other]) => Number(one === '') - Number(other === ''))
}
