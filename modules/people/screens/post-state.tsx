import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { PostStatus } from '../contract.ts'
import { postWords } from './post-words.ts'

const tones: Record<PostStatus, Tone> = {
  waiting: 'wait',
  coming: 'plain',
  current: 'sure',
  past: 'plain',
  ended: 'plain',
}

export function PostState({ status }: { status: PostStatus }) {
  const t = useWords(postWords)
  return <Tag tone={tones[status]}>{t(status)}</Tag>
}
