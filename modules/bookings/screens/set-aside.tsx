import { useId } from 'react'
import { Choices } from '#ui/choice-field.tsx'
import { useWords } from '#ui/words.ts'
import type { BookingObstacle, BookingProblem } from '../contract.ts'
import { bookWords } from './book-words.ts'
import { useObstacleText } from './obstacles.tsx'

interface SetAsideProps {
  problems: readonly BookingProblem[]
  value: readonly BookingObstacle[]
  onChange: (codes: readonly BookingObstacle[]) => void
}

/** For a keeper: which of the rules in the way shall not count this time. */
export function SetAside({ problems, value, onChange }: SetAsideProps) {
  const t = useWords(bookWords)
  const textOf = useObstacleText()
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
      options={mayGo.map((problem) => ({ value: problem.code, label: textOf(problem) }))}
      onChange={onChange}
    />
  )
}
