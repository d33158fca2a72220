// Matters of three years, and those that lie on the desks on the day the demo is loaded.
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import type { DemoMatters } from '#app/demo-matters-pack.ts'
import type { MatterKind } from '#modules/matters/pack.ts'
import { addWorkingDays } from '#platform/clock.ts'
import { ageMatters } from './age-matters.ts'
import type { Chance } from './chance.ts'
import { daysBetween, daysLater, spread } from './days.ts'
import type { InventedPerson } from './invent-accounts.ts'
import { MatterStory } from './matter-story.ts'
import { type MatterActor, wishFor } from './matter-wishes.ts'

interface World {
  readonly pack: CityPack
  readonly demo: Demo
  /** Those with an account. */
  readonly people: readonly InventedPerson[]
  /** Everybody else who asks. */
  readonly askers: readonly InventedPerson[]
  /** The day of loading, which open matters are told from and closed ones have aged until; the history may have ended before. */
  readonly today: string
  readonly chance: Chance
}

type Item = DemoMatters['items'][number]
type Open = DemoMatters['open'][number]
type Closing = 'confirmed' | 'not_solved' | 'unconfirmed'

/** People had accounts and stations before the first of them asked. */
const FIRST_CLOSED = '2023-05-15'
const COUNTER_EVERY = 9
const UNIT_ASKS = 0.5

export const inventMatters = (world: World): MatterStory[] => new MatterTeller(world).all()

class MatterTeller {
  readonly #world: World
  readonly #said: DemoMatters
  #told = 0

  constructor(world: World) {
    this.#world = world
    this.#said = world.demo.matters
  }

  all(): MatterStory[] {
    const stories = [...this.#closed(), ...this.#said.open.flatMap((open) => this.#open(open))]
    const { pack, today, chance } = this.#world
    // Last, so that what is told does not depend on the day of loading.
    ageMatters(stories, { kinds: pack.matterKinds, today, zone: pack.city.zone, chance })
    return stories
  }

  /** For each figure that counts matters as many as it says, then the others; the later, the more. */
  #closed(): MatterStory[] {
    const { pack, demo } = this.#world
    const figures = pack.figures.filter(({ measure }) => measure.startsWith('matters.'))
    const counted = new Set(figures.map(({ measure }) => measure))
    const isOf = (measures: (measure: string) => boolean) =>
      this.#said.items.filter(({ kind }) => measures(this.#kind(kind).measure))
    const others = isOf((measure) => !counted.has(measure))
    const { solved, notSolved, unconfirmed } = this.#said.others
    return [
      ...figures.flatMap(({ key, measure }) =>
        this.#endings(
          isOf((own) => own === measure),
          'confirmed',
          demo.figures[key] ?? 0,
        ),
      ),
      ...this.#endings(others, 'confirmed', others.length > 0 ? solved : 0),
      ...this.#endings(this.#said.items, 'not_solved', notSolved),
      ...this.#endings(this.#said.items, 'unconfirmed', unconfirmed),
    ]
  }

  #endings(items: readonly Item[], closing: Closing, count: number): MatterStory[] {
    const { history } = this.#world.demo
    const first = FIRST_CLOSED > history.from ? FIRST_CLOSED : daysLater(history.from, 90)
    const days = Array.from({ length: daysBetween(first, history.until) + 1 }, (_, i) => daysLater(first, i))
    const working = days.filter((day) => addWorkingDays(day, 0).day === day)
    const counts = spread(
      count,
      working.map((_, i) => 0.5 + i / working.length),
    )
    return working.flatMap((day, i) =>
      Array.from({ length: counts[i] ?? 0 }, () => this.#ending(this.#pick(items), closing, day)),
    )
  }

  /** Told back from the day on which it was closed. */
  #ending(item: Item, closing: Closing, closedOn: string): MatterStory {
    const { chance } = this.#world
    const kind = this.#kind(item.kind)
    const back = (days: number) => addWorkingDays(closedOn, -days).day
    const answeredAgo = closing === 'unconfirmed' ? 16 : chance.between(1, 6)
    const sentAgo = answeredAgo + chance.between(1, Math.min(kind.deadlines.answer, 12))
    const askedOn = back(sentAgo + 1)
    const wish = wishFor(item, kind, this.#somebody(kind), askedOn, this.#world)
    const story = new MatterStory(wish, askedOn, this.#context())
    const handler = this.#usualHandler(kind, wish.asker)
    story.send(back(sentAgo), this.#officerBeside(handler), handler)
    story.take(back(sentAgo), handler)
    if (chance.below(3) === 0 && wish.channel !== 'counter') {
      story.write(back(sentAgo), handler, 'asker', this.#said.question)
      story.write(back(answeredAgo), wish.asker, 'handlers', this.#said.reply)
    }
    const isSolved = closing !== 'not_solved'
    const type = isSolved ? item.outcome : (kind.outcomes.find(({ solved }) => !solved)?.key ?? item.outcome)
    story.propose(back(answeredAgo), handler, type, isSolved ? wish.inPlace(item.words) : this.#said.unsolved)
    story.close(closedOn, closing)
    return story
  }

  #open(open: Open): MatterStory[] {
    const asked = open.askers.map((username) => this.#account(username))
    return Array.from({ length: open.count }, (_, i) => {
      const key = open.kinds[i % open.kinds.length] ?? ''
      const item = this.#pick(this.#said.items.filter(({ kind }) => kind === key))
      const asker = asked[i % Math.max(asked.length, 1)]
      const kind = this.#kind(item.kind)
      return this.#unfinished(open, item, asker && canAsk(kind, asker) ? asker : this.#somebody(kind))
    })
  }

  #unfinished({ state, handler: username }: Open, item: Item, asker: MatterActor): MatterStory {
    const { chance } = this.#world
    const kind = this.#kind(item.kind)
    const { take, answer } = kind.deadlines
    // From the working day before, so that nothing is told from later in the day than it is.
    const ago = (days: number) => addWorkingDays(this.#world.today, -days - 1).day
    const sentAgo = {
      received: 0,
      late: 3,
      sent: chance.below(take),
      taken: chance.between(1, Math.max(1, answer - 1)),
      overdue: answer + chance.between(2, 6),
      paused: answer,
      waiting: Math.max(1, answer - 2),
      answered: answer + 4,
    }[state]
    const isReceived = state === 'received' || state === 'late'
    const askedOn = ago(isReceived ? sentAgo : sentAgo + 1)
    const wish = wishFor(item, kind, asker, askedOn, this.#world)
    const story = new MatterStory(wish, askedOn, this.#context())
    if (isReceived) return story
    const handler = this.#account(username)
    const other = this.#officerBeside(handler)
    story.send(ago(sentAgo), other, handler)
    if (state === 'sent') return story
    story.take(ago(Math.max(0, sentAgo - 1)), handler)
    if (state === 'paused') story.pause(ago(1), handler, this.#said.pause, other)
    if (state === 'waiting') story.pause(ago(0), handler, this.#said.pause, undefined)
    if (state === 'answered')
      story.propose(ago(chance.between(1, 8)), handler, item.outcome, wish.inPlace(item.words))
    return story
  }

  #context = () => ({ zone: this.#world.pack.city.zone, chance: this.#world.chance })

  /** Who has no account here: a person, somebody at a counter, or the liaison of a unit. */
  #somebody(kind: MatterKind): MatterActor {
    const { chance, people, askers } = this.#world
    const liaisons = this.#holders('liaison')
    const host = people.find(({ posts }) => posts.some(({ role }) => role === 'host'))
    const isUnits = !kind.askers.includes('person')
    if (
      isUnits ||
      (kind.askers.includes('unit') && kind.usually !== 'city' && chance.below(100) < UNIT_ASKS * 100)
    )
      return chance.pick(liaisons)
    if (host && kind.askers.includes('counter') && ++this.#told % COUNTER_EVERY === 0)
      return { person: host, ...postOf(host, 'host') }
    return { person: chance.pick(askers) }
  }

  /** Of the body that usually answers such a matter, and never who asks. */
  #usualHandler(kind: MatterKind, asker: MatterActor): MatterActor {
    const role = { city: 'operator', committee: 'secretary', unit: 'liaison' }[kind.usually]
    return this.#world.chance.pick(this.#holders(role).filter(({ person }) => person !== asker.person))
  }

  /** Sends matters to others, or decides about their pauses. */
  #officerBeside(handler: MatterActor): MatterActor {
    const others = this.#holders('operator').filter(({ person }) => person !== handler.person)
    return this.#world.chance.pick(others)
  }

  #holders = (role: string): MatterActor[] =>
    this.#world.people.flatMap((person) =>
      person.posts.filter((post) => post.role === role).map((post) => ({ person, post })),
    )

  /** As those who ask stand by themselves, others under the post by which they handle. */
  #account(username: string): MatterActor {
    const person = this.#world.people.find((one) => one.username === username)
    if (!person) throw new Error(`The demo has no account "${username}"`)
    return { person, ...postOf(person, 'operator', 'secretary', 'liaison') }
  }

  #kind(key: string): MatterKind {
    const kind = this.#world.pack.matterKinds.find((own) => own.key === key)
    if (!kind) throw new Error(`The city has no kind of matter "${key}"`)
    return kind
  }

  #pick = (items: readonly Item[]): Item => this.#world.chance.pick(items)
}

const canAsk = ({ askers }: MatterKind, { post }: MatterActor) => askers.includes(post ? 'unit' : 'person')

function postOf({ posts }: InventedPerson, ...roles: string[]) {
  const post = posts.find(({ role }) => roles.includes(role))
  return post ? { post } : {}
}
