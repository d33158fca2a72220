import type { CSSProperties } from 'react'
import { classNames } from '../class-names.ts'
import { formatDay, formatTime } from '../format.ts'
import { useLanguage } from '../language.ts'
import { Link } from '../link.tsx'
import { VisuallyHidden } from '../visually-hidden.tsx'
import { useWords } from '../words.ts'
import type { Choice, Column, Taken } from './calendar-types.ts'
import { calendarWords } from './calendar-words.ts'
import { wholeDay } from './city-time.ts'
import { durationText } from './duration.ts'
import { freeIn, type Hours, minutesIn } from './hindrance.ts'
import { cut, minutesOf, overlap, type Span } from './spans.ts'
import css from './time-grid.module.css'

interface TimeColumnProps {
  at: number
  column: Column
  hours: Hours
  now: Date
  choice: Choice | undefined
  isDraft: boolean
  cursor: Choice | undefined
  /** What stands against the choice, in words. */
  trouble: string | undefined
}

/** What shorter blocks have no room to say. */
const WORDY_MINUTES = 40

export function TimeColumn(props: TimeColumnProps) {
  const { at, column, hours, now, choice, isDraft, cursor, trouble } = props
  const { lane, day } = column
  const t = useWords(calendarWords)
  const language = useLanguage()
  const whole = wholeDay(day)
  const place = (span: Span): CSSProperties => {
    const { from, to } = minutesIn(day, { from: laterOf(span.from, whole.from), to: span.to })
    const end = Math.min(to, hours.end)
    return { '--from': Math.max(from, hours.begin), '--to': end } as CSSProperties
  }
  const taken = lane.taken.filter((one) => overlap(one, whole))
  const [part] = choice ? cut([choice], whole) : []
  const [cell] = cursor ? cut([cursor], whole) : []
  return (
    <tr className={css.column} data-column={at}>
      <th scope="row" className={css.cell}>
        <VisuallyHidden>{`${lane.name} ${formatDay(day, language)}`}</VisuallyHidden>
      </th>
      {freeIn(lane, whole, now).map((free) => (
        <td
          key={free.from.getTime()}
          className={css.free}
          style={place(free)}
          aria-label={`${t('free')} ${formatTime(free.from, language)}–${formatTime(free.to, language)}`}
        />
      ))}
      {taken.map((one) => (
        <Block key={one.key} taken={one} place={place(one)} />
      ))}
      {cell && <td className={css.cursor} style={place(cell)} aria-hidden="true" />}
      {choice && part && (
        <Chosen choice={choice} part={part} place={place(part)} isDraft={isDraft} trouble={trouble} />
      )}
      {now >= whole.from && now < whole.to && <NowLine now={now} day={day} hours={hours} />}
    </tr>
  )
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b)

function Block({ taken, place }: { taken: Taken; place: CSSProperties }) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const { look, text, page, from, to } = taken
  const word = { taken: t('taken'), closed: t('closed'), own: t('own'), waiting: t('waits') }[look]
  const times = `${formatTime(from, language)}–${formatTime(to, language)}`
  const told = text && look === 'waiting' ? `${text} · ${word}` : (text ?? word)
  const body = (
    <>
      {told} <small>{times}</small>
    </>
  )
  const looks = classNames(css.block, css[look], minutesOf(taken) < WORDY_MINUTES && css.short)
  return (
    <td className={looks} style={place} title={`${times} ${told}`}>
      {page ? <Link to={page}>{body}</Link> : body}
    </td>
  )
}

interface ChosenProps {
  choice: Choice
  part: Span
  place: CSSProperties
  isDraft: boolean
  trouble: string | undefined
}

/** The part of the choice on this day; its ends can be taken hold of where they are in it. */
function Chosen({ choice, part, place, isDraft, trouble }: ChosenProps) {
  const t = useWords(calendarWords)
  const language = useLanguage()
  const begins = part.from.getTime() === choice.from.getTime()
  const ends = part.to.getTime() === choice.to.getTime()
  return (
    <td
      className={classNames(css.chosen, trouble && css.troubled, isDraft && css.draft)}
      style={place}
      aria-hidden="true"
    >
      {begins && <span className={css.start} data-edge="start" title={t('startHandle')} />}
      {begins && (
        <p className={css.told}>
          <b>
            {formatTime(choice.from, language)}–{formatTime(choice.to, language)}
          </b>{' '}
          <span>{durationText(minutesOf(choice), t)}</span>
          {trouble && <em>{trouble}</em>}
        </p>
      )}
      {ends && <span className={css.end} data-edge="end" title={t('endHandle')} />}
    </td>
  )
}

function NowLine({ now, day, hours }: { now: Date; day: string; hours: Hours }) {
  const { from } = minutesIn(day, { from: now, to: now })
  if (from < hours.begin || from > hours.end) return null
  return <td className={css.now} style={{ '--from': from } as CSSProperties} aria-hidden="true" />
}
