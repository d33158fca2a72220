import { type KeyboardEvent, useState } from 'react'
import type { Choice, Choosing, Column } from './calendar-types.ts'
import { dayIn } from '../format.ts'
import { minuteOfDay, momentAt, wholeDay } from './city-time.ts'
import { freeIn, type Hours } from './hindrance.ts'

interface Field extends Choosing {
  columns: readonly Column[]
  hours: Hours
  now: Date
  /** Earlier (−1) or later (1) days, when the cursor leaves these. */
  onTurn: (by: 1 | -1) => void
}

interface Cursor {
  column: number
  at: Date
  /** Set while it is being made longer. */
  to?: Date
}

/** Choosing by keyboard: the cursor is a cell, and with Shift a stretch that grows from it. */
export function useCursor(field: Field) {
  const { columns, hours, stepMinutes, shortestMinutes, onChoose, onTurn } = field
  const [cursor, setCursor] = useState<Cursor>()
  // After turning pages the cursor may stand in a column that is gone.
  const here =
    cursor && columns[cursor.column]
      ? { ...cursor, at: onDayOf(columns[cursor.column], cursor.at) }
      : undefined

  const begin = () => setCursor((before) => before ?? firstCell(field))
  const leave = () => setCursor(undefined)

  function sideways(from: Cursor, by: 1 | -1) {
    const column = columns[from.column + by]
    if (!column) {
      onTurn(by)
      return setCursor({ column: by === 1 ? 0 : columns.length - 1, at: from.at })
    }
    setCursor({ column: from.column + by, at: momentAt(column.day, minuteOfDay(from.at)) })
  }

  function upDown(from: Cursor, by: 1 | -1) {
    const day = columns[from.column]?.day ?? ''
    const minute = minuteOfDay(from.at) + by * stepMinutes
    const inside = Math.min(Math.max(minute, hours.begin), hours.end - stepMinutes)
    setCursor({ column: from.column, at: momentAt(day, inside) })
  }

  function longer(from: Cursor, by: 1 | -1) {
    const { at } = from
    const end = from.to?.getTime() ?? at.getTime() + (by === 1 ? stepMinutes : 0) * 60_000
    const to = new Date(Math.max(end + by * stepMinutes * 60_000, at.getTime() + stepMinutes * 60_000))
    setCursor({ ...from, at, to })
  }

  function choose(from: Cursor) {
    const lane = columns[from.column]?.lane
    const to = from.to ?? new Date(from.at.getTime() + shortestMinutes * 60_000)
    if (lane) onChoose({ lane: lane.key, from: from.at, to })
  }

  function press(event: KeyboardEvent) {
    if (!here || event.target !== event.currentTarget) return
    const act = actOf(event, here)
    if (!act) return
    event.preventDefault()
    act()
  }

  function actOf({ key, shiftKey }: KeyboardEvent, from: Cursor): (() => void) | undefined {
    const acts: Record<string, () => void> = {
      ArrowUp: () => (shiftKey ? longer(from, -1) : upDown(from, -1)),
      ArrowDown: () => (shiftKey ? longer(from, 1) : upDown(from, 1)),
      ArrowLeft: () => sideways(from, -1),
      ArrowRight: () => sideways(from, 1),
      PageUp: () => onTurn(-1),
      PageDown: () => onTurn(1),
      Enter: () => choose(from),
      ' ': () => choose(from),
      Escape: () => (from.to ? setCursor({ column: from.column, at: from.at }) : onChoose(undefined)),
    }
    return acts[key]
  }

  const cell = here && choiceAt(here, field)
  return { cell, handlers: { onFocus: begin, onBlur: leave, onKeyDown: press } }
}

/** The same time of day on the column's day. */
const onDayOf = (column: Column | undefined, at: Date): Date =>
  column && dayIn(at) !== column.day ? momentAt(column.day, minuteOfDay(at)) : at

function choiceAt(
  { column, at, to }: Cursor,
  { columns, stepMinutes }: Field,
): (Choice & { isLonger: boolean }) | undefined {
  const lane = columns[column]?.lane
  if (!lane) return undefined
  const end = to ?? new Date(at.getTime() + stepMinutes * 60_000)
  return { lane: lane.key, from: at, to: end, isLonger: to !== undefined }
}

/** What is chosen, else the first time that is free, else the first cell. */
function firstCell({ columns, hours, chosen, now }: Field): Cursor | undefined {
  const places = columns.flatMap(({ lane, day }, column) => {
    const at =
      chosen?.lane === lane.key && dayIn(chosen.from) === day
        ? chosen.from
        : freeIn(lane, wholeDay(day), now)[0]?.from
    return at ? [{ column, at, isChosen: at === chosen?.from }] : []
  })
  const place = places.find(({ isChosen }) => isChosen) ?? places[0]
  if (place) return { column: place.column, at: place.at }
  return columns[0] && { column: 0, at: momentAt(columns[0].day, hours.begin) }
}
