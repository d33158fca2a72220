import { tellBody } from '#modules/people/public.ts'
import { asSystem } from '#platform/access.ts'
import { addWorkingDays, dayIn, startOfDay } from '#platform/clock.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import {
  type DueRow,
  listDueParts,
  listSilent,
  listToAskAgain,
  listToWipe,
  ringOnce,
  wipe,
} from '../queries/due.ts'
import { getMatterAsSystem, lockMatter } from '../queries/matters.ts'
import { wipePersonalParts } from '../queries/personal-part.ts'
import { insertStep } from '../queries/steps.ts'
import { ASKED_AGAIN_AFTER_MONTHS, ESCALATED_AFTER, REMINDED_BEFORE } from '../rules/terms.ts'
import type { Moment } from './ask-matter.ts'
import { closeUnconfirmed } from './outcomes.ts'

/** What one transaction does; the rest comes at once after it. */
const AT_ONCE = 100

/**
 * Reminds bodies before, at and after the due times of their parts, and tells the triage desk of those long overdue.
 * Each once, whoever else works: the row of the alarm and what it brings are one transaction.
 */
export async function remindOfDue(db: Db, { now, zone }: Moment): Promise<void> {
  const daysFromNow = (days: number) => startOfDay(zone, addWorkingDays(dayIn(zone, now), days).day)
  await ringForEach(db, { alarm: 'soon', until: daysFromNow(REMINDED_BEFORE + 1), isForTriage: false }, now)
  await ringForEach(db, { alarm: 'overdue', until: now, isForTriage: false }, now)
  await ringForEach(db, { alarm: 'escalated', until: daysFromNow(-ESCALATED_AFTER), isForTriage: true }, now)
}

interface Alarm {
  alarm: 'soon' | 'overdue' | 'escalated'
  until: Date
  /** Goes to the city's office instead of the body. */
  isForTriage: boolean
}

async function ringForEach(db: Db, { alarm, until, isForTriage }: Alarm, now: Date): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE;)
    found = await inTransaction(db, async (tx) => {
      const parts = await listDueParts(tx, until, alarm, AT_ONCE)
      for (const part of parts)
        if (await ringOnce(tx, part.handlingId, part.alarm)) await ring(tx, part, alarm, isForTriage, now)
      return parts.length
    })
}

async function ring(
  tx: Db,
  part: DueRow,
  alarm: Alarm['alarm'],
  isForTriage: boolean,
  now: Date,
): Promise<void> {
  const { matterId, handlingId, number, bodyKind, bodyId } = part
  const details = { matterId, number }
  // The office of the city reads its desk; everybody with any post in the city would read a notice to it.
  if (!isForTriage && bodyKind !== 'city')
    await tellBody(tx, { bodyKind, bodyId, code: `matters.${alarm}`, details })
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
  for (const id of await listSilent(db, moment.now, AT_ONCE))
    await inTransaction(db, async (tx) => {
      await lockMatter(tx, id)
      const matter = await getMatterAsSystem(tx, id)
      // Its asker may have spoken since it was listed.
      if (matter.status !== 'answered' || !matter.dueAt || matter.dueAt > moment.now) return
      await closeUnconfirmed(tx, asSystem('silence for 15 working days', matter), moment)
    })
}

/** Asks once, two months later, whether the outcome lasted. */
export async function askAgain(db: Db, { now }: Moment): Promise<void> {
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - ASKED_AGAIN_AFTER_MONTHS)
  for (const { id, number, askedBy, unitId } of await listToAskAgain(db, before, AT_ONCE))
    await inTransaction(db, async (tx) => {
      if (!(await ringOnce(tx, id, 'asked_again'))) return
      const body =
        unitId === null ? { bodyKind: 'person', bodyId: askedBy } : { bodyKind: 'unit', bodyId: unitId }
      // Who has only a secret link is asked on its page.
      if (body.bodyId === null) return
      await tellBody(tx, {
        ...body,
        bodyId: body.bodyId,
        code: 'matters.asked_again',
        details: { matterId: id, number },
      })
    })
}

/** Wipes what is personal once the retention of the kind has ended; counts, kinds and times stay. */
export async function wipeOld(db: Db, { now }: Moment): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE;)
    found = await inTransaction(db, async (tx) => {
      const ids = await listToWipe(tx, now, AT_ONCE)
      if (ids.length === 0) return 0
      await wipePersonalParts(tx, ids)
      await wipe(tx, ids, now)
      await record(tx, asSystem('retention has ended', undefined), 'matters.wiped', { matterIds: ids }, [])
      return ids.length
    })
}
