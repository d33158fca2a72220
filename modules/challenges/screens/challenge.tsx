import { useQuery } from '@tanstack/react-query'
import { useMe } from '#modules/people/screens/session.ts'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Challenge } from '../contract.ts'
import { AwardTold, ChallengeWay, Closing, MilestoneHead, Summary } from './challenge-told.tsx'
import { ChallengeState } from './challenge-state.tsx'
import { challengeWords } from './challenge-words.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'

/** One challenge as the public reads it, with the way to take it on. */
export function ChallengePage() {
  const t = useWords(challengeWords)
  const id = useParam('id')
  const query = useQuery(challenges.getChallenge.queryOptions({ params: { id } }))
  const way = [{ to: '/challenges', label: t('title') }]
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(challenge) => (
        <Page
          setting="read"
          title={challenge.title}
          kicker={challenge.field}
          lead={<ChallengeState challenge={challenge} />}
          way={way}
          actions={<TakePart challenge={challenge} />}
        >
          <ChallengeWay status={challenge.status} />
          <Summary challenge={challenge} />
          <AwardTold award={challenge.award} />
          <Milestones challenge={challenge} />
          <Closing challenge={challenge} />
          {challenge.takesBids && (
            <Section title={t('howTitle')}>
              <p className={css.text}>{t('how')}</p>
              <p className={css.text}>{t('howReview')}</p>
            </Section>
          )}
        </Page>
      )}
    </Loaded>
  )
}

/** To the work page; who is not signed in is led there through signing in. */
function TakePart({ challenge: { takesBids, award, workUrl } }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  const me = useMe().data
  if (me?.person) return <ButtonLink to={workUrl}>{t('openAtWork')}</ButtonLink>
  if (!takesBids && award?.state !== 'noticed') return null
  return <ButtonLink to={`/sign-in?next=${encodeURIComponent(workUrl)}`}>{t('takePart')}</ButtonLink>
}

function Milestones({ challenge: { milestones } }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  if (milestones.length === 0) return null
  return (
    <Section title={t('milestones')}>
      <ul className={css.rows}>
        {milestones.map((milestone) => (
          <li key={milestone.id}>
            <MilestoneHead milestone={milestone} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
