import type pg from 'pg'
import type { CityPack } from '#app/city-pack.ts'
import type { Chance } from './chance.ts'
import { copyRows } from './copy-rows.ts'
import { DEMO_SOURCE, type DemoEvent, type DemoFact } from './fact-row.ts'
import type { History } from './history.ts'
import { peopleRows } from './invent-accounts.ts'
import type { InventedApplication } from './invent-applications.ts'

const instant = (moment: number) => new Date(moment).toISOString()

/** Everything that stands in tables other than those of facts and events; the units are written before. */
export async function writeRecords(
  client: pg.Client,
  { calendar, plan, people, applications }: History,
  { roles }: CityPack,
  { committees, passwordHash }: { committees: ReadonlyMap<string, string>; passwordHash: string },
): Promise<void> {
  const enterprises = plan.units.filter(({ sort }) => sort === 'enterprises')
  await copyRows(
    client,
    'party_organisation (id, unit_id, name, founded_on)',
    enterprises.map((unit) => [unit.organisationId, unit.id, unit.organisation, unit.foundedOn]),
  )
  await copyRows(
    client,
    'membership (id, unit_id, committee_id, position, since, until)',
    plan.units.flatMap((unit) =>
      unit.memberships.map(({ id, committee, position, since, until }) => [
        id,
        unit.id,
        committees.get(committee),
        position,
        since,
        until,
      ]),
    ),
  )
  const rows = peopleRows(people, roles, passwordHash, calendar)
  await copyRows(client, 'person (id, name)', rows.persons)
  await copyRows(client, 'account (person_id, username, password_hash, has_initial_password)', rows.accounts)
  await copyRows(
    client,
    'post (id, person_id, role, body_kind, body_id, is_power, administrator, starts_on, confirmed_at)',
    rows.posts,
  )
  await writeApplications(client, applications, committees)
}

async function writeApplications(
  client: pg.Client,
  applications: readonly InventedApplication[],
  committees: ReadonlyMap<string, string>,
): Promise<void> {
  // Decided last, because the database lets nobody decide before two have reviewed.
  await copyRows(
    client,
    'application (id, committee_id, unit_id, position, status, answers, submitted_by, submitted_at)',
    applications.map((own) => [
      own.id,
      committees.get(own.committee.key),
      own.unit.id,
      own.position,
      own.decision ? 'in_review' : own.status,
      JSON.stringify(own.answers),
      own.submittedBy,
      instant(own.submittedAt),
    ]),
  )
  await copyRows(
    client,
    'review (id, application_id, reviewer_id, assigned_by, assigned_at, judgements, recommends, submitted_at)',
    applications.flatMap((own) =>
      own.reviews.map((review) => [
        review.id,
        own.id,
        review.reviewerId,
        review.assignedBy,
        instant(review.assignedAt),
        review.submittedAt && JSON.stringify(own.judgements),
        review.submittedAt && own.status !== 'declined',
        review.submittedAt && instant(review.submittedAt),
      ]),
    ),
  )
  for (const { id, status, decision } of applications)
    if (decision)
      await client.query(
        `update application set status = $2, decided_by = $3, decided_at = $4, reasons = $5, membership_id = $6
         where id = $1`,
        [id, status, decision.by, instant(decision.at), decision.reasons, decision.membershipId],
      )
}

/** Facts and events, in the order of time; `onFacts` is told how many facts are written. */
export async function writeFacts(
  client: pg.Client,
  history: History,
  chance: Chance,
  onFacts: (count: number) => void,
): Promise<void> {
  const monthly = new Map<string, DemoEvent>()
  const eventOf = ({ eventId, measure, day }: DemoFact): string => {
    if (eventId !== undefined) return eventId
    const month = day.slice(0, 7)
    let event = monthly.get(measure + month)
    if (!event) {
      const moment = history.calendar.morning.get(day) ?? 0
      const details = { measure, month, source: DEMO_SOURCE }
      event = { id: chance.id(moment), type: 'demo.history_loaded', moment, details }
      monthly.set(measure + month, event)
    }
    return event.id
  }
  let written = 0
  const rows = function* () {
    for (const fact of factsInOrder(history)) {
      yield factRow(fact, eventOf(fact))
      if (++written % 100_000 === 0) onFacts(written)
    }
  }
  await copyRows(
    client,
    `fact (id, event_id, measure, quantity, day, subject_id, unit_id, committee_id, place_code, counted_once, source)`,
    rows(),
  )
  await copyRows(
    client,
    'event (id, type, person_id, post_id, happened_at, details)',
    [...history.events, ...monthly.values()].map(({ id, type, personId, postId, moment, details }) => [
      id,
      type,
      personId,
      postId,
      instant(moment),
      JSON.stringify(details),
    ]),
  )
}

/** Day by day, so that new entries land at the end of the indexes; a million facts are never held at once. */
function* factsInOrder({ calendar, facts, peopleServed }: History): Generator<DemoFact> {
  const byDay = Map.groupBy(facts, ({ day }) => day)
  for (const day of calendar.days) {
    yield* byDay.get(day) ?? []
    yield* peopleServed.next().value ?? []
  }
  // What was asked after the history ended, until the day of loading.
  for (const [day, later] of byDay) if (day > calendar.until) yield* later
}

const factRow = (fact: DemoFact, eventId: string) => [
  fact.id,
  eventId,
  fact.measure,
  fact.quantity,
  fact.day,
  fact.subjectId,
  fact.unitId,
  fact.committeeId,
  fact.placeCode,
  fact.countedOnce,
  DEMO_SOURCE,
]
