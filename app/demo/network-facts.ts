// What the planned network counts for, by the rules that module network keeps when its people act one by one.
import type { Chance } from './chance.ts'
import { type DemoCalendar, type DemoEvent, type DemoFact, momentOn } from './fact-row.ts'
import type { PlannedMembership, PlannedUnit } from './plan-network.ts'

interface Change {
  readonly membership: PlannedMembership
  readonly day: string
  readonly quantity: 1 | -1
}

/** The facts and events of the units' memberships, from the first day of each to the last. */
export function networkFacts(
  units: readonly PlannedUnit[],
  committeeIds: ReadonlyMap<string, string>,
  calendar: DemoCalendar,
  chance: Chance,
): { facts: DemoFact[]; events: DemoEvent[] } {
  const facts: DemoFact[] = []
  const events: DemoEvent[] = []
  for (const unit of units) {
    let open = 0
    let spell = 0
    for (const change of changesOf(unit)) {
      const moment = momentOn(calendar, change.day, chance)
      const event = eventOf(change, unit, committeeIds, moment, chance)
      events.push(event)
      const common = {
        day: change.day,
        quantity: change.quantity,
        unitId: unit.id,
        placeCode: unit.placeCode,
      }
      facts.push({
        ...common,
        id: chance.id(moment),
        eventId: event.id,
        measure: 'network.memberships',
        subjectId: change.membership.id,
        committeeId: committeeIds.get(change.membership.committee),
        countedOnce: change.membership.id,
      })
      open += change.quantity
      const begins = change.quantity === 1 && open === 1
      const ends = change.quantity === -1 && open === 0
      if (begins || ends) {
        const link = { ...linkOf(unit, spell), ...common, id: chance.id(moment), eventId: event.id }
        facts.push(link)
      }
      if (ends) spell += 1
    }
  }
  return { facts, events }
}

/** In the order of time; on one day a unit joins before it leaves, so that moving to another committee is no break. */
function changesOf({ memberships }: PlannedUnit): Change[] {
  const changes = memberships.flatMap((membership): Change[] => [
    { membership, day: membership.since, quantity: 1 },
    ...(membership.until === undefined
      ? []
      : [{ membership, day: membership.until, quantity: -1 } satisfies Change]),
  ])
  return changes.toSorted((one, other) =>
    one.day < other.day ? -1 : one.day > other.day ? 1 : other.quantity - one.quantity,
  )
}

/** An institute counts for itself, an enterprise by its party organisation. */
function linkOf(unit: PlannedUnit, spell: number) {
  const subjectId = unit.sort === 'institutes' ? unit.id : unit.organisationId
  const measure = unit.sort === 'institutes' ? 'network.institutes-linked' : 'network.organisations-linked'
  return { measure, subjectId, countedOnce: `${subjectId}#${spell}` }
}

function eventOf(
  { membership, quantity }: Change,
  unit: PlannedUnit,
  committeeIds: ReadonlyMap<string, string>,
  moment: number,
  chance: Chance,
): DemoEvent {
  const { id: membershipId, committee, position } = membership
  const details = { membershipId, unitId: unit.id, committeeId: committeeIds.get(committee), position }
  const type = quantity === 1 ? 'network.membership_began' : 'network.membership_ended'
  return { id: chance.id(moment), type, moment, details }
}
