import type { UseQueryResult } from '@tanstack/react-query'
import type { RefusalOf } from '#platform/contract.ts'
import { freeIn } from '#ui/calendar/hindrance.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { minutesOf, type Span } from '#ui/calendar/spans.ts'
import { useNow } from '#ui/calendar/use-now.ts'
import { useLanguage } from '#ui/language.ts'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { BookingCheck, bookingsContract, Slot } from '../contract.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'
import { Cost } from './cost.tsx'
import { spanOf } from './lanes.ts'
import { Obstacles } from './obstacles.tsx'
import type { ChosenTime } from './panel.tsx'
import { refusalWords } from './refusal-words.ts'

type Check = UseQueryResult<BookingCheck, RefusalOf<typeof bookingsContract.checkBooking>>

/** Whether it can be booked, all that stands against it, what it costs, and who decides. */
export function Verdict({ check, time }: { check: Check; time: ChosenTime }) {
  const t = useWords(bookWords)
  const { data, error } = check
  if (error) return <Refusal problem={error} words={refusalWords} />
  if (!data) return <p className={css.help}>{t('checking')}</p>
  const { isPossible, problems, conflicts, outages, cost, waitsForApproval } = data
  const isTaken = conflicts.length > 0 || outages.length > 0
  return (
    <div className={css.verdict} aria-live="polite">
      <p className={isPossible ? css.possible : css.notPossible}>
        {isPossible ? t('possible') : t('notPossible')}
      </p>
      <Obstacles problems={problems} page={time.lane?.page} />
      {isTaken && <Conflicts conflicts={conflicts} outages={outages} />}
      {isTaken && <Nearest time={time} />}
      {problems.length === 0 && !isTaken && (
        <p className={css.terms}>
          <Cost value={cost} />
          <span>{waitsForApproval ? t('approvalNeeded') : t('noApproval')}</span>
        </p>
      )}
    </div>
  )
}

function Conflicts({ conflicts, outages }: { conflicts: Slot[]; outages: Slot[] }) {
  const t = useWords(bookWords)
  const language = useLanguage()
  const textOf = (slots: Slot[]) =>
    slots.map((slot) => spanText(spanOf(slot), language)).join(language === 'en' ? ', ' : '、')
  return (
    <ul className={css.obstacles}>
      {conflicts.length > 0 && <li>{t('conflicts', { times: textOf(conflicts) })}</li>}
      {outages.length > 0 && <li>{t('outage', { times: textOf(outages) })}</li>}
    </ul>
  )
}

/** The free times in sight that are long enough and begin nearest to the wish, to be taken with one press. */
function Nearest({ time: { choice, lane, onChoose } }: { time: ChosenTime }) {
  const t = useWords(bookWords)
  const language = useLanguage()
  const now = useNow()
  if (!choice || !lane) return null
  const near = nearest(choice, freeIn(lane, around(choice), now))
  if (near.length === 0) return null
  return (
    <div className={css.nearest}>
      <small>{t('nearest')}</small>
      {near.map((span) => (
        <button key={span.from.getTime()} type="button" onClick={() => onChoose({ ...choice, ...span })}>
          {spanText(span, language)}
        </button>
      ))}
    </div>
  )
}

const SIDE_MS = 3 * 86_400_000
const around = ({ from, to }: Span): Span => ({
  from: new Date(from.getTime() - SIDE_MS),
  to: new Date(to.getTime() + SIDE_MS),
})

function nearest(wish: Span, free: readonly Span[]): Span[] {
  const length = minutesOf(wish) * 60_000
  const starts = free
    .filter((span) => minutesOf(span) * 60_000 >= length)
    .map((span) => {
      const latest = span.to.getTime() - length
      return Math.min(Math.max(wish.from.getTime(), span.from.getTime()), latest)
    })
  return starts
    .toSorted((a, b) => Math.abs(a - wish.from.getTime()) - Math.abs(b - wish.from.getTime()))
    .slice(0, 2)
    .map((start) => ({ from: new Date(start), to: new Date(start + length) }))
}
