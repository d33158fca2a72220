import { getCity } from '#modules/city/public.ts'
import { detachFiles } from '#modules/files/public.ts'
import { tellBody } from '#modules/people/public.ts'
import { asSystem } from '#platform/access.ts'
import { addWorkingDays, dayIn, startOfDay } from '#platform/clock.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import {
  type DueRow,
  type DueSpan,
  listDueParts,
  listSilent,
  listToAskAgain,
  listToWipe,
  removeFiles,
  ringOnce,
  wipe,
} from '../queries/due.ts'
import { getMatterAsSystem, lockMatter } from '../queries/matters.ts'
import { wipePersonalParts } from '../queries/personal-part.ts'
import { insertStep } from '../queries/steps.ts'
import { ESCALATED_AFTER, REMINDED_BEFORE } from '../rules/terms.ts'
import type { Moment } from './ask-matter.ts'
import { closeUnconfirmed } from './outcomes.ts'
import { tellAsker } from './tell-asker.ts'

/** What one transaction does; the rest comes at once after it. */
const AT_ONCE = 100

/**
 * Reminds bodies before, at and after the due times of their parts, and tells the triage desk of those long overdue.
 * Each once, whoever else works: the row of the alarm and what it brings are one transaction.
 */
export async function remindOfDue(db: Db, { now, zone }: Moment): Promise<void> {
  const daysFromNow = (days: number) => startOfDay(zone, addWorkingDays(dayIn(zone, now), days).day)
  // Whoever is late already hears that, and not that the time comes.
  const soon = { after: now, until: daysFromNow(REMINDED_BEFORE + 1) }
  await ringForEach(db, { alarm: 'soon', span: soon, isForTriage: false }, now)
  await ringForEach(db, { alarm: 'overdue', span: { after: EVER, until: now }, isForTriage: false }, now)
  const long = { after: EVER, until: daysFromNow(-ESCALATED_AFTER) }
  await ringForEach(db, { alarm: 'escalated', span: long, isForTriage: true }, now)
}

const EVER = new Date(0)

interface Alarm {
  alarm: 'soon' | 'overdue' | 'escalated'
  span: DueSpan
  /** Goes to the city's office instead of the body. */
  isForTriage: boolean
}

async function ringForEach(db: Db, { alarm, span, isForTriage }: Alarm, now: Date): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE;)
    found = await inTransaction(db, async (tx) => {
      const parts = await listDueParts(tx, span, alarm, AT_ONCE)
      for (const part of parts)
        if (await ringOnce(tx, part.handlingId, part.alarm)) await ring(tx, part, alarm, isForTriage, now)
      return parts.length
    })
}

/** Everybody with any post in the city would read a notice to the city; this one is for its operators. */
const triageDesk = async (tx: Db) => ({
  bodyKind: 'city',
  bodyId: (await getCity(tx)).id,
  role: 'operator',
})

async function ring(
  tx: Db,
  part: DueRow,
  alarm: Alarm['alarm'],
  isForTriage: boolean,
  now: Date,
): Promise<void> {
  const { matterId, handlingId, number, bodyKind, bodyId } = part
  const details = { matterId, number }
  const told = isForTriage || bodyKind === 'city' ? await triageDesk(tx) : { bodyKind, bodyId }
  await tellBody(tx, { ...told, code: `matters.${alarm}`, details })
  if (alarm === 'soon') return
  const step = {
    matterId,
    handlingId,
    kind: alarm,
    isInside: false,
    at: now,
    personId: null,
    bodyKind,
    bodyId,
  }
  await insertStep(tx, { ...step, details: {} })
  await record(tx, asSystem('due time', undefined), `matters.${alarm}`, { matterId, handlingId }, [])
}

/** Closes what nobody confirmed in time. */
export async function closeSilent(db: Db, moment: Moment): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE;) {
    const ids = await listSilent(db, moment.now, AT_ONCE)
    for (const id of ids) await inTransaction(db, (tx) => closeIfSilent(tx, id, moment))
    found = ids.length
  }
}

async function closeIfSilent(tx: Db, id: string, moment: Moment): Promise<void> {
  await lockMatter(tx, id)
  const matter = await getMatterAsSystem(tx, id)
  // Its asker may have spoken since it was listed.
  if (matter.status !== 'answered' || !matter.dueAt || matter.dueAt > moment.now) return
  await closeUnconfirmed(tx, asSystem('silence for 15 working days', matter), moment)
}

/** Asks once, two months later, whether the outcome lasted. */
export async function askAgain(db: Db, { now }: Moment): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE;)
    found = await inTransaction(db, async (tx) => {
      const matters = await listToAskAgain(tx, now, AT_ONCE)
      for (const matter of matters)
        if (await ringOnce(tx, matter.id, 'asked_again')) await tellAsker(tx, matter, 'matters.asked_again')
      return matters.length
    })
}

/** Wipes what is personal once the retention of the kind has ended; counts, kinds and times stay. */
export async function wipeOld(db: Db, { now }: Moment): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE;)
    found = await inTransaction(db, async (tx) => {
      const ids = await listToWipe(tx, now, AT_ONCE)
      if (ids.length === 0) return 0
      await wipePersonalParts(tx, ids)
      await detachFiles(tx, await removeFiles(tx, ids))
      await wipe(tx, ids, now)
      await record(tx, asSystem('retention has ended', undefined), 'matters.wiped', { matterIds: ids }, [])
      return ids.length
    })
}
