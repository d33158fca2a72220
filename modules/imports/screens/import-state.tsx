import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { ImportStatus } from '../contract.ts'
import { importWords } from './import-words.ts'

const STATES = {
  waiting: ['wait', 'waiting'],
  reading: ['wait', 'reading'],
  read: ['wait', 'readDone'],
  refused: ['late', 'refusedState'],
  applied: ['sure', 'applied'],
} as const satisfies Record<ImportStatus, readonly [string, string]>

export function ImportState({ status }: { status: ImportStatus }) {
  const t = useWords(importWords)
  const [tone, word] = STATES[status]
  return <Tag tone={tone}>{t(word)}</Tag>
}
