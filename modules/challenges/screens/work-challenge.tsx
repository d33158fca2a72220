import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Challenge } from '../contract.ts'
import { isPublic } from '../rules.ts'
import { AssignExpert } from './assign-expert.tsx'
import { BidsRead, OpenBids } from './bids-read.tsx'
import { AwardTold, ChallengeWay, Closing, Summary } from './challenge-told.tsx'
import { ChallengeState } from './challenge-state.tsx'
import { challengeWords } from './challenge-words.ts'
import { ChosenUnits } from './chosen-units.tsx'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { ConfirmAward, ProposeAward } from './decide-award.tsx'
import { Consent, ConfirmSolved, EndChallenge } from './end-challenge.tsx'
import { GiveBid } from './give-bid.tsx'
import { JudgeBids } from './judge-bids.tsx'
import { Milestones } from './milestones.tsx'
import { Objections } from './objections.tsx'
import { SecretDetail } from './secret-detail.tsx'

/** One challenge for those with a part in it: what stands, and what the reader can do next. */
export function WorkChallenge() {
  const t = useWords(challengeWords)
  const id = useParam('id')
  const query = useQuery(challenges.getChallenge.queryOptions({ params: { id } }))
  const way = [{ to: '/work/challenges', label: t('mine') }]
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(challenge) => <Opened key={challenge.id} challenge={challenge} way={way} />}
    </Loaded>
  )
}

interface OpenedProps {
  challenge: Challenge
  way: { to: string; label: string }[]
}

function Opened({ challenge, way }: OpenedProps) {
  const { can } = challenge
  return (
    <Page
      title={challenge.title}
      kicker={challenge.field}
      lead={<State challenge={challenge} />}
      way={way}
      actions={can.end && <EndChallenge challenge={challenge} />}
    >
      <ChallengeWay status={challenge.status} />
      <Insiders challenge={challenge} />
      <Summary challenge={challenge} />
      {can.consent && <Consent id={challenge.id} />}
      <Closing challenge={challenge} />
      <AwardTold award={challenge.award} />
      {can.confirmAward && <ConfirmAward challenge={challenge} />}
      <Objections challenge={challenge} />
      <Milestones challenge={challenge} />
      {can.confirmSolved && <ConfirmSolved challenge={challenge} />}
      {can.openBids && <OpenBids id={challenge.id} />}
      <BidsRead challenge={challenge} />
      {can.review && <JudgeBids challenge={challenge} />}
      {can.assignExpert && <AssignExpert id={challenge.id} />}
      {can.proposeAward && <ProposeAward challenge={challenge} />}
      <SecretDetail challenge={challenge} />
      {can.bid && <GiveBid challenge={challenge} />}
      <ChosenUnits challenge={challenge} />
    </Page>
  )
}

function State({ challenge }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  return (
    <span className={css.state}>
      <ChallengeState challenge={challenge} />
      {isPublic(challenge.status) && <Link to={challenge.url}>{t('openInPublic')}</Link>}
    </span>
  )
}

/** Whose it is and how many have bid: for the asker and the office. */
function Insiders({ challenge: { asker, bidCount } }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  if (!asker) return null
  const { name, matterUrl } = asker
  return (
    <div className={css.way}>
      <DefinitionList
        items={[
          { term: t('asker'), value: matterUrl ? <Link to={matterUrl}>{name}</Link> : name },
          { term: t('bidCount'), value: bidCount === null ? null : t('bids', { n: bidCount }) },
        ]}
      />
    </div>
  )
}
