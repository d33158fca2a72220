import { useQuery } from '@tanstack/react-query'
import { network } from '#modules/network/screens/client.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Application, Review } from '../contract.ts'
import css from './application.module.css'
import { applicationWords } from './application-words.ts'

/** The committee that was applied to, with its criteria in the reader's language. */
export function useCommittee(id: string) {
  const lang = useLanguage()
  return useQuery(network.getCommittee.queryOptions({ params: { id }, query: { lang } })).data
}

/** The reviews that this reader may read, each judgement beside its criterion. */
export function ReviewsRead({ application }: { application: Application }) {
  const t = useWords(applicationWords)
  const criteria = useCommittee(application.committee.id)?.criteria ?? []
  // One's own that is still to be given is the form below.
  const reviews = application.reviewsRead.filter(({ isOwn, state }) => !isOwn || state !== 'pending')
  if (reviews.length === 0) return null
  return (
    <Section title={t('reviewsTitle')}>
      {reviews.map((review) => (
        <section key={review.id} className={css.review}>
          <h3>
            {review.reviewer.name} <Verdict review={review} />
          </h3>
          {review.conflict !== null && <p>{t('reviewConflict', { why: review.conflict })}</p>}
          <DefinitionList
            items={criteria.flatMap(({ key, text }) => {
              const judged = review.judgements?.[key]
              const said = judged && [t(judged.meets), judged.comment].filter(Boolean).join(' · ')
              return said ? [{ term: text, value: said }] : []
            })}
          />
        </section>
      ))}
    </Section>
  )
}

function Verdict({ review: { state, recommends } }: { review: Review }) {
  const t = useWords(applicationWords)
  if (state === 'pending') return <Tag tone="wait">{t('reviewOpen')}</Tag>
  if (recommends === null) return null
  return <Tag tone={recommends ? 'sure' : 'late'}>{t(recommends ? 'recommends' : 'recommendsNot')}</Tag>
}
