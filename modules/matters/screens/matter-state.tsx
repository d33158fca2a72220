import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { matterWords } from './matter-words.ts'

const TONES = {
  received: 'wait',
  in_hand: 'wait',
  answered: 'late',
  confirmed: 'sure',
  not_solved: 'plain',
  unconfirmed: 'plain',
  withdrawn: 'plain',
} as const

/** Where a matter stands; once closed, how. `answered` waits for its asker, and is as loud as that. */
export function MatterState({ matter: { status, closing } }: { matter: Pick<Matter, 'status' | 'closing'> }) {
  const t = useWords(matterWords)
  const state = status === 'closed' ? (closing ?? 'withdrawn') : status
  return <Tag tone={TONES[state]}>{t(state)}</Tag>
}
