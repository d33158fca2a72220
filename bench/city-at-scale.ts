// A city as large as the budgets speak of, made by SQL: only its size matters here.
import { sql } from 'kysely'
import { readCityPack } from '#app/city-pack.ts'
import { loadCity } from '#app/load-city.ts'
import { asOwner, type Databases, prepareDatabase } from '#app/prepare-database.ts'
import { insertUnits } from '#modules/network/public.ts'
import { createAccountByCommand } from '#modules/people/public.ts'
import { asSystem } from '#platform/access.ts'
import { createDatabase } from '#platform/databases.ts'
import { type Db, inTransaction, openDb } from '#platform/db.ts'
import { sealOnce } from '#platform/sealer.ts'

/** Bulk statements take minutes here; a request of the product never may. */
const PATIENCE_MS = 900_000
const UNITS_AT_ONCE = 5_000
const SEALED_AT_ONCE = 200_000
const WORDS = [
  '光明',
  '深圳',
  '合成',
  '生物',
  '智能',
  '传感',
  '显示',
  '材料',
  '医药',
  '精密',
  '云川',
  '锦程',
  '启元',
  '和风',
]
const KINDS = ['科技有限公司', '研究院', '技术股份有限公司', '实验室']
/** As long as the demo's history, so that both sizes of city have the same days. */
const DAYS = 1_300

export async function openCity(server: string, name: string): Promise<Databases & { owner: Db }> {
  const databases = await prepareDatabase(await createDatabase(server, name))
  const pack = await readCityPack('city/guangming')
  await asOwner(databases.ownerUrl, (owner) => loadCity(owner, pack))
  return { ...databases, owner: openDb(databases.ownerUrl, 4, PATIENCE_MS) }
}

export async function addUnits(owner: Db, count: number): Promise<void> {
  for (let made = 0; made < count; made += UNITS_AT_ONCE) {
    const units = Array.from({ length: UNITS_AT_ONCE }, (_, i) => aUnit(made + i))
    await inTransaction(owner, (tx) => insertUnits(tx, asSystem('bench', undefined), units, 'bench'))
  }
  await sql`analyze unit`.execute(owner)
}

function aUnit(n: number) {
  const pick = (list: readonly string[], step: number) => list[Math.floor(n / step) % list.length] ?? ''
  const name = `${pick(WORDS, 1)}${pick(WORDS, 14)}${n}${pick(KINDS, 3)}`
  const none = {
    aliases: [],
    creditCode: null,
    rorId: null,
    industryCode: null,
    address: null,
    website: null,
  }
  return { ...none, kind: 'enterprise', name, nameEn: null, placeCode: '440311001001', summary: null }
}

/** Facts of all figures over the same days, sealed. */
export async function addFacts(owner: Db, count: number): Promise<void> {
  const once = 1_000_000
  for (let made = 0; made < count; made += once)
    await sql`
      insert into fact (id, event_id, measure, quantity, day, subject_id, committee_id, place_code, source)
      select gen_random_uuid(), gen_random_uuid(), measure.name, 1, date '2023-04-01' + (n % ${DAYS})::int,
             gen_random_uuid(), null, '440311001001', 'bench'
      from generate_series(1, ${Math.min(once, count - made)}::int) as n
      join (select name, row_number() over () - 1 as place, count(*) over () as all_of_them
            from (select distinct measure as name from figure where measure is not null) as known) as measure
        on measure.place = n % measure.all_of_them`.execute(owner)
  await sealAll(owner)
  await sql`vacuum analyze fact`.execute(owner)
  await sql`analyze daily_sum`.execute(owner)
}

export async function sealAll(owner: Db): Promise<void> {
  while ((await sealOnce(owner, SEALED_AT_ONCE)) > 0);
}

export interface Applications {
  readonly secretary: { personId: string; postId: string }
  readonly committeeId: string
  readonly ids: readonly string[]
  readonly unitIds: readonly string[]
}

/** Applications that two reviewers have judged, so that one decision each is left. */
export async function addApplications(owner: Db, count: number): Promise<Applications> {
  const committee = await owner
    .selectFrom('committee')
    .select('id')
    .where('key', '=', 'synbio')
    .executeTakeFirstOrThrow()
  const post = (role: string) => ({
    role,
    bodyKind: 'committee' as const,
    bodyId: committee.id,
    startsOn: '2024-01-01',
    endsOn: null,
  })
  const person = (username: string, role: string) =>
    inTransaction(owner, (tx) =>
      createAccountByCommand(
        tx,
        { name: username, username, password: 'bench bench', posts: [post(role)] },
        '2026-01-01',
        'bench',
      ),
    )
  const { personId } = await person('secretary', 'secretary')
  const reviewers = [await person('first', 'reviewer'), await person('second', 'reviewer')]
  const liaison = await person('liaison', 'committee-liaison')
  const { rows } = await sql<{ id: string; unitId: string }>`
    insert into application (id, committee_id, unit_id, position, status, answers, submitted_by)
    select gen_random_uuid(), ${committee.id}, id, 'research', 'in_review', '{}', ${liaison.personId}
    from unit order by id limit ${count} returning id, unit_id as "unitId"`.execute(owner)
  for (const reviewer of reviewers)
    await sql`
      insert into review (id, application_id, reviewer_id, assigned_by, judgements, recommends, submitted_at)
      select gen_random_uuid(), id, ${reviewer.personId}, ${personId}, '{}', true, now() from application`.execute(
      owner,
    )
  await sql`analyze application, review`.execute(owner)
  const held = await owner
    .selectFrom('post')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return {
    secretary: { personId, postId: held.id },
    committeeId: committee.id,
    ids: rows.map((row) => row.id),
    unitIds: rows.map((row) => row.unitId),
  }
}
