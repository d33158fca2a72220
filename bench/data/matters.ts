import { hash, randomBytes } from 'node:crypto'
import { withClient } from '#platform/databases.ts'
import { textTerms } from '#platform/search.ts'
import type { Request } from '../load.ts'
import { openCity, readPack } from './city.ts'
import { addUnits, unitIdSql } from './units.ts'

const MATTERS = 1_000_000
const UNITS = 2_000
/** So many of the newest are open, as in a city that answers within a month; the rest is closed. */
const OPEN = 40_000
/** Different texts; each stands for a thousand matters. */
const TEXTS = 1_000

/** The nth of the people: operator, secretary, everybody else who asks, talent, liaison. */
export const personSql = (n: string) => `('018e0000-0000-7000-8001-00000000000' || ${n})::uuid`
const postSql = (n: string) => `('018e0000-0000-7000-8002-00000000000' || ${n})::uuid`
/** The id of the nth matter; its part has the same, so that a statement of one is turned into that of another by one id. */
const matterSql = (n: string) => `('018f0000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

export const openCityOfMatters = (server: string) =>
  openCity(server, 'matters', async ({ ownerUrl }) => {
    await addUnits(ownerUrl, UNITS)
    await addPeople(ownerUrl)
    await addMatters(ownerUrl)
  })

/** An operator, a secretary, a liaison, a talent and somebody who holds no post, as `WHO` numbers them. */
export async function addPeople(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`insert into person (id, name)
      select ${personSql('n')}, 'Person ' || n from generate_series(1, 5) as n`)
    await client.query(`insert into account (person_id, username, password_hash, has_initial_password)
      select ${personSql('n')}, 'person' || n, 'never signs in', false from generate_series(1, 5) as n`)
    await client.query(`
      insert into post (id, person_id, role, body_kind, body_id, is_power, administrator, starts_on, confirmed_at)
      select ${postSql('n')}, ${personSql('n')}, role.key, role.body_kind, body_id, is_power, administrator, current_date - 100, now()
      from (values (1, 'operator', (select id from city)),
                   (2, 'secretary', (select id from committee where key = 'synbio')),
                   (5, 'liaison', (select id from unit order by id limit 1)),
                   (4, 'talent', (select id from city))) as held (n, role, body_id)
      join role on role.key = held.role`)
  })
}

/** Six of ten have their part at the city's office, three at a committee, one at a unit; the operator has taken most. */
async function addMatters(ownerUrl: string): Promise<void> {
  const texts = await inventTexts()
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `create temporary table told as select n, kind, title, description, array_to_tsvector(terms) as search
       from jsonb_to_recordset($1) as told (n bigint, kind text, title text, description text, terms text[])`,
      [JSON.stringify(texts)],
    )
    await client.query(
      `insert into matter (id, kind, title, description, answers, channel, asked_by, status, closing, closed_at, asked_at,
                           triage_due_at, calendar, search)
       select ${matterSql('i')}, kind, title, description, '{}', 'person',
              case when i % 1000 = 0 then ${personSql('4')} else ${personSql('3')} end,
              case when i <= $1 - $2 then 'closed' when i % 20 = 0 then 'received' when i % 20 = 1 then 'answered' else 'in_hand' end,
              case when i <= $1 - $2 then 'confirmed' end, case when i <= $1 - $2 then at + interval '9 days' end,
              at, at + interval '1 day', 'bench', search
       from (select i, now() - ($1 - i) * interval '30 seconds' as at from generate_series(1, $1::bigint) as i) as numbered
       join told on told.n = i % $3`,
      [MATTERS, OPEN, TEXTS],
    )
    await client.query(
      `insert into handling (id, matter_id, body_kind, body_id, is_lead, round, state, answer, sent_at, take_due_at, answer_due_at,
                             taken_by, taken_at, ended_at)
       select matter.id, matter.id, body.kind, body.id, true, 0, case when status = 'in_hand' then 'taken' else 'answered' end,
              case when status <> 'in_hand' then 'helped' end, asked_at, asked_at + interval '3 days', asked_at + interval '14 days',
              ${personSql('1')}, asked_at, case when status <> 'in_hand' then asked_at + interval '8 days' end
       from matter join lateral (
         select 'city' as kind, id from city where number % 10 < 6
         union all (select 'committee', id from committee where number % 10 between 6 and 8 order by position offset number / 10 % 10 limit 1)
         union all select 'unit', ${unitIdSql(`1 + number / 10 % ${UNITS}`)} where number % 10 = 9
       ) as body on status <> 'received'`,
    )
    await client.query(
      `insert into matter_step (id, matter_id, kind, is_inside, at, person_id, details)
       select gen_random_uuid(), matter.id, step.kind, false, asked_at, asked_by, '{}'
       from matter, unnest(array['asked', 'sent', 'taken']) as step (kind)`,
    )
    await client.query('vacuum analyze')
  })
}

async function inventTexts() {
  const { demo, places } = await readPack()
  if (!demo) throw new Error('The city pack has no demo whose words could be used')
  const { items } = demo.matters
  const communities = places.subdistricts.flatMap((own) => own.communities)
  return Array.from({ length: TEXTS }, (_, n) => {
    const item = items[n % items.length]
    const place = communities[(n * 7) % communities.length]?.name.zh ?? ''
    if (!item) throw new Error('The demo has no matters')
    const [title, description] = [item.title, item.description].map((words) =>
      words.replaceAll('{place}', place),
    )
    return { n, kind: item.kind, title, description, terms: textTerms(`${title} ${description}`) }
  })
}

export const WHO = { operator: 1, secretary: 2, talent: 4, liaison: 5 } as const

/** Signs somebody in and answers with the headers that say so. */
export function signedIn(ownerUrl: string, who: keyof typeof WHO): Promise<Record<string, string>> {
  return withClient(ownerUrl, async (client) => {
    const token = randomBytes(32).toString('base64url')
    await client.query(
      `insert into session (token_hash, person_id, expires_at)
       values ($1, ${personSql(String(WHO[who]))}, now() + interval '1 day')`,
      [hash('sha256', token, 'buffer')],
    )
    return { cookie: `juguang=${token}`, 'content-type': 'application/json' }
  })
}

export async function someMatterIds(ownerUrl: string): Promise<string[]> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string }>('select id from matter tablesample system (0.05) limit 100'),
  )
  return rows.map(({ id }) => id)
}

const WISH = {
  kind: 'other',
  title: '想给驿站捐一批科普书',
  description: '家里有两百多本科普书，想捐给社区的科技驿站，请告诉我怎样送过去。',
}
export const anAsk = (headers: Record<string, string>): Request => ({
  method: 'POST',
  path: '/api/v1/matters',
  headers,
  body: JSON.stringify(WISH),
})

/** The operator's answers for the parts of the city's office that are in hand. */
export async function listAnswers(ownerUrl: string, headers: Record<string, string>): Promise<Request[]> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string }>(
      `select id from handling where state = 'taken' and body_kind = 'city' order by id`,
    ),
  )
  const body = JSON.stringify({ answer: 'helped', words: '已联系有关单位，本周内上门办理。' })
  return rows.map(({ id }) => ({ method: 'POST', path: `/api/v1/handlings/${id}/answer`, headers, body }))
}

/** Ids that stood there before an act; all others in its statements were made by it. */
export async function knownIdsOfMatters(ownerUrl: string): Promise<string[]> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string }>(
      `select id from person union select id from post union select id from committee union select id from city
       union (select id from unit order by id limit 1)`,
    ),
  )
  return rows.map(({ id }) => id)
}
