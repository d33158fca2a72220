import { useDuration } from '#ui/calendar/duration.ts'
import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { fill, textIn, useWords, type Words } from '#ui/words.ts'
import type { BookingObstacle, BookingProblem } from '../contract.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'
import { obstacleWords } from './obstacle-words.ts'

/** An obstacle without words does not compile. */
const words: Words<Readonly<Record<BookingObstacle, string>>> = obstacleWords

interface ObstaclesProps {
  problems: readonly BookingProblem[]
  /** Of the resource, where training is asked for. */
  page?: string | undefined
}

const asksForTraining = ({ code }: BookingProblem) =>
  code === 'not_qualified' || code === 'qualification_lapsed'

/** Everything that stands in the way at once, each with what to do. */
export function Obstacles({ problems, page }: ObstaclesProps) {
  const t = useWords(bookWords)
  const textOf = useObstacleText()
  if (problems.length === 0) return null
  return (
    <ul className={css.obstacles}>
      {problems.map((problem) => (
        <li key={problem.code + (problem.details?.day ?? '')}>
          {textOf(problem)} {page && asksForTraining(problem) && <Link to={page}>{t('askTraining')}</Link>}
        </li>
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
