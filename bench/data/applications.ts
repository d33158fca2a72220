import { hash, randomBytes } from 'node:crypto'
import { withClient } from '#platform/databases.ts'
import type { Request } from '../load.ts'
import { addUnits, unitIdSql } from './units.ts'

const JUDGEMENTS = { quality: { meets: 'yes', comment: 'Sound, and useful to the chain' } }

/** The nth of the four people: the secretary, two reviewers, the liaison of all the units. */
const personSql = (n: string) => `('018e0000-0000-7000-8001-00000000000' || ${n})::uuid`
const POST = '018e0000-0000-7000-8002-000000000001'

/** A city in which one secretary has `count` reviewed applications to decide, none of whose units is a member yet. */
export async function addApplications(ownerUrl: string, count: number): Promise<void> {
  await addUnits(ownerUrl, count)
  await withClient(ownerUrl, async (client) => {
    await client.query('delete from membership')
    await client.query(`insert into person (id, name)
      select ${personSql('n')}, 'Person ' || n from generate_series(1, 4) as n`)
    await client.query(`insert into account (person_id, username, password_hash, has_initial_password)
      values (${personSql('1')}, 'secretary', 'never signs in', false)`)
    await client.query(
      `insert into post (id, person_id, role, body_kind, body_id, is_power, administrator, starts_on, confirmed_at)
       select $1, ${personSql('1')}, role.key, role.body_kind, committee.id, is_power, administrator, current_date - 100, now()
       from role, committee where role.key = 'secretary' and committee.key = 'synbio'`,
      [POST],
    )
    // An application has the id of its unit, so that a statement of one is turned into that of another by one id.
    await client.query(
      `insert into application (id, committee_id, unit_id, position, status, answers, submitted_by)
       select unit.id, (select id from committee where key = 'synbio'), unit.id,
              (select key from chain_position order by position limit 1), 'in_review', '{}',
              ${personSql('4')}
       from generate_series(1, $1::integer) as n join unit on unit.id = ${unitIdSql('n')}`,
      [count],
    )
    await client.query(
      `insert into review (id, application_id, reviewer_id, assigned_by, judgements, recommends, submitted_at)
       select gen_random_uuid(), application.id, ${personSql('n')}, ${personSql('1')}, $1, true, now()
       from application, generate_series(2, 3) as n`,
      [JSON.stringify(JUDGEMENTS)],
    )
    await client.query('vacuum analyze')
  })
}

const ADMIT = { decision: 'admit', reasons: 'Both reviewers find it sound and useful to the chain.' }

/** Signs the secretary in, and lists the decisions still to be made, each as the request that makes it. */
export function listDecisions(ownerUrl: string): Promise<Request[]> {
  return withClient(ownerUrl, async (client) => {
    const token = randomBytes(32).toString('base64url')
    await client.query(
      `insert into session (token_hash, person_id, expires_at)
       values ($1, ${personSql('1')}, now() + interval '1 day')`,
      [hash('sha256', token, 'buffer')],
    )
    const waiting = await client.query<{ id: string; version: number }>(
      `select id, version from application where status = 'in_review' order by id`,
    )
    return waiting.rows.map(({ id, version }) => ({
      method: 'POST',
      path: `/api/v1/applications/${id}/decide`,
      headers: {
        'content-type': 'application/json',
        cookie: `juguang=${token}`,
        'if-match': `"${version}"`,
      },
      body: JSON.stringify(ADMIT),
    }))
  })
}

/** Ids that stood there before a decision; all others in its statements were made by it. */
export async function knownIds(ownerUrl: string): Promise<string[]> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string }>(
      'select id from person union select id from post union select id from committee',
    ),
  )
  return rows.map(({ id }) => id)
}
