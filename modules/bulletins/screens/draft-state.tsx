import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { DraftStatus } from '../contract/refusals.ts'
import { deskWords } from './desk-words.ts'

const tones: Readonly<Record<DraftStatus, Tone>> = {
  draft: 'plain',
  in_review: 'wait',
  returned: 'late',
  published: 'sure',
  withdrawn: 'plain',
}

/** Where a draft stands, in a word; what waits for the reader says so. */
export function DraftState({ status, waitsForMe = false }: { status: DraftStatus; waitsForMe?: boolean }) {
  const t = useWords(deskWords)
  return <Tag tone={tones[status]}>{waitsForMe ? t('waitsForMe') : t(`is.${status}`)}</Tag>
}
