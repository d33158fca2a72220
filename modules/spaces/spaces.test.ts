import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mountFeeds } from '#platform/feeds.ts'
import { newId } from '#platform/id.ts'
import { visitor } from '#platform/access.ts'
import { NOW, TODAY } from '#platform/testing.ts'
import { spacesFeed } from './feeds.ts'
import { aSpace, openSpacesWorld, sumOf } from './testing.ts'

const { db, owner, http, as, office, people, prepared, opened, aHost } = await openSpacesWorld()
mountFeeds(http, [spacesFeed], { db, publicUrl: undefined })
const at = (hour: number, day = TODAY) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`

test('a space that is prepared is seen by operators alone, and by everybody once it is open', async () => {
  const { id, status, version, can } = await prepared({ key: 'dongkeng' })
  assert.deepEqual([status, can.open, can.close], ['prepared', true, false])
  await assert.rejects(as().getSpace({ params: { id } }), { status: 404 })
  const listed = async (actor = visitor, query = {}) =>
    (await as(actor).listSpaces({ query })).items.some((space) => space.id === id)
  assert.equal(await listed(people.talent, { status: 'prepared' }), false)
  assert.equal(await listed(people.operator, { status: 'prepared' }), true)

  const stations = await sumOf(db, 'spaces.stations', '440311004001')
  const space = await office.openSpace({ params: { id: 'dongkeng' }, version })
  assert.deepEqual([space.status, space.openedOn, space.url], ['open', TODAY, '/spaces/dongkeng'])
  assert.deepEqual(
    [space.isOpenNow, space.changesAt],
    [true, at(21).replace('21:00:00+08:00', '13:00:00.000Z')],
  )
  assert.equal(await listed(), true)
  assert.equal(await sumOf(db, 'spaces.stations', '440311004001'), stations + 1)
  const english = await as().getSpace({ params: { id: 'dongkeng' }, query: { lang: 'en' } })
  assert.deepEqual([english.name, english.subdistrict.name], ['Dongkeng Station', '凤凰 in English'])
  assert.deepEqual(
    english.services.map(({ key }) => key),
    ['resident-request'],
  )
})

test('lists are narrowed by kind, by place and by what is open at this moment', async () => {
  const home = await opened({ kind: 'engineers', placeCode: '440311001001', name: '工程师之家' })
  const late = await opened({ opening: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '02:00' }] })
  const ids = async (query: object) => (await as().listSpaces({ query })).items.map(({ id }) => id)
  assert.deepEqual(await ids({ kind: 'engineers' }), [home.id])
  assert.deepEqual(await ids({ place: '440311001' }), [home.id])
  assert.ok(!(await ids({ open: 'true' })).includes(late.id))
  const first = await as().listSpaces({ query: { limit: 1 } })
  const second = await as().listSpaces({ query: { limit: 1, cursor: first.next ?? '' } })
  assert.notEqual(first.items[0]?.id, second.items[0]?.id)
})

test('homes count as homes, and a space that closes and opens again the same day counts once', async () => {
  const before = await sumOf(db, 'spaces.homes')
  const { id, version } = await opened({ kind: 'scientists', entry: 'grade', lowestGrade: 'B' })
  const closed = await office.closeSpace({ params: { id }, body: { reason: '搬迁' }, version })
  assert.deepEqual(
    [closed.status, closed.isOpenNow, await sumOf(db, 'spaces.homes')],
    ['closed', false, before],
  )
  await office.openSpace({ params: { id }, version: closed.version })
  assert.equal(await sumOf(db, 'spaces.homes'), before + 1)
  const spells = await owner
    .selectFrom('fact')
    .select(['counted_once', 'quantity'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  const keys = spells.map(({ counted_once: key }) => key)
  assert.deepEqual([keys[0] === keys[1], keys[1] === keys[2]], [true, false])
})

test('who may come in is answered for the reader, by their units and their grade of today', async () => {
  const forGrade = await opened({ kind: 'scientists', entry: 'grade', lowestGrade: 'B' })
  const forNetwork = await opened({ entry: 'network' })
  const may = async (id: string, actor = visitor) => (await as(actor).getSpace({ params: { id } })).mayEnter
  const grade = { id: newId(), person_id: people.talent.personId, grade: 'B', since: '2029-06-01' }
  await owner
    .insertInto('person_grade')
    .values({ ...grade, until: null })
    .execute()
  assert.deepEqual(
    [await may(forGrade.id), await may(forGrade.id, people.talent), await may(forGrade.id, people.member)],
    [null, true, false],
  )
  assert.deepEqual(
    [await may(forNetwork.id, people.member), await may(forNetwork.id, people.outsider)],
    [true, false],
  )
  await owner.updateTable('person_grade').set({ until: '2029-12-31' }).where('id', '=', grade.id).execute()
  assert.equal(await may(forGrade.id, people.talent), false)
})

test('a day that differs changes the hours of that day alone', async () => {
  const { id } = await opened()
  const host = await aHost(id)
  const changed = await as(host).setDay({ params: { id, day: TODAY }, body: { opening: [], words: '停电' } })
  assert.deepEqual(
    [changed.isOpenNow, changed.hours[0]?.why, changed.hours[0]?.words],
    [false, 'differs', '停电'],
  )
  assert.equal(changed.hours[1]?.opening.length, 1)
  const back = await as(host).clearDay({ params: { id, day: TODAY } })
  assert.equal(back.isOpenNow, true)
  await assert.rejects(as(host).clearDay({ params: { id, day: TODAY } }), { status: 404 })
})

test('the rota says that somebody is here, and who only to hosts and operators', async () => {
  const { id } = await opened()
  const host = await aHost(id, '陈站长')
  const shift = { personId: host.personId, startsAt: at(7), endsAt: at(12) }
  const { id: shiftId } = await as(host).planShift({ params: { id }, body: shift })
  const seen = await as().getSpace({ params: { id } })
  assert.deepEqual([seen.isSomebodyHere, seen.hosts], [true, null])
  assert.ok(!JSON.stringify(seen).includes('陈站长'))
  assert.equal((await office.getSpace({ params: { id } })).hosts?.[0]?.name, '陈站长')
  const rota = await as(host).getRota({ params: { id } })
  assert.deepEqual([rota.from, rota.shifts.length, rota.hosts.length], ['2029-12-31', 1, 1])
  await as(host).cancelShift({ params: { id, shiftId } })
  assert.equal((await as().getSpace({ params: { id } })).isSomebodyHere, false)
})

test('a tap counts people without asking who, and is taken back by who tapped', async () => {
  const { id } = await opened()
  const [host, other] = [await aHost(id), await aHost(id, '另一位站长')]
  const before = await sumOf(db, 'spaces.visits')
  await as(host).countVisit({ params: { id }, body: { people: 3 } })
  const { total, visits } = await as(other).countVisit({ params: { id }, body: { people: 2 } })
  assert.deepEqual([total, visits.map(({ can }) => can.takeBack)], [5, [true, false]])
  const visitId = visits[1]?.id ?? ''
  await assert.rejects(as(other).takeBackVisit({ params: { id, visitId } }), { status: 403 })
  const after = await as(host).takeBackVisit({ params: { id, visitId } })
  assert.deepEqual([after.total, await sumOf(db, 'spaces.visits')], [2, before + 2])
  const { reverses } = await owner
    .selectFrom('fact')
    .select('reverses')
    .where('measure', '=', 'spaces.visits')
    .where('quantity', '=', -3)
    .executeTakeFirstOrThrow()
  assert.equal(reverses, visitId)
})

test('what is on is told to everybody, and who comes to hosts alone', async () => {
  const { id } = await opened()
  const host = await aHost(id)
  await owner.insertInto('resource_kind').values({ key: 'room', content: '{}', position: 0 }).execute()
  const unit = await owner.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  const resource = { id: newId(), unit_id: unit.id, space_id: id, kind: 'room', name: '会议室', summary: '' }
  await owner
    .insertInto('resource')
    .values({ ...resource, status: 'offered', search: '' })
    .execute()
  const book = (hour: number, title: string | null, state: string) =>
    owner
      .insertInto('booking')
      .values({
        id: newId(),
        resource_id: resource.id,
        person_id: people.member.personId,
        booked_by: people.member.personId,
        starts_at: new Date(at(hour)),
        ends_at: new Date(at(hour + 1)),
        state,
        public_title: title,
      })
      .execute()
  await book(7, '已经结束的', 'confirmed')
  await book(10, '合成生物读书会', 'confirmed')
  await book(12, null, 'confirmed')
  await book(14, '还没定的', 'pending')
  const space = await as().getSpace({ params: { id } })
  assert.deepEqual(
    space.whatIsOn.map(({ title, room }) => `${room} ${title}`),
    ['会议室 合成生物读书会'],
  )
  assert.deepEqual(
    space.rooms.map(({ name }) => name),
    ['会议室'],
  )
  assert.ok(!JSON.stringify(space).includes('成员单位联络员'))
  const { items } = await as(host).listArrivals({ params: { id } })
  assert.deepEqual(
    items.map(({ title, isConfirmed }) => [title, isConfirmed]),
    [
      ['已经结束的', true],
      ['合成生物读书会', true],
      [null, true],
      ['还没定的', false],
    ],
  )
  await assert.rejects(as(people.operator).listArrivals({ params: { id } }), { status: 403 })
})

test('the feed of spaces is GeoJSON: points where coordinates are known, else no geometry', async () => {
  const known = await opened({ name: '有坐标的' })
  const unknown = await opened({ name: '没有坐标的', point: null })
  const answer = await http.inject({ method: 'GET', url: '/feeds/spaces.geojson' })
  assert.match(String(answer.headers['content-type']), /^application\/geo\+json/)
  const { type, features } = answer.json<{ type: string; features: { id: string; geometry: unknown }[] }>()
  const geometry = (id: string) => features.find((feature) => feature.id === id)?.geometry
  assert.equal(type, 'FeatureCollection')
  assert.deepEqual(geometry(known.id), { type: 'Point', coordinates: [113.95, 22.75] })
  assert.equal(geometry(unknown.id), null)
  const again = { 'if-none-match': String(answer.headers.etag) }
  assert.equal(
    (await http.inject({ method: 'GET', url: '/feeds/spaces.geojson', headers: again })).statusCode,
    304,
  )
})

const codes = (asked: Promise<unknown>) =>
  asked.then(
    () => [],
    (problem: { details?: { problems?: { field: string; code: string }[] } }) =>
      (problem.details?.problems ?? []).map(({ field, code }) => `${field} ${code}`),
  )

test('everything wrong with a space is told at once, each by its field', async () => {
  const overlapping = [
    { days: [1], from: '08:00', to: '12:00' },
    { days: [1], from: '11:00', to: '13:00' },
  ]
  assert.deepEqual(
    await codes(
      prepared({
        opening: overlapping,
        placeCode: '999',
        entry: 'grade',
        lowestGrade: 'Z',
        services: ['no-counter'],
      }),
    ),
    ['opening hours_wrong', 'placeCode unknown_place', 'lowestGrade not_allowed', 'services not_allowed'],
  )
  assert.deepEqual(await codes(prepared({ entry: 'grade' })), ['lowestGrade grade_with_entry'])
  await prepared({ key: 'once' })
  await assert.rejects(prepared({ key: 'once' }), { code: 'spaces.key_taken' })
})

test('an open space keeps the kind and place by which it was counted', async () => {
  const { id, version } = await opened()
  const body = { ...aSpace, kind: 'skilled', placeCode: '440311001001' } as const
  assert.deepEqual(await codes(office.changeSpace({ params: { id }, body, version })), [
    'kind fixed_while_open',
    'placeCode fixed_while_open',
  ])
  const { name } = await office.changeSpace({ params: { id }, body: { ...aSpace, name: '新名字' }, version })
  assert.equal(name, '新名字')
  await assert.rejects(office.changeSpace({ params: { id }, body: aSpace, version }), { status: 412 })
})

test('shifts are of hosts of the space, in whole minutes and in our time', async () => {
  const { id } = await opened()
  const host = await aHost(id)
  const plan = (startsAt: string, endsAt: string, personId = host.personId) =>
    as(host).planShift({ params: { id }, body: { personId, startsAt, endsAt } })
  const [from, to] = [at(9), at(10)]
  assert.deepEqual(await codes(plan(from, to, people.talent.personId)), ['personId no_host_here'])
  assert.deepEqual(await codes(plan(to, from)), ['endsAt ends_before_it_starts'])
  assert.deepEqual(await codes(plan(from, from)), ['endsAt ends_before_it_starts'])
  assert.deepEqual(await codes(plan('2030-01-01T09:00:00.000001+08:00', to)), ['startsAt not_whole_minutes'])
  assert.deepEqual(await codes(plan(from, '9999-01-01T00:00:00Z')), ['endsAt out_of_calendar'])
  await plan(from, to)
  // The same minutes, told in another zone.
  await assert.rejects(plan('2030-01-01T01:30:00Z', '2030-01-01T02:30:00Z'), { code: 'spaces.shift_taken' })
  await plan('2030-01-01T02:00:00Z', '2030-01-01T03:00:00Z')
})

test('nobody is counted in a closed space, and a tap of yesterday stays', async () => {
  const { id, version } = await opened()
  const host = await aHost(id)
  const { visits } = await as(host).countVisit({ params: { id }, body: { people: 1 } })
  const visitId = visits[0]?.id ?? ''
  const yesterday = new Date(NOW.getTime() - 86_400_000)
  await owner.updateTable('visit').set({ at: yesterday }).where('id', '=', visitId).execute()
  await assert.rejects(as(host).takeBackVisit({ params: { id, visitId } }), { code: 'spaces.visit_day_over' })
  await office.closeSpace({ params: { id }, body: { reason: '到期' }, version })
  await assert.rejects(as(host).countVisit({ params: { id }, body: { people: 1 } }), {
    code: 'spaces.not_open',
  })
  await assert.rejects(
    as(host).setDay({ params: { id, day: '2029-12-31' }, body: { opening: [], words: '补' } }),
    {
      status: 422,
    },
  )
})

test('the list of open spaces is what the facts count', async () => {
  const { rows } = { rows: await as().listSpaces({ query: { limit: 100 } }) }
  const stations = rows.items.filter(({ kind }) => kind === 'station').length
  assert.equal(stations, await sumOf(db, 'spaces.stations'))
  assert.equal(rows.items.length - stations, await sumOf(db, 'spaces.homes'))
})
