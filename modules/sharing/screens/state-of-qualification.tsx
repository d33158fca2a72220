import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Qualification } from '../contract.ts'
import { qualificationWords } from './qualification-words.ts'
import css from './qualifications.module.css'

const TONES: Readonly<Record<Qualification['state'], Tone>> = { valid: 'sure', lapsed: 'wait', ended: 'late' }

/** Whether it counts today, and why it was ended. */
export function StateOfQualification({ qualification }: { qualification: Qualification }) {
  const t = useWords(qualificationWords)
  const { state, endReason } = qualification
  return (
    <>
      <Tag tone={TONES[state]}>{t(state)}</Tag>
      {endReason && <small className={css.reason}>{t('reason', { reason: endReason })}</small>}
    </>
  )
}
