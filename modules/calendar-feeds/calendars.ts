// What stands in each calendar.
import { getPublicSpace, spaceName } from '#modules/spaces/public.ts'
import { daysAfter, isCalendarPublished, startOfDay } from '#platform/clock.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { textIn } from '#platform/texts.ts'
import { feedTexts } from './feed-texts.ts'
import type { Calendar, CalendarEntry } from './icalendar.ts'
import {
  type EntryRow,
  findResourceName,
  listBookingsOfPerson,
  listBookingsOfResource,
  listEventsOfSpace,
  listOutages,
  type Span,
} from './queries/entries.ts'
import type { FeedInUse } from './queries/feeds.ts'
import { localTime } from './zone.ts'

/** So long a calendar keeps what is over, and tells of what was cancelled. */
const PAST_DAYS = 30
/** Nobody books further ahead than the year that rules allow. */
const FUTURE_DAYS = 366
/** Hours are told for a season; programs come again every hour. */
const OPENING_DAYS = 92

export interface Reader {
  readonly db: Db
  readonly now: Date
  readonly today: string
  readonly zone: string
  readonly lang: Language
  readonly site: string
}

type Content = Pick<Calendar, 'name' | 'entries'>

/** The calendar that an address opens. */
export async function readCalendar(feed: FeedInUse, reader: Reader): Promise<Calendar> {
  const { zone, today, now } = reader
  const span = {
    since: startOfDay(zone, daysAfter(today, -PAST_DAYS)),
    until: startOfDay(zone, daysAfter(today, FUTURE_DAYS)),
  }
  return { zone, now, ...span, ...(await contentOf(feed, reader, span)) }
}

function contentOf({ about, personId, subjectId }: FeedInUse, reader: Reader, span: Span): Promise<Content> {
  switch (about) {
    case 'my-bookings':
      return bookingsOf(personId, reader, span)
    case 'resource':
      return timesOf(subjectId ?? '', reader, span)
    case 'space':
      return spaceOf(subjectId ?? '', reader, span)
  }
}

async function bookingsOf(personId: string, reader: Reader, span: Span): Promise<Content> {
  const rows = await listBookingsOfPerson(reader.db, personId, span)
  const entries = rows.map((row) => ({
    ...entryOf(row, reader),
    isBusy: true,
    summary: spaceName(row, reader.lang),
    description: [row.ownerName, row.state === 'pending' && textIn(feedTexts.pending, reader.lang)]
      .filter(Boolean)
      .join('\n'),
    url: `${reader.site}/work/bookings/${row.id}`,
  }))
  return { name: textIn(feedTexts.mine, reader.lang), entries }
}

/** When it is taken, without saying by whom or for what. */
async function timesOf(resourceId: string, reader: Reader, span: Span): Promise<Content> {
  const { db, lang, zone, site } = reader
  const resource = await findResourceName(db, resourceId)
  if (!resource) throw notFound('resource')
  const name = spaceName(resource, lang)
  const bookings = (await listBookingsOfResource(db, resourceId, span)).map((row) => ({
    ...entryOf(row, reader),
    summary: `${name}：${textIn(feedTexts.taken, lang)}`,
  }))
  const outages = (await listOutages(db, resourceId, span)).map((row): CalendarEntry => ({
    uid: row.id,
    sequence: row.version,
    status: row.liftedAt ? 'CANCELLED' : 'CONFIRMED',
    start: localTime(zone, row.startsAt),
    end: localTime(zone, row.endsAt),
    isBusy: false,
    summary: `${name}：${textIn(feedTexts.outage, lang)}`,
    description: null,
    location: null,
    url: `${site}/resources/${resourceId}`,
  }))
  return { name, entries: [...bookings, ...outages] }
}

async function spaceOf(spaceId: string, reader: Reader, span: Span): Promise<Content> {
  const { db, lang, site } = reader
  const space = await getPublicSpace(db, reader, spaceId, OPENING_DAYS)
  const common = {
    url: `${site}/spaces/${space.key ?? space.id}`,
    location: `${textIn(space.placeName, lang)} ${space.address}`,
  }
  const name = spaceName(space, lang)
  const events = (await listEventsOfSpace(db, spaceId, span)).map((row) => ({
    ...entryOf(row, reader),
    ...common,
    summary: row.publicTitle ?? '',
    description: spaceName(row, lang),
  }))
  const hours = space.hours.flatMap(({ day, opening, why, words }) =>
    opening.map(({ from, to }): CalendarEntry => {
      const isKnown = isCalendarPublished(day)
      const told = [
        words,
        why === 'make-up' && textIn(feedTexts.makeUp, lang),
        !isKnown && textIn(feedTexts.unpublished, lang),
      ].filter(Boolean)
      return {
        ...common,
        // The hours of a day are what it is known by: other hours are another entry in place of this one.
        uid: `${space.id}-${day}-${from}-${to}`.replaceAll(':', ''),
        sequence: space.version,
        status: isKnown ? 'CONFIRMED' : 'TENTATIVE',
        start: clockTime(day, from),
        end: clockTime(to > from ? day : daysAfter(day, 1), to),
        isBusy: false,
        summary: `${name}：${textIn(feedTexts.open, lang)}`,
        description: told.length > 0 ? told.join('\n') : null,
      }
    }),
  )
  return { name, entries: [...hours, ...events] }
}

/** 24:00 ends a day. */
const clockTime = (day: string, time: string): string =>
  time === '24:00'
    ? clockTime(daysAfter(day, 1), '00:00')
    : `${day.replaceAll('-', '')}T${time.replace(':', '')}00`

const STATUS_OF = {
  held: 'TENTATIVE',
  pending: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  used: 'CONFIRMED',
  refused: 'CANCELLED',
  cancelled: 'CANCELLED',
  expired: 'CANCELLED',
  no_show: 'CANCELLED',
} as const

const entryOf = (row: EntryRow, { zone, lang, site }: Reader): CalendarEntry => ({
  uid: row.id,
  sequence: row.version,
  status: STATUS_OF[row.state],
  start: localTime(zone, row.startsAt),
  end: localTime(zone, row.endsAt),
  isBusy: false,
  summary: spaceName(row, lang),
  description: null,
  location:
    [row.placeName === null ? null : textIn(row.placeName, lang), row.location].filter(Boolean).join(' ') ||
    null,
  url: `${site}/resources/${row.resourceId}`,
})
