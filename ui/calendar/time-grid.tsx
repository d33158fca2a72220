import { type CSSProperties, type RefObject, useEffect, useId, useRef } from 'react'
import { classNames } from '../class-names.ts'
import { formatMoment, formatTime } from '../format.ts'
import { useLanguage } from '../language.ts'
import { VisuallyHidden } from '../visually-hidden.tsx'
import { useWords } from '../words.ts'
import type { Choice, Choosing, Column } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import { ColumnHead } from './column-head.tsx'
import { wholeDay } from './city-time.ts'
import { durationText } from './duration.ts'
import { freeIn, hindranceOf, hoursOf } from './hindrance.ts'
import { minutesOf } from './spans.ts'
import { TimeColumn } from './time-column.tsx'
import css from './time-grid.module.css'
import { useCursor } from './use-cursor.ts'
import { useDrag } from './use-drag.ts'

interface TimeGridProps extends Choosing {
  columns: readonly Column[]
  /** Several things on one day, instead of several days of one thing. */
  isSideBySide: boolean
  today: string
  now: Date
  onTurn: (by: 1 | -1) => void
  /** Also the hours outside the usual ones. */
  withUnusual: boolean
}

/** Hours downwards; free time is white, all else recedes. A choice is drawn, tapped or made by arrow keys. */
export function TimeGrid(props: TimeGridProps) {
  const { columns, isSideBySide, today, now, chosen, withUnusual } = props
  const t = useWords(calendarWords)
  const grid = useRef<HTMLTableElement>(null)
  const hours = hoursOf(columns, chosen, withUnusual)
  const { draft, handlers: pointer } = useDrag({ ...props, hours, grid })
  const { cell, handlers: keys } = useCursor({ ...props, hours })
  const describe = useDescription(props)
  useInSight(grid, chosen)
  const helpId = useId()
  const longer = cell?.isLonger ? cell : undefined
  const shown = draft ?? longer ?? chosen
  return (
    <div className={classNames(css.frame, isSideBySide && css.sideBySide)}>
      <div
        className={css.surface}
        style={{ '--begin': hours.begin, '--end': hours.end, '--columns': columns.length } as CSSProperties}
      >
        <div className={css.corner}>
          <button
            type="button"
            className={css.keys}
            aria-label={t('byKeys')}
            aria-describedby={helpId}
            {...keys}
          />
        </div>
        {columns.map((column) => (
          <ColumnHead
            key={column.lane.key + column.day}
            column={column}
            isToday={column.day === today}
            isLane={isSideBySide}
          />
        ))}
        <HourLabels {...hours} />
        <table ref={grid} className={css.grid} aria-label={t('grid')} {...pointer}>
          <tbody>
            {columns.map((column, at) => (
              <TimeColumn
                key={column.lane.key + column.day}
                at={at}
                column={column}
                hours={hours}
                now={now}
                choice={shown?.lane === column.lane.key ? shown : undefined}
                isDraft={draft !== undefined || longer !== undefined}
                cursor={cell && !longer && cell.lane === column.lane.key ? cell : undefined}
                trouble={shown && describe.trouble(shown)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p id={helpId} className={css.keysHelp}>
        {t('gridHelp')}
      </p>
      <VisuallyHidden>
        <output>{(draft ?? cell) && describe.aloud(draft ?? cell, longer ?? draft)}</output>
      </VisuallyHidden>
    </div>
  )
}

/** A tap still sends a click, which must not land on what has moved under the finger. */
const AFTER_CLICK_MS = 120

/** What was chosen stays in sight when a panel opens over the foot of a phone: the styles keep room for it. */
function useInSight(grid: RefObject<HTMLElement | null>, chosen: Choice | undefined): void {
  useEffect(() => {
    const show = () =>
      grid.current?.querySelector('[data-edge]')?.parentElement?.scrollIntoView({ block: 'nearest' })
    const timer = chosen && setTimeout(show, AFTER_CLICK_MS)
    return () => clearTimeout(timer)
  }, [grid, chosen])
}

function HourLabels({ begin, end }: { begin: number; end: number }) {
  const hours = Array.from({ length: (end - begin) / 60 + 1 }, (_, at) => begin + at * 60)
  return (
    <div className={css.hours} aria-hidden="true">
      {hours.map((minute) => (
        <span key={minute} style={{ '--from': minute } as CSSProperties}>
          {`${minute / 60}:00`}
        </span>
      ))}
    </div>
  )
}

/** What a choice is, and what stands against it, for who sees and for who listens. */
function useDescription({ columns, now, judge }: TimeGridProps) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const laneOf = (key: string) => columns.find(({ lane }) => lane.key === key)?.lane
  const against = { past: t('clashPast'), taken: t('clashTaken'), closed: t('clashClosed') }

  function trouble(choice: Choice): string | undefined {
    const lane = laneOf(choice.lane)
    const own = lane && hindranceOf(choice, lane, now)
    return own ? against[own] : judge?.(choice)
  }

  function aloud(choice: Choice | undefined, drawn: Choice | undefined): string | undefined {
    const lane = choice && laneOf(choice.lane)
    if (!choice || !lane) return undefined
    const at = formatMoment(choice.from, language)
    const named = new Set(columns.map((column) => column.lane.key)).size > 1 ? `${lane.name} ${at}` : at
    const why = trouble(choice)
    if (drawn) {
      const length = durationText(minutesOf(choice), t)
      return [`${named}–${formatTime(choice.to, language)}`, length, why].filter(Boolean).join(' · ')
    }
    if (why) return t('notFree', { at: named, why })
    const day = columns.find((column) => column.lane === lane && wholeDay(column.day).to > choice.from)?.day
    const free = day && freeIn(lane, wholeDay(day), now).find(({ to }) => to > choice.from)
    return free ? t('freeUntil', { at: named, until: formatTime(free.to, language) }) : named
  }

  return { trouble, aloud }
}
