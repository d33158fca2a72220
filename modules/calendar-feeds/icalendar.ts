// iCalendar as RFC 5545 and RFC 7986 write it, as far as our calendars need it.
import { localTime, timezoneLines } from './zone.ts'

export interface CalendarEntry {
  /** Stays with what happens, however its time and words change. */
  readonly uid: string
  /** Grows with every change. */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  /** By the clocks of the zone, as `20300101T090000`; half open. */
  readonly start: string
  readonly end: string
  /** Whether it takes time of whoever subscribes. */
  readonly isBusy: boolean
  readonly summary: string
  readonly description: string | null
  readonly location: string | null
  readonly url: string
}

export interface Calendar {
  readonly name: string
  readonly zone: string
  readonly now: Date
  /** Between these lie the beginnings and ends of all entries. */
  readonly since: Date
  readonly until: Date
  readonly entries: readonly CalendarEntry[]
}

/** Programs that ask no oftener than they are told come once an hour. */
const REFRESH = 'PT1H'

/** The whole file, with the line ends and the folding of RFC 5545. */
export function calendarText({ name, zone, now, since, until, entries }: Calendar): string {
  const stamp = `${localTime('UTC', now)}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Juguang//Calendar feeds//ZH',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...timezoneLines(zone, since, until),
    ...entries.flatMap((entry) => entryLines(entry, zone, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const entryLines = (entry: CalendarEntry, zone: string, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.uid}`,
  // When it was written: the rows do not tell when they changed last, SEQUENCE tells which of two is newer.
  `DTSTAMP:${stamp}`,
  `SEQUENCE:${entry.sequence}`,
  `STATUS:${entry.status}`,
  `TRANSP:${entry.isBusy && entry.status !== 'CANCELLED' ? 'OPAQUE' : 'TRANSPARENT'}`,
  `DTSTART;TZID=${zone}:${entry.start}`,
  `DTEND;TZID=${zone}:${entry.end}`,
  `SUMMARY:${escaped(entry.summary)}`,
  ...(entry.description === null ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
  ...(entry.location === null ? [] : [`LOCATION:${escaped(entry.location)}`]),
  `URL:${entry.url}`,
  'END:VEVENT',
]

/** RFC 5545 3.3.11; other control characters have no spelling. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '')

/** RFC 5545 3.1: no line is longer than 75 octets, the space with which it goes on included; characters stay whole. */
function folded(line: string): string {
  let octets = 0
  let text = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}
