import type { Actor } from '#platform/access.ts'
import { dayIn, isCalendarPublished } from '#platform/clock.ts'
import { mattersAccess } from '../access.ts'
import { stepsOf } from '../actions/handle-part.ts'
import type { Due, Handling } from '../contract.ts'
import type { HandlingRow, PauseRow } from '../queries/handlings.ts'
import type { MatterRow } from '../queries/matters.ts'
import { bodyOf, type Reading } from './named-body.ts'

/** A part of a matter, with what this reader may do with it. */
export function presentHandling(
  part: HandlingRow,
  pauses: readonly PauseRow[],
  matter: MatterRow,
  reading: Reading & { isForAsker: boolean },
): Handling {
  const { actor, lang } = reading
  const isOurs = mattersAccess.can('matters.handle', actor, part)
  const steps = isOurs ? stepsOf(part, matter) : []
  return {
    id: part.id,
    body: bodyOf(part.bodyKind, part.bodyId, part.bodyName, lang),
    isLead: part.isLead,
    state: part.state,
    answer: part.answer,
    // What one body writes to the next when it hands on is between them.
    words: part.state === 'handed_on' && reading.isForAsker ? null : part.words,
    resource: part.resource && {
      id: part.resource.id,
      name: (lang === 'en' ? part.resource.nameEn : null) ?? part.resource.name,
      url: `/resources/${part.resource.id}`,
      isOffered: part.resource.isOffered,
    },
    sentAt: part.sentAt.toISOString(),
    takeDue: dueOf(part.takeDueAt, reading),
    answerDue: dueOf(part.answerDueAt, reading),
    endedAt: part.endedAt?.toISOString() ?? null,
    pauses: pauses
      .filter(({ handlingId }) => handlingId === part.id)
      .map((pause) => presentPause(pause, actor)),
    can: {
      take: steps.includes('take'),
      answer: steps.includes('answer'),
      handOn: steps.includes('hand_on'),
      callIn: steps.includes('call_in'),
      proposePause: steps.includes('propose_pause'),
      proposeOutcome: steps.includes('propose_outcome'),
    },
  }
}

const presentPause = (pause: PauseRow, actor: Actor): Handling['pauses'][number] => ({
  id: pause.id,
  reason: pause.reason,
  words: pause.words,
  days: pause.days,
  proposedAt: pause.proposedAt.toISOString(),
  isApproved: pause.isApproved,
  can: { decide: pause.isApproved === null && mattersAccess.can('matters.decide_pause', actor, pause) },
})

/** The due time is the end of a day, so the last day in time is the one a moment before. */
export const dueOf = (at: Date, { zone, now }: Pick<Reading, 'zone' | 'now'>): Due => ({
  at: at.toISOString(),
  day: dayIn(zone, new Date(at.getTime() - 1)),
  isOver: now >= at,
  published: isCalendarPublished(dayIn(zone, at)),
})
