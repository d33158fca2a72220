import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { SampleState } from '../contract.ts'
import { sampleStateWords } from './sample-words.ts'

const tones: Record<SampleState, Tone> = {
  asked: 'wait',
  accepted: 'wait',
  refused: 'late',
  received: 'plain',
  measured: 'plain',
  done: 'sure',
  withdrawn: 'plain',
}

export function StateOfSample({ state }: { state: SampleState }) {
  const t = useWords(sampleStateWords)
  return <Tag tone={tones[state]}>{t(state)}</Tag>
}
