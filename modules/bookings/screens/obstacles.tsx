import { useDuration } from '#ui/calendar/duration.ts'
import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { fill, textIn, type Words } from '#ui/words.ts'
import type { BookingObstacle, BookingProblem } from '../contract.ts'
import css from './book.module.css'
import { obstacleWords } from './obstacle-words.ts'

/** An obstacle without words does not compile. */
const words: Words<Readonly<Record<BookingObstacle, string>>> = obstacleWords

/** Everything that stands in the way at once, each with what to do. */
export function Obstacles({ problems }: { problems: readonly BookingProblem[] }) {
  const textOf = useObstacleText()
  if (problems.length === 0) return null
  return (
    <ul className={css.obstacles}>
      {problems.map((problem) => (
        <li key={problem.code + (problem.details?.day ?? '')}>{textOf(problem)}</li>
      ))}
    </ul>
  )
}

export function useObstacleText(): (problem: Pick<BookingProblem, 'code' | 'details'>) => string {
  const language = useLanguage()
  const duration = useDuration()
  return ({ code, details = {} }) => {
    const values = {
      ...details,
      ...(details.day !== undefined && { day: formatDay(details.day, language) }),
      ...(details.minutes !== undefined && { duration: duration(details.minutes) }),
    }
    return fill(textIn(language, words, code) ?? code, values, language)
  }
}
