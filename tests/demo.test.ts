// The demo of the pack that ships: its figures, its history, and a start that is killed while it loads.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type CityPack, readCityPack } from '#app/city-pack.ts'
import { fillCity } from '#app/demo/fill-city.ts'
import { loadDemo } from '#app/demo/load-demo.ts'
import { loadCity } from '#app/load-city.ts'
import { admissionApi } from '#modules/admission/api.ts'
import { admissionContract } from '#modules/admission/contract.ts'
import { figuresApi } from '#modules/figures/api.ts'
import { figuresContract } from '#modules/figures/contract.ts'
import { askAgain, wipeOld } from '#modules/matters/actions/ring-alarms.ts'
import { codeProblems, endMembership, startMembership } from '#modules/network/public.ts'
import { peopleApi } from '#modules/people/api.ts'
import { asSystem, type Post, visitor } from '#platform/access.ts'
import { dayIn, startOfDay } from '#platform/clock.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { sealOnce } from '#platform/sealer.ts'
import { openTestDb, openTestFiles, openWorld } from '#platform/testing.ts'
import { verify } from '#platform/verify.ts'

const pack = await readCityPack('city/guangming')
const { demo } = pack
assert.ok(demo)
const { history, figures: targets } = demo
/** As the one that ships, with less of what there is most of. */
const smaller = (served: number): CityPack => ({
  ...pack,
  demo: { ...demo, figures: { ...targets, 'people-served': served } },
})

const data = await mkdtemp(join(tmpdir(), 'demo-'))
after(() => rm(data, { recursive: true }))
const options = { data, password: undefined }

const { owner, ownerUrl, http, as } = await openWorld(figuresApi, peopleApi, admissionApi)
await loadCity(owner, pack)
const lines: string[] = []

async function ask<Row>(db: Db, query: string): Promise<Row[]> {
  return (await sql.raw<Row>(query).execute(db)).rows
}
const countOf = async (db: Db, from: string) =>
  (await ask<{ count: number }>(db, `select count(*) from ${from}`))[0]?.count
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
/** Transactions of other tests hold sealing back, so it may take a few turns. */
async function sealAll(db: Db): Promise<void> {
  while (await countOf(db, 'unsealed_fact()')) await sealOnce(db)
}
const standing = async (asOf?: string) => {
  const { items } = await as(visitor, figuresContract).listFigures({
    query: asOf === undefined ? {} : { asOf },
  })
  return Object.fromEntries(
    items.filter(({ kind }) => kind !== 'constant').map(({ key, value }) => [key, value]),
  )
}

test('a load that is cut off in the middle leaves nothing at all', async () => {
  const cutOff = (line: string) => {
    if (line.includes('facts'))
      void ask(
        owner,
        `select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy fact%'
        and datname = current_database()`,
      )
  }
  await assert.rejects(loadDemo(ownerUrl, pack, options, cutOff))
  for (const table of ['unit', 'person', 'membership', 'application', `fact where source is not null`])
    assert.equal(await countOf(owner, table), 0, table)
})

test('a million facts load while it says how far it is, and are sealed', async () => {
  const accounts = await loadDemo(ownerUrl, pack, options, (line) => lines.push(line))
  assert.deepEqual(
    accounts.map(({ username }) => username),
    demo.accounts.map(({ username }) => username),
  )
  assert.equal(lines[0], 'Loading the demo …')
  assert.ok(lines.length > 10)
  const facts = (await countOf(owner, 'fact')) ?? 0
  assert.ok(facts > 950_000 && facts < 1_050_000)
  await sealAll(owner)
})

test('every figure reads as the demo promises, on the last day of its history and today', async () => {
  assert.deepEqual(await standing(history.until), targets)
  // What is shared is told until the day of loading, so it goes on growing after the history.
  const now = await standing()
  const { 'hours-shared': minutes = 0, 'external-users': users = 0 } = targets
  assert.ok((now['hours-shared'] ?? 0) >= minutes && (now['external-users'] ?? 0) >= users)
  assert.deepEqual({ ...now, 'hours-shared': minutes, 'external-users': users }, targets)
  const before = await standing('2023-01-31')
  assert.equal(before['people-served'], 0)
  assert.equal(before['synbio-members'], 0)
})

test('a team that was recorded twice is taken back on the day of its correction, and one statement waits', async () => {
  const day = demo.outside?.correction.on ?? ''
  const teams = async (asOf: string) => (await standing(asOf))['service-teams'] ?? 0
  const joined = `fact where measure = 'volunteering.teams' and reverses is null and day = '${day}'`
  const [added] = await ask<{ sum: number }>(
    owner,
    `select coalesce(sum(quantity), 0)::int as sum from ${joined}`,
  )
  assert.equal((await teams(day)) - (await teams(dayBefore(day))), (added?.sum ?? 0) - 1)
  const states = await ask<{ state: string; counts: boolean }>(
    owner,
    'select state, fact_id is not null as counts from statement order by state',
  )
  assert.deepEqual(states, [
    { state: 'confirmed', counts: true },
    { state: 'proposed', counts: false },
  ])
})

test('what the network counts for agrees with its tables at the end of every month', async () => {
  const wrong = await ask(
    owner,
    `with month as (
       select (generate_series(date '${history.from}', date '${history.until}', '1 month') + interval '1 month - 1 day')::date as day
     ), open as (
       select day, membership.* from month join membership on since <= day and (until is null or until > day)
     ), counted as (
       select day, 'network.memberships' as measure, count(*) from open group by day
       union all
       select day, 'network.institutes-linked', count(distinct unit.id) from open join unit on unit.id = unit_id
         join unit_kind on key = kind where counts_as = 'institute' group by day
       union all
       select day, 'network.organisations-linked', count(distinct party_organisation.id) from open
         join unit on unit.id = unit_id join unit_kind on key = kind
         join party_organisation on party_organisation.unit_id = unit.id and founded_on <= day
         where counts_as = 'enterprise' group by day
     )
     select * from counted where count <> (
       select coalesce(sum(quantity), 0) from fact where fact.measure = counted.measure and fact.day <= counted.day)`,
  )
  assert.deepEqual(wrong, [])
  const strangers = `fact where measure = 'network.memberships' and not exists (
    select from membership where id = subject_id and unit_id = fact.unit_id and committee_id = fact.committee_id
      and day = case quantity when 1 then since else until end)`
  assert.equal(await countOf(owner, strangers), 0)
  assert.equal(await countOf(owner, 'membership where until is not null'), 28)
})

test('a unit that came back can leave and come back again, and counts each time', async () => {
  const [unit] = await ask<{ unitId: string; committeeId: string; position: string }>(
    owner,
    `select unit_id as "unitId", committee_id as "committeeId", membership.position from membership
     join unit on unit.id = unit_id join unit_kind on key = kind
     where until is null and counts_as = 'institute'
       and exists (select from fact where measure = 'network.institutes-linked' and counted_once = membership.unit_id || '#1')
       and (select count(*) from membership as other where other.unit_id = membership.unit_id) = 2 limit 1`,
  )
  assert.ok(unit)
  const day = '2029-06-01'
  const permit = asSystem('test', undefined)
  const counts: (number | undefined)[] = []
  await inTransaction(owner, (tx) => endMembership(tx, permit, { ...unit, day, reason: 'test' }))
  counts.push((await standing())['institutes-linked'])
  await inTransaction(owner, (tx) => startMembership(tx, permit, { ...unit, day }))
  counts.push((await standing())['institutes-linked'])
  assert.deepEqual(counts, [137, 138])
})

test('residents are served on weekends more than on weekdays, and never before there is a team', async () => {
  const days = await ask<{ day: string; served: number; teams: number; weekend: boolean }>(
    owner,
    `select day, sum(quantity)::int as served, extract(isodow from day) > 5 as weekend, (
       select coalesce(sum(quantity), 0)::int from fact as team where measure = 'volunteering.teams' and team.day <= fact.day
     ) as teams from fact where measure = 'volunteering.people-served' group by day`,
  )
  const mean = (of: typeof days) => of.reduce((sum, { served }) => sum + served, 0) / of.length
  assert.ok(days.length > 1000)
  assert.ok(mean(days.filter(({ weekend }) => weekend)) > 2 * mean(days.filter(({ weekend }) => !weekend)))
  assert.ok(days.every(({ teams }) => teams > 0))
  const [talks] = await ask<{ smallest: number; largest: number }>(
    owner,
    `select min(quantity) as smallest, max(quantity) as largest from fact
     where measure = 'volunteering.people-served' and quantity > 1`,
  )
  assert.deepEqual(talks, { smallest: 20, largest: 60 })
})

test('every unit is invented and says so, has right codes, a place and no register id', async () => {
  const units = await ask<{ name: string; nameEn: string; creditCode: string; industryCode: string }>(
    owner,
    `select name, name_en as "nameEn", credit_code as "creditCode", industry_code as "industryCode" from unit
     where ror_id is null and place_code is not null and search @@ '''演示'''::tsquery`,
  )
  assert.equal(units.length, await countOf(owner, 'unit'))
  assert.ok(units.length > 515)
  for (const unit of units) {
    assert.ok(unit.name.endsWith('（演示）') && unit.nameEn.endsWith(' (demo)'))
    assert.deepEqual(codeProblems({ ...unit, rorId: null }), [])
    assert.equal(unit.creditCode.slice(2, 8), '440311')
  }
})

test('the people of the demo sign in with the password that is kept for its owner alone', async () => {
  const file = join(data, 'demo-password')
  const password = (await readFile(file, 'utf8')).trim()
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  for (const [username, posts] of [
    ['chain', ['secretary', 'reviewer']],
    ['liaison', ['liaison']],
  ] as const) {
    const payload = { username, password }
    const answer = await http.inject({ method: 'POST', url: '/api/v1/session', payload })
    assert.equal(answer.statusCode, 200, answer.body)
    const roles = answer.json<{ posts: { role: string }[] }>().posts.map(({ role }) => role)
    assert.deepEqual(roles.toSorted(), [...posts].toSorted())
  }
})

test('desks are not empty: the secretary finds applications in every state, with what was done so far', async () => {
  const posts = await ask<Post>(
    owner,
    `select post.id, person_id as "personId", role, body_kind as "bodyKind", body_id as "bodyId" from post
     join account using (person_id) where username = 'chain'`,
  )
  const desk = as({ personId: posts[0]?.personId ?? null, posts }, admissionContract)
  const { items } = await desk.listApplications({ query: {} })
  const histories = await Promise.all(
    items
      .toSorted((one, other) => (one.status < other.status ? -1 : 1))
      .map(async ({ id, status }) => {
        const { history: steps } = await desk.getApplication({ params: { id }, query: {} })
        return [status, ...steps.map(({ step }) => step)]
      }),
  )
  const reviewed = ['applied', 'reviewer_assigned', 'reviewer_assigned', 'reviewed', 'reviewed', 'decided']
  assert.deepEqual(histories, [
    ['admitted', ...reviewed],
    ['declined', ...reviewed],
    ['in_review', 'applied', 'reviewer_assigned', 'reviewer_assigned', 'reviewed'],
    ['submitted', 'applied'],
  ])
})

test('behind the figure of matters stand as many matters, each answered for and confirmed by its asker', async () => {
  const stories = await ask<{ kind: string; title: string; steps: string[] }>(
    owner,
    `select matter.kind, title, array(select step.kind from matter_step as step where matter_id = matter.id order by id) as steps
     from fact join matter on matter.id = subject_id and closing = 'confirmed' and (closed_at at time zone 'Asia/Shanghai')::date = day
     join handling on handling.matter_id = matter.id and is_lead and handling.state = 'answered'
     join outcome on outcome.matter_id = matter.id and outcome.answer = 'confirmed' and is_solved
     where measure = 'matters.resolved' and asked_at < sent_at and sent_at < taken_at and taken_at < proposed_at and proposed_at < closed_at`,
  )
  assert.equal(stories.length, targets['matters-resolved'])
  assert.deepEqual([...new Set(stories.map(({ kind }) => kind))].toSorted(), ['housing', 'schooling'])
  assert.ok(new Set(stories.map(({ title }) => title)).size > 30)
  for (const { steps } of stories) {
    const [asked, sent, taken] = steps
    assert.deepEqual(
      [asked, sent, taken, ...steps.slice(-2)],
      ['asked', 'sent', 'taken', 'outcome_proposed', 'outcome_confirmed'],
    )
  }
  const uncounted = `matter where closing in ('confirmed', 'unconfirmed') and not exists (
    select from fact where subject_id = matter.id and quantity = 1 and measure <> 'matters.asked')`
  assert.equal(await countOf(owner, uncounted), 0)
  assert.equal(await countOf(owner, 'matter'), await countOf(owner, `fact where measure = 'matters.asked'`))
})

test('bookings count what they say, and what others used is told minute by minute', async () => {
  const miscounted = `booking left join (select subject_id, sum(quantity) as sum from fact where measure = 'sharing.bookings'
    group by 1) as told on subject_id = booking.id where coalesce(sum, 0) <> (state in ('confirmed', 'used'))::int`
  const untold = `machine_use as used join resource on resource.id = resource_id and used.unit_id is distinct from resource.unit_id
    left join fact on measure = 'sharing.minutes' and subject_id = used.id
    where ended_at is not null and quantity is distinct from extract(epoch from ended_at - started_at) / 60`
  for (const wrong of [miscounted, untold]) assert.equal(await countOf(owner, wrong), 0)
  assert.ok(((await countOf(owner, 'booking where ends_at < now()')) ?? 0) > 30_000)
})

test('the keeper keeps a cryo-microscope, one talent is trained for it, and the other has a booking to come', async () => {
  const trained = await ask(
    owner,
    `select distinct username, exists (select from booking where person_id = account.person_id and starts_at > now()) as comes
     from account join qualification using (person_id) join resource on resource.id = resource_id and technique = 'cryo-em'
     where unit_id = (select body_id from post join account using (person_id) where username = 'keeper') order by 1`,
  )
  assert.deepEqual([trained.length, trained.at(-1)], [2, { username: 'talent2', comes: true }])
})

const { zone } = pack.city
const loadedOn = dayIn(zone, new Date())

test('what retention no longer allows is wiped and askers were asked, so the first night finds neither left to do', async () => {
  const wiped = (await countOf(owner, 'matter where wiped_at is not null')) ?? 0
  const kept = (await countOf(owner, `matter where status = 'closed' and wiped_at is null`)) ?? 0
  assert.ok(wiped > 50 && kept > 50, `${wiped} wiped, ${kept} kept`)
  const words = `matter left join matter_private on matter_id = id where wiped_at is not null and (title <> '—'
    or description <> '' or matter.answers <> '{}' or search <> '' or matter_private.answers <> '{}' or contact is not null
    or exists (select from matter_step where matter_id = id and details ? 'words')
    or exists (select from outcome where matter_id = matter.id and words <> ''))`
  assert.equal(await countOf(owner, words), 0)
  // What ends on the very day of loading is left to that night.
  const night = { now: startOfDay(zone, loadedOn), today: loadedOn, zone }
  const notices = await countOf(owner, 'notice')
  await wipeOld(owner, night)
  await askAgain(owner, night)
  assert.equal(await countOf(owner, 'matter where wiped_at is not null'), wiped)
  assert.equal(await countOf(owner, 'notice'), notices)
})

test('whoever handles matters finds some in every state, and askers find their own', async () => {
  const desks = await ask<{ username: string; states: string[] }>(
    owner,
    `select username, array_agg(distinct handling.state || case
         when matter.status = 'answered' then ', answered' when answer_due_at < now() then ', overdue'
         when exists (select from pause where handling_id = handling.id and is_approved) then ', paused'
         when exists (select from pause where handling_id = handling.id) then ', waits for a pause' else '' end) as states
     from account join post using (person_id) join handling on (handling.body_kind, handling.body_id) = (post.body_kind, post.body_id)
     join matter on matter.id = handling.matter_id and status <> 'closed'
     where username in ('operator', 'chain', 'liaison') and role in ('operator', 'secretary', 'liaison')
     group by username order by username`,
  )
  const usual = ['sent', 'taken', 'taken, overdue']
  assert.deepEqual(desks, [
    { username: 'chain', states: usual },
    { username: 'liaison', states: usual },
    {
      username: 'operator',
      states: [
        'answered, answered',
        ...usual.slice(0, 2),
        usual[2],
        'taken, paused',
        'taken, waits for a pause',
      ],
    },
  ])
  const askers = await ask<{ username: string }>(
    owner,
    `select username from account where username in ('talent', 'talent2', 'liaison', 'liaison2')
     and exists (select from matter where asked_by = person_id and status = 'answered')
     and exists (select from matter where asked_by = person_id and status = 'in_hand')`,
  )
  assert.equal(askers.length, 4)
  assert.equal(await countOf(owner, `matter where status <> 'closed'`), 69)
})

test('a second start loads nothing more and tells the same accounts', async () => {
  const facts = await countOf(owner, 'fact')
  const accounts = await loadDemo(ownerUrl, pack, options)
  assert.equal(accounts.length, demo.accounts.length)
  assert.equal(accounts[0]?.password, (await readFile(join(data, 'demo-password'), 'utf8')).trim())
  assert.equal(await countOf(owner, 'fact'), facts)
})

test('all seals and sums of the demo can be recomputed', async () => {
  await sealAll(owner)
  const report = await verify(owner)
  assert.deepEqual([report.fault, report.facts], [undefined, await countOf(owner, 'fact')])
})

test('a start that was killed while sealing goes on with it, and seals nothing twice', async () => {
  const { owner: other, ownerUrl: otherUrl } = await openTestDb()
  const many = smaller(150_000)
  await loadCity(other, many)
  const filling = { ownerUrl: otherUrl, pack: many, demo: many.demo ?? demo, passwordHash: '' }
  const kill = (line: string) => {
    if (line.startsWith('Sealing')) throw new Error('killed')
  }
  await assert.rejects(fillCity({ ...filling, files: openTestFiles(), now: new Date() }, kill), /killed/)
  await loadDemo(otherUrl, many, options)
  await sealAll(other)
  const report = await verify(other)
  assert.deepEqual([report.fault, report.facts], [undefined, await countOf(other, 'fact')])
})

test('two builds of the demo are the same to the last id', async () => {
  const now = new Date()
  const [first = [], second = []] = await Promise.all(
    [1, 2].map(async () => {
      const { owner: db, ownerUrl: url } = await openTestDb()
      await loadCity(db, pack)
      await loadDemo(url, smaller(5_000), { ...options, now })
      return ask<object>(
        db,
        `select id, measure, day, subject_id, unit_id, place_code, event_id from fact where source = '演示数据'
         union all select id, name, null, null, null, place_code, null from unit
         union all select person_id, username, null, null, null, null, null from account
         union all select id, status, null, unit_id, null, null, membership_id from application order by id, measure`,
      )
    }),
  )
  assert.ok(first.length > 20_000)
  assert.equal(first.length, second.length)
  // Row by row: to tell two long lists apart takes more memory than there is.
  for (const [i, row] of first.entries()) assert.deepEqual(row, second[i])
})
