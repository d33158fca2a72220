// A time zone as iCalendar wants it told: how far its clocks are ahead of UTC, and when that changes.

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()

function shownIn(zone: string, moment: Date): string {
  let clock = clocks.get(zone)
  // Making a formatter costs a hundred times what using it does. Swedish writes moments as ISO 8601 does.
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(zone, clock)
  }
  return clock.format(moment)
}

/** What the clocks of a zone show at a moment, as `20300101T090000`. */
export const localTime = (zone: string, moment: Date): string =>
  shownIn(zone, moment).replaceAll(/[-:]/g, '').replace(' ', 'T')

const aheadOfUtc = (zone: string, moment: number): number =>
  Math.round((Date.parse(`${shownIn(zone, new Date(moment)).replace(' ', 'T')}Z`) - moment) / MINUTE_MS)

/** VTIMEZONE with every change of the clocks between two moments. */
export function timezoneLines(zone: string, since: Date, until: Date): string[] {
  let ahead = aheadOfUtc(zone, since.getTime())
  const lines = observance('STANDARD', '19700101T000000', ahead, ahead)
  for (let day = since.getTime(); day < until.getTime(); day += DAY_MS) {
    const next = aheadOfUtc(zone, day + DAY_MS)
    if (next === ahead) continue
    const at = changeBetween(zone, day, day + DAY_MS)
    // It begins when the clocks still go by the old offset (RFC 5545 3.6.5).
    const begins = localTime('UTC', new Date(at + ahead * MINUTE_MS))
    lines.push(...observance(next > ahead ? 'DAYLIGHT' : 'STANDARD', begins, ahead, next))
    ahead = next
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE']
}

function changeBetween(zone: string, since: number, until: number): number {
  const ahead = aheadOfUtc(zone, since)
  let [before, after] = [since, until]
  while (after - before > MINUTE_MS) {
    const middle = before + Math.ceil((after - before) / 2 / MINUTE_MS) * MINUTE_MS
    if (aheadOfUtc(zone, middle) === ahead) before = middle
    else after = middle
  }
  return after
}

const observance = (kind: 'STANDARD' | 'DAYLIGHT', begins: string, from: number, to: number): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${begins}`,
  `TZOFFSETFROM:${offsetText(from)}`,
  `TZOFFSETTO:${offsetText(to)}`,
  `END:${kind}`,
]

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'))
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`
}
