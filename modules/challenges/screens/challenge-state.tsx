import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { ChallengeStatus, ChallengeSummary } from '../contract.ts'
import { challengeWords } from './challenge-words.ts'

const TONES: Readonly<Record<ChallengeStatus, Tone>> = {
  proposed: 'wait',
  declined: 'plain',
  open: 'wait',
  in_review: 'wait',
  noticed: 'wait',
  under_way: 'wait',
  solved: 'sure',
  ended: 'plain',
}

/** Where a challenge stands; one whose deadline has passed is told apart from one that takes bids. */
export function ChallengeState({ challenge }: { challenge: Pick<ChallengeSummary, 'status' | 'takesBids'> }) {
  const t = useWords(challengeWords)
  const { status, takesBids } = challenge
  return <Tag tone={TONES[status]}>{t(status === 'open' && !takesBids ? 'closedForBids' : status)}</Tag>
}
