import type { MatterKind } from '#modules/matters/pack.ts'
import { ASKED_AGAIN_AFTER_MONTHS } from '#modules/matters/rules/terms.ts'
import { startOfDay } from '#platform/clock.ts'
import type { Chance } from './chance.ts'
import { monthsLater } from './days.ts'
import type { MatterStory } from './matter-story.ts'

interface World {
  readonly kinds: readonly MatterKind[]
  /** The day of loading. */
  readonly today: string
  readonly zone: string
  readonly chance: Chance
}

/**
 * Does to closed matters what the nights since have done in a city that ran all the time: their askers were asked whether
 * it lasted, and what the retention of their kind no longer allows is wiped. Else the first night would do it all at once.
 */
export function ageMatters(stories: readonly MatterStory[], { kinds, today, zone, chance }: World): void {
  const retention = new Map<unknown, number>(kinds.map(({ key, retentionMonths }) => [key, retentionMonths]))
  // The morning's first moment, so that nothing is told from later than it is.
  const now = startOfDay(zone, today).getTime()
  for (const story of stories) {
    const { id = null, kind, closing, closed_at: closedAt } = story.matter
    if (typeof closedAt !== 'string') continue
    const askedAgain = monthsLater(closedAt, ASKED_AGAIN_AFTER_MONTHS)
    if (closing === 'confirmed' && askedAgain <= now)
      story.alarms.push({ subject_id: id, kind: 'asked_again', rung_at: instant(askedAgain) })
    const wipedAt = monthsLater(closedAt, retention.get(kind) ?? Number.POSITIVE_INFINITY)
    if (wipedAt <= now) wipe(story, wipedAt, chance)
  }
}

const instant = (moment: number) => new Date(moment).toISOString()

/** What people wrote goes; that there was something stays, and so does every count. */
function wipe(story: MatterStory, moment: number, chance: Chance): void {
  const { matter, personal, part, pauses, outcomes, steps, events } = story
  const nothing = { title: '—', description: '', answers: '{}', search: '' }
  Object.assign(matter, { ...nothing, wiped_at: instant(moment) })
  Object.assign(personal, { answers: '{}', contact: null })
  if (part) part.words = null
  for (const written of [...pauses, ...outcomes]) written.words = ''
  for (const step of steps) {
    const { words: _, ...kept } = JSON.parse(String(step.details)) as Record<string, unknown>
    step.details = JSON.stringify(kept)
  }
  const details = { matterIds: [matter.id] }
  events.push({ id: chance.id(moment), type: 'matters.wiped', moment, details })
}
