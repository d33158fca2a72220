// Calendars of other people's programs: a reader in another language that knows RFC 5545 and nothing of us.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { bookingsApi } from '#modules/bookings/api.ts'
import { hours, openBookingsWorld } from '#modules/bookings/testing.ts'
import { calendarFeedsApi } from '#modules/calendar-feeds/api.ts'
import { calendarFeedsContract } from '#modules/calendar-feeds/contract.ts'
import { type CalendarEntry, calendarText } from '#modules/calendar-feeds/icalendar.ts'
import { calendarFeeds } from '#modules/calendar-feeds/standard.ts'
import { localTime } from '#modules/calendar-feeds/zone.ts'
import { HASH_OF_NOBODY } from '#modules/people/passwords.ts'
import type { Actor } from '#platform/access.ts'
import { newId } from '#platform/id.ts'
import { mountStandard } from '#platform/standards.ts'
import { contentOf, NOW, ZONE } from '#platform/testing.ts'

interface Told {
  name: string
  events: {
    uid: string
    sequence: number
    status: string
    busy: boolean
    starts: string
    ends: string
    summary: string
    description?: string
    location?: string
    url: string
  }[]
}
const READER = fileURLToPath(new URL('read_icalendar.py', import.meta.url))
const python = await promisify(execFile)('python3', ['--version']).catch(() => undefined)

/** What the stranger makes of a file. */
function readByStranger(file: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const reader = execFile('python3', [READER], { timeout: 20_000 }, (error, said, complaint) => {
      if (error) reject(new Error(complaint))
      else resolve(JSON.parse(said) as Told)
    })
    reader.stdin?.end(file)
  })
}

const world = await openBookingsWorld(bookingsApi, calendarFeedsApi)
const { db, owner, http, as, by, people, resourceOf } = world
const { keeper, student, colleague, resident } = people
let now = NOW
mountStandard(http, calendarFeeds, { db, clock: () => now, zone: ZONE, publicUrl: undefined })
for (const { personId } of [student, resident, keeper])
  await owner
    .insertInto('account')
    .values({
      person_id: personId,
      username: personId,
      password_hash: HASH_OF_NOBODY,
      has_initial_password: false,
    })
    .execute()

const feeds = (actor: Actor) => as(actor, calendarFeedsContract)
const mine = { body: { about: 'my-bookings', subjectId: null } } as const
const pathOf = (address: string) => new URL(address).pathname + new URL(address).search
async function read(address: string): Promise<Told> {
  const answer = await http.inject(pathOf(address))
  assert.equal(answer.statusCode, 200, answer.payload)
  assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8')
  return readByStranger(answer.payload)
}
const only = ({ events }: Told, uid: string) => {
  const found = events.find((event) => event.uid === uid)
  assert.ok(found, `${uid} is in the calendar`)
  return found
}
const utc = (text: string) => new Date(text).toISOString()
const book = (actor: Actor, resourceId: string, slot = hours(1, 2), more = {}) =>
  by(actor).bookResource({ body: { resourceId, ...slot, ...more } })

async function followsMyBookings() {
  const resourceId = await resourceOf()
  await owner
    .updateTable('resource')
    .set({ location: '三楼, A; 东\\侧\n按铃' })
    .where('id', '=', resourceId)
    .execute()
  const booking = await book(student, resourceId, hours(1, 2), { purpose: '不外传的样品' })
  await book(colleague, resourceId, hours(5, 6))
  const { address } = await feeds(student).createCalendarFeed(mine)
  const first = only(await read(address), booking.id)
  assert.deepEqual([first.status, first.busy, first.summary], ['CONFIRMED', true, '冷冻电镜'])
  assert.equal(first.location, '三楼, A; 东\\侧\n按铃')
  assert.equal(utc(first.starts), booking.startsAt)
  assert.equal(utc(first.ends), booking.endsAt)

  const moved = await by(student).moveBooking({
    params: booking,
    body: hours(8, 9),
    version: booking.version,
  })
  const second = only(await read(address), booking.id)
  assert.equal(utc(second.starts), moved.startsAt)
  assert.ok(second.sequence > first.sequence)

  await by(student).cancelBooking({ params: booking, body: {}, version: moved.version })
  const told = await read(address)
  const last = only(told, booking.id)
  assert.deepEqual([last.status, last.busy], ['CANCELLED', false])
  assert.ok(last.sequence > second.sequence)
  assert.equal(told.events.length, 1, 'what others booked is not among mine')
  assert.ok(!JSON.stringify(told).includes('不外传'))

  const longAgo = new Date(NOW.getTime() - 31 * 86_400_000)
  await owner.updateTable('booking').set({ ended_at: longAgo }).where('id', '=', booking.id).execute()
  assert.deepEqual((await read(address)).events, [])
}

async function tellsOfAResourceOnlyWhenItIsTaken() {
  const resourceId = await resourceOf({ approval: 'always' })
  const booking = await book(student, resourceId, hours(1, 2), { purpose: '不外传的样品' })
  const outage = newId()
  const told_by = keeper.personId
  const shut = { starts_at: new Date('2030-01-03T00:00Z'), ends_at: new Date('2030-01-03T04:00Z') }
  await owner
    .insertInto('outage')
    .values({
      id: outage,
      resource_id: resourceId,
      ...shut,
      is_planned: true,
      words: '保养',
      told_by,
      told_at: NOW,
    })
    .execute()
  const { address } = await feeds(resident).createCalendarFeed({
    query: { lang: 'en' },
    body: { about: 'resource', subjectId: resourceId },
  })
  const told = await read(address)
  const taken = only(told, booking.id)
  assert.deepEqual([taken.status, taken.busy, taken.summary], ['TENTATIVE', false, '冷冻电镜：Taken'])
  assert.equal(utc(only(told, outage).starts), shut.starts_at.toISOString())
  for (const secret of ['不外传', '学生', '合成生物公司', student.personId])
    assert.ok(!JSON.stringify(told).includes(secret), secret)
  await by(keeper).refuseBooking({ params: booking, body: { reason: '当天检修' }, version: booking.version })
  assert.equal(only(await read(address), booking.id).status, 'CANCELLED')
}

const WEEKDAYS = JSON.stringify([{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }])
async function aSpace() {
  const id = newId()
  const place = { code: '440311', parent_code: null, level: 'district', name: '{"zh":"光明区"}' }
  await owner.insertInto('place').values(place).execute()
  await owner
    .insertInto('space')
    .values({
      id,
      kind: 'station',
      name: '东坑科技驿站',
      summary: '路边的一间屋子',
      place_code: '440311',
      address: '科学路1号',
      way: '步行',
      opening: WEEKDAYS,
      staffed: '[]',
      on_holidays: false,
      entry: 'everyone',
      services: [],
      opened_on: '2026-01-01',
      spell: newId(),
    })
    .execute()
  return id
}

/** In 2026 the Spring Festival is kept from 15 to 23 February; Saturdays 14 and 28 are worked. */
async function keepsTheHoursOfHolidaysAndMakeUpDays() {
  const spaceId = await aSpace()
  const room = await resourceOf()
  await owner.updateTable('resource').set({ space_id: spaceId }).where('id', '=', room).execute()
  const lecture = await book(student, room, hours(2, 4), { publicTitle: '科学讲座' })
  await book(student, room, hours(5, 6))
  await owner
    .insertInto('space_day')
    .values({
      space_id: spaceId,
      day: '2026-02-12',
      words: '消防演练',
      opening: '[{"from":"08:30","to":"24:00"}]',
    })
    .execute()
  const { address } = await feeds(student).createCalendarFeed({
    body: { about: 'space', subjectId: spaceId },
  })

  now = new Date('2026-02-10T02:00Z')
  const told = (await read(address)).events.filter(({ status }) => status === 'CONFIRMED')
  const days = told.map(({ starts }) => localTime(ZONE, new Date(starts)).slice(4, 8))
  assert.deepEqual(days.slice(0, 6), ['0210', '0211', '0212', '0213', '0214', '0224'])
  assert.ok(days.includes('0228') && !days.includes('0221') && !days.includes('0222'))
  assert.equal(told[4]?.description, '调休上班日')
  assert.equal(told[4]?.starts, '2026-02-14T00:30:00+00:00')
  assert.deepEqual([told[2]?.ends, told[2]?.description], ['2026-02-12T16:00:00+00:00', '消防演练'])
  assert.ok(told.every(({ busy }) => !busy))

  now = NOW
  const later = await read(address)
  const unpublished = later.events.filter(({ uid }) => uid.startsWith(spaceId))
  assert.ok(unpublished.length > 50 && unpublished.every(({ status }) => status === 'TENTATIVE'))
  const events = later.events.filter(({ uid }) => !uid.startsWith(spaceId))
  assert.deepEqual(
    events.map(({ uid, summary, location }) => [uid, summary, location]),
    [[lecture.id, '科学讲座', '光明区 科学路1号']],
  )
}

async function carriesAnyText() {
  const anyText = fc.string({ unit: 'binary', maxLength: 200 })
  const texts = fc.sample(fc.tuple(anyText, anyText), { numRuns: 200, seed: 1 })
  const entries = texts.map(([summary, description], i): CalendarEntry => ({
    uid: `uid-${i}`,
    sequence: i,
    status: 'CONFIRMED',
    start: '20300101T090000',
    end: '20300101T100000',
    isBusy: true,
    summary,
    description,
    location: null,
    url: 'https://juguang.example/',
  }))
  const span = { since: new Date('2030-01-01Z'), until: new Date('2030-02-01Z') }
  const told = await readByStranger(calendarText({ name: '光', zone: ZONE, now: NOW, ...span, entries }))
  const asSent = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '')
  assert.deepEqual(
    told.events.map(({ summary, description }) => [summary, description]),
    texts.map((pair) => pair.map((text) => asSent(text.toWellFormed()))),
  )
}

/** A city of another zone sees the same: its clocks go forward and back within the year. */
async function tellsWhenClocksChange() {
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe']) {
    const moments = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2030, 0, 1 + day, day % 24)))
    const entries = moments.map((moment, i): CalendarEntry => ({
      uid: `${i}`,
      sequence: 0,
      status: 'CONFIRMED',
      start: localTime(zone, moment),
      end: localTime(zone, new Date(moment.getTime() + 6 * 3_600_000)),
      isBusy: false,
      summary: zone,
      description: null,
      location: null,
      url: 'https://juguang.example/',
    }))
    const span = { since: new Date('2029-12-30Z'), until: new Date('2031-01-05Z') }
    const told = await readByStranger(calendarText({ name: zone, zone, now: NOW, ...span, entries }))
    assert.deepEqual(
      told.events.map(({ starts }) => utc(starts)),
      moments.map((moment) => moment.toISOString()),
    )
  }
}

if (python)
  suite('a reader in Python', () => {
    test('follows my bookings through moving and cancelling, until 30 days after', followsMyBookings)
    test('learns of a resource when it is taken, and never by whom', tellsOfAResourceOnlyWhenItIsTaken)
    test('finds a space open on make-up days and shut on holidays', keepsTheHoursOfHolidaysAndMakeUpDays)
    test('gets every text as it was written, in lines of at most 75 octets', carriesAnyText)
    test('reckons every time of the year as we do, wherever clocks change', tellsWhenClocksChange)
  })
else test('python3 is not on this machine, so no other program read', () => undefined)

test('ical.js, by which calendars of others read, finds a booking at its time', async () => {
  const booking = await book(student, await resourceOf(), hours(3, 4))
  const { address } = await feeds(student).createCalendarFeed(mine)
  const { payload } = await http.inject(pathOf(address))
  const calendar = ICAL.Component.fromString(payload)
  const zone = calendar.getFirstSubcomponent('vtimezone')
  assert.ok(zone)
  ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  const found = events.find(({ uid }) => uid === booking.id)
  assert.deepEqual(
    [found?.startDate.toJSDate().toISOString(), found?.endDate.toJSDate().toISOString()],
    [booking.startsAt, booking.endsAt].map(utc),
  )
  assert.deepEqual([found?.summary, found?.sequence], ['冷冻电镜', booking.version])
})

test('an address is told once, is kept as its hash, and shows when it was last read', async () => {
  const { feed, address } = await feeds(student).createCalendarFeed(mine)
  const token = /calendars\/([\w-]{43})\.ics/.exec(address)?.[1] ?? ''
  assert.ok(token)
  for (const [table, content] of Object.entries(await contentOf(owner)))
    assert.ok(!content.includes(token), table)
  assert.equal(feed.usedAt, null)
  assert.equal((await http.inject(pathOf(address))).statusCode, 200)
  const [newest] = (await feeds(student).listCalendarFeeds()).items
  assert.deepEqual([newest?.id, newest?.usedAt], [feed.id, NOW.toISOString()])
})

// ── refused ──

test('a revoked address, a wrong one, and one of a disabled account open nothing', async () => {
  const status = async (address: string) => (await http.inject(pathOf(address))).statusCode
  const { feed, address } = await feeds(keeper).createCalendarFeed(mine)
  assert.equal(await status(address), 200)
  await owner
    .updateTable('account')
    .set({ disabled_at: NOW })
    .where('person_id', '=', keeper.personId)
    .execute()
  assert.equal(await status(address), 404)
  await owner
    .updateTable('account')
    .set({ disabled_at: null })
    .where('person_id', '=', keeper.personId)
    .execute()
  await assert.rejects(feeds(student).revokeCalendarFeed({ params: feed }), /not_found/)
  await feeds(keeper).revokeCalendarFeed({ params: feed })
  const again = await feeds(keeper).revokeCalendarFeed({ params: feed })
  assert.equal(again.can.revoke, false)
  assert.equal(await status(address), 404)
  assert.ok((await feeds(keeper).listCalendarFeeds()).items.every(({ id }) => id !== feed.id))
  for (const wrong of ['x', 'x'.repeat(43), `${'x'.repeat(43)}.ics`, "';--"])
    assert.equal(await status(`http://localhost/feeds/calendars/${encodeURIComponent(wrong)}`), 404, wrong)
})

test('no address is made of what is not there or not told to everybody', async () => {
  const make = (about: 'resource' | 'space' | 'my-bookings', subjectId: string | null) =>
    feeds(student).createCalendarFeed({ body: { about, subjectId } })
  const draft = await resourceOf()
  await owner.updateTable('resource').set({ status: 'draft' }).where('id', '=', draft).execute()
  await assert.rejects(make('resource', draft), /not_found/)
  await assert.rejects(make('space', newId()), /not_found/)
  await assert.rejects(make('space', null), /invalid_input/)
  await assert.rejects(make('my-bookings', draft), /invalid_input/)
})
