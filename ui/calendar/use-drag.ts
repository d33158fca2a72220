import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Choice, Choosing, Column } from './calendar-types.ts'
import { momentAt } from './city-time.ts'
import type { Hours } from './hindrance.ts'
import type { Span } from './spans.ts'

/** A finger that rests so long means to draw; one that moves before means to scroll. */
const LONG_PRESS_MS = 350
/** A finger never rests quite still. */
const STILL_PX = 8
/** Less than this cannot be aimed at. */
const AIM_PX = 7

interface Drag {
  /** The end that stays: the column and the cell where it began. */
  column: Column
  fixed: Date
  fixedEnd: Date
  hasMoved: boolean
}

interface Surface extends Choosing {
  columns: readonly Column[]
  hours: Hours
  grid: RefObject<HTMLElement | null>
}

/**
 * Choosing by dragging: a mouse at once, a finger after a long press, so that the page still scrolls under it; a click
 * or tap takes the shortest, or what others have. While it lasts, `draft` is what would be chosen.
 */
export function useDrag(surface: Surface) {
  const { grid, onChoose, shortestMinutes } = surface
  const [draft, setDraft] = useState<Choice>()
  const drag = useRef<Drag>(undefined)
  const press = usePress()
  useScrollStopped(grid, drag)
  useEscape(stop)

  function begin(begun: Drag | undefined) {
    drag.current = begun
    setDraft(begun && choiceOf(begun, begun.fixed, begun.fixedEnd))
  }

  function stop() {
    press.end()
    begin(undefined)
  }

  function down(event: PointerEvent<HTMLElement>) {
    const { clientX: x, clientY: y, pointerType, pointerId, button, currentTarget, target } = event
    if (button !== 0 || !(target instanceof Element) || target.closest('a')) return
    const capture = (begun: Drag | undefined) => {
      currentTarget.setPointerCapture(pointerId)
      begin(begun)
    }
    const edge = target.closest<HTMLElement>('[data-edge]')?.dataset['edge']
    if (edge) return capture(edgeDrag(surface, edge))
    if (pointerType === 'mouse') return capture(cellDrag(surface, x, y))
    press.begin(x, y, () => capture(cellDrag(surface, x, y)))
  }

  function move({ clientX: x, clientY: y }: PointerEvent) {
    const now = drag.current
    if (!now) return press.move(x, y)
    const cell = cellAt(surface, x, y, now.column.lane.key)
    if (!cell) return
    if (cell.from.getTime() !== now.fixed.getTime()) now.hasMoved = true
    setDraft(stretched(now, cell) ?? draft)
  }

  function up({ clientX: x, clientY: y }: PointerEvent) {
    const now = drag.current ?? (press.isOn() ? cellDrag(surface, x, y) : undefined)
    if (now) onChoose(now.hasMoved && draft ? draft : clicked(now.column, now.fixed, shortestMinutes))
    stop()
  }

  const handlers = { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: stop }
  return { draft, handlers }
}

/** A finger that rests; `begin` calls back once it has rested long enough. */
function usePress() {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined)
  const end = () => {
    clearTimeout(press.current?.timer)
    press.current = undefined
  }
  return {
    end,
    isOn: () => press.current !== undefined,
    begin: (x: number, y: number, onLong: () => void) => {
      press.current = { timer: setTimeout(onLong, LONG_PRESS_MS), x, y }
    },
    move: (x: number, y: number) => {
      const from = press.current
      if (from && Math.hypot(x - from.x, y - from.y) > STILL_PX) end()
    },
  }
}

function cellDrag(surface: Surface, x: number, y: number): Drag | undefined {
  const cell = cellAt(surface, x, y)
  return cell && { column: cell.column, fixed: cell.from, fixedEnd: cell.to, hasMoved: false }
}

/** One end of what is chosen is taken hold of; the other stays. */
function edgeDrag({ columns, chosen }: Surface, edge: string): Drag | undefined {
  const column = columns.find(({ lane }) => lane.key === chosen?.lane)
  if (!chosen || !column) return undefined
  const fixed = edge === 'start' ? chosen.to : chosen.from
  return { column, fixed, fixedEnd: fixed, hasMoved: true }
}

/** From the end that stays to the cell, whichever comes first; nothing where that has no length. */
function stretched(drag: Drag, cell: Span): Choice | undefined {
  const { fixed, fixedEnd } = drag
  if (cell.from < fixed) return choiceOf(drag, cell.from, fixedEnd)
  const to = cell.to > fixedEnd ? cell.to : fixedEnd
  return fixed < to ? choiceOf(drag, fixed, to) : undefined
}

const choiceOf = ({ column }: Drag, from: Date, to: Date): Choice => ({ lane: column.lane.key, from, to })

export const shortestFrom = ({ lane }: Column, from: Date, minutes: number): Choice => ({
  lane: lane.key,
  from,
  to: new Date(from.getTime() + minutes * 60_000),
})

/** What a click or Enter takes: a time that others have as a whole, since that is what may become free; else the shortest. */
export function clicked(column: Column, at: Date, minutes: number): Choice {
  const others = column.lane.taken.find(({ look, from, to }) => look === 'taken' && from <= at && at < to)
  return others
    ? { lane: column.lane.key, from: others.from, to: others.to }
    : shortestFrom(column, at, minutes)
}

/** The cell under a point; where a drag stays in its lane, the nearest cell of that lane. */
function cellAt({ columns, hours, grid, stepMinutes }: Surface, x: number, y: number, lane?: string) {
  const boxes = [...(grid.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].map((element) => ({
    box: element.getBoundingClientRect(),
    column: columns[Number(element.dataset['column'])],
  }))
  const hit = boxes
    .filter(({ column }) => column && (lane === undefined || column.lane.key === lane))
    .toSorted((a, b) => distance(x, a.box) - distance(x, b.box))[0]
  if (!hit?.column || (lane === undefined && distance(x, hit.box) > 0)) return undefined
  const { column, box } = hit
  const perMinute = box.height / (hours.end - hours.begin)
  const step = aimable(stepMinutes, perMinute)
  const minute = hours.begin + Math.floor((y - box.top) / perMinute / step) * step
  const start = Math.min(Math.max(minute, hours.begin), hours.end - step)
  return { column, from: momentAt(column.day, start), to: momentAt(column.day, start + step) }
}

const distance = (x: number, { left, right }: DOMRect) => Math.max(left - x, x - right, 0)

/** The smallest whole number of steps that a hand can aim at, at most an hour. */
function aimable(step: number, perMinute: number): number {
  let minutes = step
  while (minutes * perMinute < AIM_PX && minutes < 60) minutes += step
  return minutes
}

/** A browser takes a moving finger for scrolling unless told otherwise, by a listener that is not passive. */
function useScrollStopped(grid: RefObject<HTMLElement | null>, drag: RefObject<Drag | undefined>): void {
  useEffect(() => {
    const element = grid.current
    const hold = (event: TouchEvent) => {
      if (drag.current) event.preventDefault()
    }
    element?.addEventListener('touchmove', hold, { passive: false })
    return () => element?.removeEventListener('touchmove', hold)
  }, [grid, drag])
}

function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEscape()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}
