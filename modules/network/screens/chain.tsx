import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Committee } from '../contract.ts'
import { ChainPicture } from './chain-picture.tsx'
import css from './chain.module.css'
import { network } from './client.ts'
import { words } from './words.ts'

/** A chain: what it is for, who stands where in it, and how a unit comes in. */
export function ChainPage() {
  const id = useParam('key')
  const lang = useLanguage()
  const t = useWords(words)
  return (
    <Loaded
      query={useQuery(network.getCommittee.queryOptions({ params: { id }, query: { lang } }))}
      page={{ title: t('chainsTitle'), way: [{ to: '/network', label: t('networkTitle') }] }}
    >
      {(committee) => <ChainText committee={committee} />}
    </Loaded>
  )
}

function ChainText({ committee }: { committee: Committee }) {
  const t = useWords(words)
  const language = useLanguage()
  const { key, name, cluster, since, numbers, purpose, criteria } = committee
  const apply = `/work/apply?committee=${key}`
  return (
    <Page
      setting="read"
      way={[{ to: '/network', label: t('networkTitle') }]}
      kicker={`${cluster?.name ?? t('talentsOfAll')} · ${t('since', { day: formatDate(since, language) })}`}
      title={name}
      lead={purpose}
    >
      <dl className={css.numbers}>
        <NumberOf term={t('memberCount')} value={numbers.members} />
        <NumberOf term={t('instituteCount')} value={numbers.institutes} />
        <NumberOf term={t('enterpriseCount')} value={numbers.enterprises} />
      </dl>
      <Section title={t('inChain')}>
        <ChainPicture committee={committee} />
      </Section>
      <Section title={t('criteria')} note={t('criteriaNote')}>
        <ol className={css.criteria}>
          {criteria.map((criterion) => (
            <li key={criterion.key}>
              <b>{criterion.text}</b>
              <span>{criterion.help}</span>
            </li>
          ))}
        </ol>
        <div className={css.apply}>
          <ButtonLink to={apply}>{t('apply')}</ButtonLink>
          <span>{t('applyHelp')}</span>
        </div>
      </Section>
    </Page>
  )
}

const NumberOf = ({ term, value }: { term: string; value: number }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
)
