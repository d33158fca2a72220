import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { type Step, Steps } from '#ui/steps.tsx'
import { useWords } from '#ui/words.ts'
import type { Draft } from '../contract/drafts.ts'
import { deskWords } from './desk-words.ts'

/** How far a draft has come. */
export function DraftSteps({ draft: { status, authors, handedInAt } }: { draft: Draft }) {
  const t = useWords(deskWords)
  const language = useLanguage()
  if (status === 'withdrawn') return null
  const at = status === 'published' ? 3 : status === 'in_review' ? 1 : 0
  const state = (step: number): Step['state'] => (step < at ? 'done' : step === at ? 'now' : 'next')
  return (
    <Steps
      steps={[
        { label: t('stepWrite'), note: authors.join('、'), state: state(0) },
        {
          label: t('stepReview'),
          note: at > 0 && handedInAt ? formatMoment(handedInAt, language) : undefined,
          state: state(1),
        },
        { label: t('stepPublish'), state: state(2) },
      ]}
    />
  )
}
