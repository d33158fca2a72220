import { useId } from 'react'
import { Choices } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { textIn, useWords } from '#ui/words.ts'
import type { BookingObstacle, BookingProblem } from '../contract.ts'
import { bookWords } from './book-words.ts'
import { obstacleTitles } from './obstacle-titles.ts'

interface SetAsideProps {
  problems: readonly BookingProblem[]
  value: readonly BookingObstacle[]
  onChange: (codes: readonly BookingObstacle[]) => void
}

/** For a keeper: which of the rules in the way shall not count this time. */
export function SetAside({ problems, value, onChange }: SetAsideProps) {
  const t = useWords(bookWords)
  const language = useLanguage()
  const id = useId()
  const mayGo = problems.filter(({ keeperMayOverride }) => keeperMayOverride)
  if (mayGo.length === 0) return null
  return (
    <Choices
      id={id}
      name="override"
      label={t('setAside')}
      help={t('setAsideHelp')}
      error={undefined}
      value={value}
      options={mayGo.map((problem) => ({
        value: problem.code,
        label: textIn(language, obstacleTitles, problem.code) ?? problem.code,
      }))}
      onChange={onChange}
    />
  )
}
