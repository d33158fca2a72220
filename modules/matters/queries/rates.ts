import { sql } from 'kysely'
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { DeskCounts, MatterRates } from '../contract.ts'
import { isInBox } from './desk.ts'
import { visibleTo } from './matters.ts'

/** Counting stops here: nobody reads a larger number in a menu. */
const MOST = 999
const BOXES = ['triage', 'new', 'mine', 'due_this_week', 'overdue'] as const

/** By the same conditions as the lists. */
export async function countDesk(
  db: Db,
  actor: Actor,
  body: string | undefined,
  now: Date,
): Promise<DeskCounts> {
  const counts = BOXES.map(
    (box) => sql`(select count(*)::int from (
      select from matter where ${visibleTo(actor)} and ${isInBox(actor, { box, body }, now)} limit ${MOST}
    ) as counted) as ${sql.ref(box)}`,
  )
  const { rows } = await sql<DeskCounts>`select ${sql.join(counts)}`.execute(db)
  if (!rows[0]) throw new Error('A select without a table has one row')
  return rows[0]
}

/**
 * Twelve months up to `today`, oldest first. What was late stays in the month in which it was due, so that no month
 * changes later. A withdrawn matter answers nothing about its outcome.
 */
export async function listRates(
  db: Db,
  body: string,
  { now, today, zone }: { now: Date; today: string; zone: string },
): Promise<MatterRates[]> {
  // All kinds of body named, because the index of parts begins with the kind.
  const ofBody = sql`handling.body_kind in ('city', 'committee', 'unit') and handling.body_id = ${body}`
  const { rows } = await sql<MatterRates>`
    with month as (
      select generate_series(date_trunc('month', ${today}::date) - interval '11 months', ${today}::date, '1 month')::date as month
    ), settled as (
      select date_trunc('month', least(ended_at, answer_due_at) at time zone ${zone})::date as month,
             state = 'answered' and ended_at < answer_due_at as in_time
      from handling
      where ${ofBody} and state in ('sent', 'taken', 'answered') and (state = 'answered' or answer_due_at <= ${now})
    ), said as (
      select date_trunc('month', outcome.answered_at at time zone ${zone})::date as month, outcome.answer
      from handling
      join outcome on outcome.matter_id = handling.matter_id and outcome.handling_id = handling.id
      join matter on matter.id = handling.matter_id
      where ${ofBody} and outcome.answer is not null
        and not (matter.closing is not distinct from 'withdrawn' and matter.closed_at = outcome.answered_at)
    )
    select to_char(month, 'YYYY-MM-DD') as month,
      (select count(*) filter (where in_time)::int from settled where settled.month = month.month) as "inTime",
      (select count(*) filter (where not in_time)::int from settled where settled.month = month.month) as late,
      (select count(*) filter (where answer = 'confirmed')::int from said where said.month = month.month) as confirmed,
      (select count(*) filter (where answer = 'rejected')::int from said where said.month = month.month) as rejected,
      (select count(*) filter (where answer = 'silent')::int from said where said.month = month.month) as silent
    from month order by month`.execute(db)
  return rows
}

/** Open parts of a body that somebody has taken, by person, the next due first. */
export const listTakenParts = (db: Db, body: { bodyKind: string; bodyId: string }) =>
  db
    .selectFrom('handling')
    .innerJoin('matter', 'matter.id', 'handling.matter_id')
    .innerJoin('person', 'person.id', 'handling.taken_by')
    .select(['handling.id', 'handling.answer_due_at as answerDueAt', 'person.id as personId', 'person.name'])
    .select(['matter.id as matterId', 'matter.number', 'matter.title'])
    .where('handling.body_kind', '=', body.bodyKind)
    .where('handling.body_id', '=', body.bodyId)
    .where('handling.state', '=', 'taken')
    .orderBy('person.name')
    .orderBy('person.id')
    .orderBy('handling.answer_due_at')
    .orderBy('handling.id')
    .execute()
