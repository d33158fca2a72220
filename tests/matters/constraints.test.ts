// What the database itself holds about matters, whatever the code does: each constraint refuses, and without it nothing would.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { mattersApi } from '#modules/matters/api.ts'
import { openMattersWorld } from '#modules/matters/testing.ts'

const { owner, as, people, asked, inHand, ofInstitute } = await openMattersWorld(mattersApi)
const { operator, otherOperator } = people

/** One matter in hand with a pause and an outcome, and another that waits for triage. */
const { id: matter, lead } = await inHand()
const pause = { reason: 'expert_opinion', words: '等专家意见', days: 5 } as const
await as(operator).proposePause({ params: { id: lead }, body: pause })
await as(operator).proposeOutcome({ params: { id: lead }, body: { type: 'place-given', words: '已落实' } })
const received = await asked()

/** A second row like the first of the table, with an id of its own and some other columns. */
const another = (table: 'handling' | 'pause' | 'outcome', change: Record<string, unknown> = {}) =>
  `insert into ${table} select (jsonb_populate_record(one, '${JSON.stringify({ id: newId(), ...change })}')).*
   from ${table} as one`
const onMatter = (set: string, id = received) => `update matter set ${set} where id = '${id}'`
const onPart = (set: string) => `update handling set ${set} where id = '${lead}'`
const onPause = (set: string) => `update pause set ${set} where handling_id = '${lead}'`
const onOutcome = (set: string) => `update outcome set ${set} where matter_id = '${matter}'`
const [one, two] = [operator.personId, otherOperator.personId]
await owner.insertInto('resource_kind').values({ key: 'instrument', content: '{}', position: 1 }).execute()
const shared = { name: '电镜', summary: '看清微小的东西', search: '' }
await owner
  .insertInto('resource')
  .values({ id: newId(), unit_id: ofInstitute.id, kind: 'instrument', status: 'offered', ...shared })
  .execute()

/** What each would let through. */
const VIOLATIONS: Readonly<Record<string, string>> = {
  matter_number_is_unique: `insert into matter (number, id, kind, title, description, answers, channel, asked_by, asked_at, triage_due_at, calendar, search)
    overriding system value select number, '${newId()}', kind, title, description, answers, channel, asked_by, asked_at,
      triage_due_at, calendar, search from matter where id = '${matter}'`,
  matter_came_by_a_channel: onMatter(`channel = 'rumour'`),
  matter_secret_is_unique: `update matter set secret_hash = 'x'`,
  matter_has_a_status: onMatter(`status = 'forgotten'`),
  matter_closes_in_a_way: onMatter(`status = 'closed', closing = 'somehow', closed_at = now()`),
  matter_closing_is_whole: onMatter(`closed_at = now()`),
  matter_is_somebodys: onMatter('asked_by = null'),
  handling_is_of_a_body: onPart(`body_kind = 'club'`),
  handling_has_a_state: onPart(`state = 'lost', answer = null, ended_at = null`),
  handling_answers_in_a_way: onPart(`answer = 'perhaps'`),
  handling_answer_is_whole: onPart('answer = null'),
  handling_end_is_whole: onPart('ended_at = null'),
  handling_is_taken_by_somebody: onPart(`state = 'taken', answer = null, ended_at = null, taken_by = null`),
  handling_helps_with_a_resource: onPart(`answer = 'not_helped', resource_id = (select id from resource)`),
  handling_is_open_once: `${onPart(`state = 'taken', answer = null, ended_at = null`)};
    ${another('handling', { is_lead: false })}`,
  handling_has_one_lead: another('handling', { body_kind: 'unit', body_id: ofInstitute.id }),
  pause_has_a_lawful_reason: onPause(`reason = 'tired'`),
  pause_has_a_length: onPause('days = 61'),
  pause_is_decided_by_another: onPause(`decided_by = '${one}', decided_at = now(), is_approved = true`),
  pause_decision_is_whole: onPause(`decided_by = '${two}'`),
  pause_is_proposed_once: another('pause'),
  outcome_is_answered_in_a_way: onOutcome(`answer = 'maybe', answered_at = now()`),
  outcome_answer_is_whole: onOutcome(`answer = 'confirmed'`),
  outcome_is_called_back_by_another: onOutcome(
    `answer = 'confirmed', answered_at = now(), called_by = '${one}'`,
  ),
  outcome_is_open_once: another('outcome'),
}

/** Runs `work` and takes everything back, the dropping of a constraint too. */
async function takenBack(work: (tx: Db) => Promise<void>): Promise<void> {
  const enough = new Error('enough')
  await assert.rejects(
    owner.transaction().execute(async (tx) => {
      await work(tx)
      throw enough
    }),
    (error: unknown) => {
      if (error !== enough) throw error
      return true
    },
  )
}

test('every constraint of matters is named below', async () => {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint
    where conrelid::regclass::text in ('matter', 'handling', 'pause', 'outcome') and contype in ('c', 'u')
    union
    select indexrelid::regclass::text from pg_index
    where indrelid::regclass::text in ('matter', 'handling', 'pause', 'outcome') and indisunique and indpred is not null
    order by 1`.execute(owner)
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), Object.keys(VIOLATIONS).toSorted())
})

for (const [constraint, violation] of Object.entries(VIOLATIONS))
  test(`${constraint.replaceAll('_', ' ')}: the database refuses the contrary, and only because of this constraint`, async () => {
    await assert.rejects(sql.raw(violation).execute(owner), { constraint })
    await takenBack(async (tx) => {
      const [table = ''] = constraint.split('_')
      const { rows } = await sql`select from pg_constraint where conname = ${constraint}`.execute(tx)
      await (
        rows.length > 0
          ? sql`alter table ${sql.table(table)} drop constraint ${sql.ref(constraint)}`
          : sql`drop index ${sql.ref(constraint)}`
      ).execute(tx)
      await sql.raw(violation).execute(tx)
    })
  })
