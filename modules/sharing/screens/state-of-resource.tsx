import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { ResourceStatus } from '../contract.ts'
import { deskWords } from './desk-words.ts'

const TONES: Readonly<Record<ResourceStatus, Tone>> = { draft: 'wait', offered: 'sure', withdrawn: 'plain' }

/** Whether others can borrow it, in a word. */
export function StateOfResource({ status }: { status: ResourceStatus }) {
  const t = useWords(deskWords)
  return <Tag tone={TONES[status]}>{t(status)}</Tag>
}
