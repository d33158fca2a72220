// The spaces of the demo, opened on their days, and the facts of it.
import type { DemoSpace } from '#app/demo-spaces-pack.ts'
import type { Chance } from './chance.ts'
import { type DemoCalendar, type DemoEvent, type DemoFact, momentOn } from './fact-row.ts'

export interface InventedSpaces {
  /** By their keys, in the order of their opening. */
  readonly ids: ReadonlyMap<string, string>
  /** By what their openings count, by their keys. */
  readonly spells: ReadonlyMap<string, string>
  readonly events: readonly DemoEvent[]
  readonly facts: readonly DemoFact[]
}

/** Each space gets an id of its opening, so that lists stand in the order of time. */
export function inventSpaces(
  spaces: readonly DemoSpace[],
  calendar: DemoCalendar,
  chance: Chance,
): InventedSpaces {
  const openings = spaces
    .toSorted((a, b) => a.openedOn.localeCompare(b.openedOn))
    .map(({ key, kind, name, openedOn, place }) => {
      const moment = momentOn(calendar, openedOn, chance)
      const id = chance.id(moment)
      const spell = chance.id(moment)
      const details = { spaceId: id, kind, name: name.zh }
      const event = { id: chance.id(moment), type: 'spaces.opened', moment, details }
      const fact = {
        id: chance.id(moment),
        measure: kind === 'station' ? 'spaces.stations' : 'spaces.homes',
        quantity: 1,
        day: openedOn,
        subjectId: id,
        placeCode: place,
        countedOnce: spell,
        eventId: event.id,
      }
      return { key, id, spell, event, fact }
    })
  return {
    ids: new Map(openings.map(({ key, id }) => [key, id])),
    spells: new Map(openings.map(({ key, spell }) => [key, spell])),
    events: openings.map(({ event }) => event),
    facts: openings.map(({ fact }) => fact),
  }
}
