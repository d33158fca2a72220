import { type KeyboardEvent, useState } from 'react'
import type { Choice, Choosing, Column } from './calendar-types.ts'
import { dayIn } from '../format.ts'
import { minuteOfDay, momentAt, wholeDay } from './city-time.ts'
import { freeIn, type Hours } from './hindrance.ts'
import { clicked } from './use-drag.ts'

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
  const { columns, onChoose, onTurn, shortestMinutes } = field
  const [cursor, setCursor] = useState<Cursor>()
  // After turning pages the cursor may stand in a column that is gone.
  const column = cursor && columns[cursor.column]
  const here = cursor && column && { ...cursor, at: onDayOf(column, cursor.at) }

  function choose({ column: at, at: from, to }: Cursor) {
    const chosen = columns[at]
    if (chosen) onChoose(to ? { lane: chosen.lane.key, from, to } : clicked(chosen, from, shortestMinutes))
  }

  function press(event: KeyboardEvent) {
    if (!here || event.target !== event.currentTarget) return
    const { key, shiftKey } = event
    const moved = movedBy(key, shiftKey, here, field)
    if (moved) setCursor(moved)
    else if (key === 'Enter' || key === ' ') choose(here)
    else if (key === 'PageUp' || key === 'PageDown') onTurn(key === 'PageUp' ? -1 : 1)
    else if (key === 'Escape' && here.to) setCursor({ column: here.column, at: here.at })
    else if (key === 'Escape') onChoose(undefined)
    else return
    event.preventDefault()
  }

  const handlers = {
    onFocus: () => setCursor((before) => before ?? firstCell(field)),
    onBlur: () => setCursor(undefined),
    onKeyDown: press,
  }
  return { cell: here && choiceAt(here, field), handlers }
}

/** Where an arrow key leads; past the first or last column, to other days. */
function movedBy(key: string, isLonger: boolean, from: Cursor, field: Field): Cursor | undefined {
  switch (key) {
    case 'ArrowUp':
      return isLonger ? longer(from, -1, field) : upDown(from, -1, field)
    case 'ArrowDown':
      return isLonger ? longer(from, 1, field) : upDown(from, 1, field)
    case 'ArrowLeft':
      return sideways(from, -1, field)
    case 'ArrowRight':
      return sideways(from, 1, field)
    default:
      return undefined
  }
}

function sideways({ column, at }: Cursor, by: 1 | -1, { columns, onTurn }: Field): Cursor {
  const next = columns[column + by]
  if (next) return { column: column + by, at: onDayOf(next, at) }
  onTurn(by)
  return { column: by === 1 ? 0 : columns.length - 1, at }
}

function upDown({ column, at }: Cursor, by: 1 | -1, { columns, hours, stepMinutes }: Field): Cursor {
  const minute = minuteOfDay(at) + by * stepMinutes
  const inside = Math.min(Math.max(minute, hours.begin), hours.end - stepMinutes)
  return { column, at: momentAt(columns[column]?.day ?? '', inside) }
}

function longer(from: Cursor, by: 1 | -1, { stepMinutes }: Field): Cursor {
  const least = minutesLater(from.at, stepMinutes)
  const to = minutesLater(from.to ?? least, by * stepMinutes)
  return { ...from, to: to > least ? to : least }
}

const minutesLater = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

/** The same time of day on the column's day. */
const onDayOf = ({ day }: Column, at: Date): Date => (dayIn(at) === day ? at : momentAt(day, minuteOfDay(at)))

function choiceAt(
  { column, at, to }: Cursor,
  { columns, stepMinutes }: Field,
): (Choice & { isLonger: boolean }) | undefined {
  const lane = columns[column]?.lane
  if (!lane) return undefined
  const end = to ?? minutesLater(at, stepMinutes)
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
