import { randomBytes } from 'node:crypto'
import { CALENDAR } from '#platform/clock.ts'
import { dueAfter, dueMovedBy } from '#platform/due-time.ts'
import { textTerms } from '#platform/search.ts'
import type { Chance } from './chance.ts'
import { morningOf } from './days.ts'
import type { DemoEvent, DemoFact } from './fact-row.ts'
import type { InventedPost } from './invent-accounts.ts'
import type { MatterActor, MatterWish } from './matter-wishes.ts'

/** A row by its columns. */
export type MatterRow = Record<string, string | number | boolean | null>

const CONFIRM_WITHIN = 15
const instant = (moment: number) => new Date(moment).toISOString()

/** One matter as module matters would have written it, act by act; acts are called in the order of time. */
export class MatterStory {
  readonly events: DemoEvent[] = []
  readonly facts: DemoFact[] = []
  readonly steps: MatterRow[] = []
  readonly pauses: MatterRow[] = []
  readonly outcomes: MatterRow[] = []
  readonly alarms: MatterRow[] = []
  readonly matter: MatterRow
  readonly personal: MatterRow
  part: MatterRow | undefined
  readonly #wish: MatterWish
  readonly #zone: string
  readonly #chance: Chance
  readonly #id: string
  #last = 0

  constructor(wish: MatterWish, day: string, { zone, chance }: { zone: string; chance: Chance }) {
    const { kind, asker, channel, title, description, placeCode } = wish
    this.#wish = wish
    this.#zone = zone
    this.#chance = chance
    const moment = this.#at(day)
    this.#id = chance.id(moment)
    const isAtCounter = channel === 'counter'
    this.matter = {
      id: this.#id,
      kind: kind.key,
      title,
      description,
      answers: JSON.stringify(wish.open),
      place_code: placeCode,
      channel,
      asked_by: isAtCounter ? null : asker.person.id,
      asked_under: asker.post?.id ?? null,
      unit_id: channel === 'unit' ? (asker.post?.body.id ?? null) : null,
      // Of a secret that nobody knows: one that follows from the seed everybody could compute.
      secret_hash: isAtCounter ? `\\x${randomBytes(32).toString('hex')}` : null,
      status: 'received',
      closing: null,
      asked_at: instant(moment),
      triage_due_at: this.#due(moment, kind.deadlines.triage),
      calendar: CALENDAR,
      closed_at: null,
      wiped_at: null,
      search: vectorOf(`${title} ${description}`),
    }
    const { personal, contact } = wish
    this.personal = {
      matter_id: this.#id,
      answers: JSON.stringify(personal),
      contact: contact && JSON.stringify(contact),
    }
    this.#happened(moment, asker, 'asked', { channel, kind: kind.key }, { channel })
    this.#counts('matters.asked', day, moment)
  }

  send(day: string, by: MatterActor, handler: MatterActor): void {
    const moment = this.#at(day)
    const { take, answer } = this.#wish.kind.deadlines
    const body = bodyOf(handler)
    this.part = {
      id: this.#chance.id(moment),
      matter_id: this.#id,
      body_kind: body.kind,
      body_id: body.id,
      is_lead: true,
      round: 0,
      state: 'sent',
      answer: null,
      words: null,
      sent_at: instant(moment),
      take_due_at: this.#due(moment, take),
      answer_due_at: this.#due(moment, answer),
      taken_by: null,
      taken_at: null,
      ended_at: null,
    }
    this.matter.status = 'in_hand'
    this.#happened(moment, by, 'sent', { bodies: [body] }, { isLead: true }, body)
  }

  take(day: string, handler: MatterActor): void {
    const moment = this.#at(day)
    Object.assign(this.#part(), { state: 'taken', taken_by: handler.person.id, taken_at: instant(moment) })
    this.#happened(moment, handler, 'taken', this.#handling(), {}, bodyOf(handler))
  }

  write(day: string, by: MatterActor, to: 'asker' | 'handlers', words: string): void {
    const kind = to === 'asker' ? 'message_to_asker' : 'message_from_asker'
    const body = to === 'asker' ? bodyOf(by) : undefined
    this.#happened(this.#at(day), by, kind, { to }, { words }, body)
  }

  pause(day: string, by: MatterActor, words: string, decider: MatterActor | undefined): void {
    const details = { reason: 'legal_procedure', words, days: 10 }
    const moment = this.#at(day)
    this.#happened(moment, by, 'pause_proposed', this.#handling(), details, bodyOf(by))
    const part = this.#part()
    const pause: MatterRow = {
      id: this.#chance.id(moment),
      handling_id: part.id ?? null,
      ...details,
      proposed_by: by.person.id,
      proposed_at: instant(moment),
      decided_by: null,
      decided_at: null,
      is_approved: null,
    }
    this.pauses.push(pause)
    if (!decider) return
    const decidedAt = this.#at(day)
    const due = dueMovedBy(this.#zone, new Date(String(part.answer_due_at)), details.days)
    part.answer_due_at = due.at.toISOString()
    Object.assign(pause, {
      decided_by: decider.person.id,
      decided_at: instant(decidedAt),
      is_approved: true,
    })
    this.#happened(decidedAt, decider, 'pause_approved', this.#handling(), details, bodyOf(by))
  }

  propose(day: string, handler: MatterActor, type: string, words: string): void {
    const moment = this.#at(day)
    const isSolved = this.#wish.kind.outcomes.some(({ key, solved }) => key === type && solved)
    const answer = isSolved ? 'helped' : 'not_helped'
    Object.assign(this.#part(), { state: 'answered', answer, words, ended_at: instant(moment) })
    this.outcomes.push({
      id: this.#chance.id(moment),
      matter_id: this.#id,
      handling_id: this.#part().id ?? null,
      type,
      is_solved: isSolved,
      words,
      proposed_by: handler.person.id,
      proposed_at: instant(moment),
      due_at: this.#due(moment, CONFIRM_WITHIN),
      answer: null,
      answered_at: null,
    })
    this.matter.status = 'answered'
    const details = { ...this.#handling(), type }
    this.#happened(moment, handler, 'outcome_proposed', details, { type, words }, bodyOf(handler))
  }

  /** Closed, by what its asker says or, where nobody says anything, by the clock. */
  close(day: string, closing: 'confirmed' | 'not_solved' | 'unconfirmed'): void {
    const moment = this.#at(day)
    const isSilent = closing === 'unconfirmed'
    Object.assign(this.matter, { status: 'closed', closing, closed_at: instant(moment) })
    Object.assign(this.outcomes.at(-1) ?? {}, {
      answer: isSilent ? 'silent' : 'confirmed',
      answered_at: instant(moment),
    })
    const { kind, asker } = this.#wish
    const step = isSilent ? 'closed_unconfirmed' : 'outcome_confirmed'
    const said = isSilent ? {} : { byCall: false }
    this.#happened(moment, isSilent ? undefined : asker, step, { kind: kind.key }, said, undefined, closing)
    if (closing !== 'not_solved') this.#counts(isSilent ? 'matters.unconfirmed' : kind.measure, day, moment)
  }

  /** A moment of this day's work, later than everything before. */
  #at(day: string): number {
    const moment = morningOf(this.#zone, day) + this.#chance.below(7 * 3_600_000)
    this.#last = Math.max(moment, this.#last + 60_000)
    return this.#last
  }

  #due(moment: number, workingDays: number): string {
    return dueAfter(this.#zone, new Date(moment), workingDays).at.toISOString()
  }

  #part(): MatterRow {
    if (!this.part) throw new Error('A matter of the demo has no part yet')
    return this.part
  }

  #handling = () => ({ handlingId: this.part?.id })

  /** The step that the asker sees, and the event of the record, named alike but for what closes. */
  #happened(
    moment: number,
    actor: MatterActor | undefined,
    kind: string,
    more: object,
    details: object,
    body?: InventedPost['body'],
    event = kind.startsWith('message_') ? 'written' : kind,
  ): void {
    const isOfPart = body !== undefined && !kind.startsWith('message_')
    const personId =
      actor && this.#wish.channel === 'counter' && actor === this.#wish.asker && kind !== 'asked'
        ? null
        : actor?.person.id
    this.steps.push({
      id: this.#chance.id(moment),
      matter_id: this.#id,
      handling_id: isOfPart ? (this.part?.id ?? null) : null,
      kind,
      is_inside: false,
      at: instant(moment),
      person_id: personId ?? null,
      body_kind: body?.kind ?? null,
      body_id: body?.id ?? null,
      details: JSON.stringify(details),
    })
    const said = { matterId: this.#id, ...more }
    const by = personId ? { personId, ...(actor?.post ? { postId: actor.post.id } : {}) } : {}
    this.events.push({ id: this.#chance.id(moment), type: `matters.${event}`, moment, ...by, details: said })
  }

  /** A fact of the event that just happened. */
  #counts(measure: string, day: string, moment: number): void {
    const { channel, asker, placeCode } = this.#wish
    const unitId = channel === 'unit' ? asker.post?.body.id : undefined
    const countedOnce = measure === 'matters.asked' ? undefined : this.#id
    const eventId = this.events.at(-1)?.id
    const about = { subjectId: this.#id, unitId, placeCode, countedOnce, eventId }
    this.facts.push({ id: this.#chance.id(moment), measure, quantity: 1, day, ...about })
  }
}

function bodyOf({ post }: MatterActor): InventedPost['body'] {
  if (!post) throw new Error('A part of a matter is handled under a post')
  return post.body
}

/** The text form of a tsvector; quotes and backslashes are doubled in it. */
const vectorOf = (words: string): string =>
  textTerms(words)
    .map((term) => `'${term.replaceAll(/['\\]/g, '$&$&')}'`)
    .join(' ')
