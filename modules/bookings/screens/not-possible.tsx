import { isProblem } from '#platform/problem.ts'
import { Refusal, type Refused } from '#ui/refusal.tsx'
import { NotPossible, SeriesConflicts } from '../contract.ts'
import { Obstacles } from './obstacles.tsx'
import { refusalWords } from './refusal-words.ts'
import { Occasions } from './repeat-fields.tsx'

type Failed = (Refused & Error) | null

/** A refusal with all its reasons. */
export function NotPossibleRefusal({ problem }: { problem: Failed }) {
  return (
    <Refusal<string> problem={problem} words={refusalWords}>
      <NotPossibleReasons problem={problem} />
    </Refusal>
  )
}

/** The reasons alone, of one time or of many. */
export function NotPossibleReasons({ problem }: { problem: Failed }) {
  if (isProblem(problem, NotPossible)) return <Obstacles problems={problem.details.problems} />
  if (isProblem(problem, SeriesConflicts)) return <Occasions occasions={problem.details.occasions} />
  return null
}
