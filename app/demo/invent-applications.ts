// Applications in every state, as if units, reviewers and secretaries had worked on them.
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import type { Committee } from '#modules/network/pack.ts'
import type { Chance } from './chance.ts'
import { daysLater } from './days.ts'
import { type DemoCalendar, type DemoEvent, type DemoFact, momentOn } from './fact-row.ts'
import type { InventedPerson, InventedPost } from './invent-accounts.ts'
import type { PlannedUnit } from './plan-network.ts'

export type Wish = Demo['applications']['list'][number]

/** An application with the unit that it is from. */
export interface Applicant {
  readonly wish: Wish
  readonly unit: PlannedUnit
}

interface Actor {
  readonly person: InventedPerson
  readonly post: InventedPost
}

export interface InventedReview {
  readonly id: string
  readonly reviewerId: string
  readonly assignedBy: string
  readonly assignedAt: number
  /** Undefined while it is not given. */
  readonly submittedAt?: number
}

export interface InventedApplication {
  readonly id: string
  readonly committee: Committee
  readonly unit: PlannedUnit
  readonly position: string
  readonly status: Wish['status']
  readonly answers: object
  readonly judgements: object
  readonly submittedBy: string
  readonly submittedAt: number
  readonly reviews: readonly InventedReview[]
  readonly decision?: { by: string; at: number; reasons: string; membershipId: string | null }
}

/** How many days before the end of the history something happened. */
const SUBMITTED = { submitted: 6, in_review: 20, declined: 75 }
const DAYS_OF_REVIEW = 30
const REVIEWS_NEEDED = 2

interface World {
  readonly pack: CityPack
  readonly demo: Demo
  readonly people: readonly InventedPerson[]
  readonly committeeIds: ReadonlyMap<string, string>
  readonly calendar: DemoCalendar
  readonly chance: Chance
}

export function inventApplications(applicants: readonly Applicant[], world: World) {
  const events: DemoEvent[] = []
  const facts: DemoFact[] = []
  const applications = applicants.map((applicant) => {
    const desk = new Desk(applicant, world)
    const application = desk.application()
    events.push(...desk.events)
    facts.push(...desk.facts)
    return application
  })
  return { applications, events, facts }
}

/** One application on its way; says what happened as it goes. */
class Desk {
  readonly events: DemoEvent[] = []
  readonly facts: DemoFact[] = []
  readonly #applicant: Applicant
  readonly #world: World
  readonly #committee: Committee
  readonly #committeeId: string
  readonly #submittedOn: string
  readonly #id: string

  constructor(applicant: Applicant, world: World) {
    const { wish, unit } = applicant
    this.#applicant = applicant
    this.#world = world
    const committee = world.pack.committees.find(({ key }) => key === wish.committee)
    const committeeId = world.committeeIds.get(wish.committee)
    if (!committee || !committeeId) throw new Error(`The city has no committee "${wish.committee}"`)
    this.#committee = committee
    this.#committeeId = committeeId
    const { from, until } = world.calendar
    const admittedOn = unit.memberships.find((own) => own.committee === wish.committee)?.since
    const day =
      wish.status === 'admitted'
        ? daysLater(admittedOn ?? until, -DAYS_OF_REVIEW)
        : daysLater(until, -SUBMITTED[wish.status])
    this.#submittedOn = day < from ? from : day
    this.#id = world.chance.id(momentOn(world.calendar, this.#submittedOn, world.chance))
  }

  application(): InventedApplication {
    const { wish, unit } = this.#applicant
    const { comment } = this.#world.demo.applications
    const position = this.#position()
    const liaison = this.#actor('liaison', unit.id)
    const wished = { unitId: unit.id, committeeId: this.#committeeId, position }
    const submittedAt = this.#happened(liaison, this.#submittedOn, 'admission.applied', wished)
    this.#counts('admission.applications', this.#submittedOn, submittedAt)
    const secretary = this.#actor('secretary', this.#committeeId)
    const judged = this.#committee.criteria.map(({ key }) => [key, { meets: 'yes', comment }])
    return {
      id: this.#id,
      committee: this.#committee,
      unit,
      position,
      status: wish.status,
      answers: this.#answers(),
      judgements: Object.fromEntries(judged),
      submittedBy: liaison.person.id,
      submittedAt,
      reviews: wish.status === 'submitted' ? [] : this.#reviews(secretary),
      ...(wish.status === 'admitted' || wish.status === 'declined'
        ? { decision: this.#decide(secretary) }
        : {}),
    }
  }

  /** While it is in review, the first reviewer has judged, and the second has it on the desk. */
  #reviews(secretary: Actor): InventedReview[] {
    const { chance } = this.#world
    const reviewers = this.#actors('reviewer', this.#committeeId).slice(0, REVIEWS_NEEDED)
    const isOpen = this.#applicant.wish.status === 'in_review'
    return reviewers.map((reviewer, i) => {
      const day = daysLater(this.#submittedOn, 3)
      const reviewerId = reviewer.person.id
      const assignedAt = this.#happened(secretary, day, 'admission.reviewer_assigned', { reviewerId })
      const review = {
        id: chance.id(assignedAt),
        reviewerId,
        assignedBy: secretary.person.id,
        assignedAt,
      }
      if (isOpen && i > 0) return review
      return {
        ...review,
        submittedAt: this.#happened(reviewer, daysLater(this.#submittedOn, 12 + i), 'admission.reviewed'),
      }
    })
  }

  #decide(secretary: Actor) {
    const { wish, unit } = this.#applicant
    const membership = unit.memberships.find((own) => own.committee === wish.committee)
    const day = membership?.since ?? daysLater(this.#submittedOn, DAYS_OF_REVIEW)
    const decision = membership ? 'admit' : 'decline'
    const membershipId = membership?.id ?? null
    const at = this.#happened(secretary, day, 'admission.decided', { decision, membershipId })
    this.#counts('admission.decided', day, at)
    return { by: secretary.person.id, at, reasons: wish.reasons ?? '', membershipId }
  }

  /** Where it stands in the chain, or would most likely stand. */
  #position(): string {
    const { wish, unit } = this.#applicant
    const [likely] = this.#world.demo.positions.toSorted((one, other) => other[unit.sort] - one[unit.sort])
    const own = unit.memberships.find(({ committee }) => committee === wish.committee) ?? likely
    if (!own) throw new Error('The demo has no positions')
    return own.position
  }

  #answers(): object {
    const { answer } = this.#world.demo.applications
    return Object.fromEntries(
      this.#committee.questions.map((question) => {
        switch (question.kind) {
          case 'text':
            return [question.key, answer.slice(0, question.maxLength)]
          case 'number':
            return [question.key, Math.min(question.maximum, 60)]
          case 'choice':
            return [question.key, question.options[0]?.key]
        }
      }),
    )
  }

  #actor(role: string, bodyId: string): Actor {
    const [found] = this.#actors(role, bodyId)
    if (!found) throw new Error(`Nobody in the demo is ${role} for an application to ${this.#committee.key}`)
    return found
  }

  #actors(role: string, bodyId: string): Actor[] {
    return this.#world.people.flatMap((person) =>
      person.posts
        .filter((post) => post.role === role && post.body.id === bodyId)
        .map((post) => ({ person, post })),
    )
  }

  /** Adds the event, as module admission records it, and answers when it was. */
  #happened({ person, post }: Actor, day: string, type: string, more: object = {}): number {
    const { calendar, chance } = this.#world
    const moment = momentOn(calendar, day, chance)
    const details = { applicationId: this.#id, ...more }
    const by = { personId: person.id, postId: post.id }
    this.events.push({ id: chance.id(moment), type, moment, ...by, details })
    return moment
  }

  /** Adds a fact to the event that just happened. */
  #counts(measure: string, day: string, moment: number): void {
    const { unit } = this.#applicant
    const about = { subjectId: this.#id, unitId: unit.id, committeeId: this.#committeeId }
    const { placeCode } = unit
    const eventId = this.events.at(-1)?.id
    const id = this.#world.chance.id(moment)
    this.facts.push({ id, eventId, measure, quantity: 1, day, placeCode, ...about })
  }
}
