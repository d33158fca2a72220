import { useQueries } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { QualificationRequest, ResourceSummary } from '../contract.ts'
import { sharing } from './client.ts'
import { qualificationWords } from './qualification-words.ts'
import css from './qualifications.module.css'
import { RequestToDecide } from './request-to-decide.tsx'
import { useKeptResources } from './use-kept-resources.ts'

/** Who waits for an answer about any resource of the keeper, the longest waiting first. */
export function AskedOfKeeper() {
  const t = useWords(qualificationWords)
  const kept = useKeptResources()
  return (
    <Section title={t('asked')}>
      <Loaded query={kept} waiting={<Waiting shape="rows" lines={2} />}>
        {(resources) => <Asked resources={resources} />}
      </Loaded>
    </Section>
  )
}

function Asked({ resources }: { resources: readonly ResourceSummary[] }) {
  const t = useWords(qualificationWords)
  const lang = useLanguage()
  const asked = useQueries({
    queries: resources.map(({ id }) =>
      sharing.listQualificationRequests.queryOptions({ params: { id }, query: { lang } }),
    ),
    combine: (answers) => ({
      isWaiting: answers.some(({ isPending }) => isPending),
      requests: answers.flatMap(({ data }) => data?.items ?? []).toSorted(byAge),
    }),
  })
  if (asked.isWaiting) return <Waiting shape="rows" lines={2} />
  if (asked.requests.length === 0) return <Empty title={t('nobodyAsked')}>{t('nobodyAskedHelp')}</Empty>
  return (
    <ul className={css.requests}>
      {asked.requests.map((request) => (
        <RequestToDecide key={request.id} request={request} />
      ))}
    </ul>
  )
}

const byAge = (a: QualificationRequest, b: QualificationRequest) => (a.askedAt < b.askedAt ? -1 : 1)
