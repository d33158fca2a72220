import { withClient } from '#platform/databases.ts'
import type { Request } from '../load.ts'
import { openCity } from './city.ts'
import { addPeople, personSql } from './matters.ts'
import { addUnits, unitIdSql } from './units.ts'

const RESOURCES = 2_000
const BOOKINGS = 500_000
/** Two a day on each, mornings and afternoons; the last of them are still to come. */
const DAYS = BOOKINGS / RESOURCES / 2
const DAYS_TO_COME = 10
const UNITS = 2_000
/** One of so many is the talent's own. */
const OWN = 500
/** Every hour from 9 to 17, over so many days that nobody has booked. */
const HOURS = 8
const FREE_DAYS = 6

const resourceSql = (n: string) => `('018e0000-0000-7000-8003-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const resourceId = (n: number) => `018e0000-0000-7000-8003-${n.toString(16).padStart(12, '0')}`

export async function openCityOfBookings(server: string) {
  const city = await openCity(server, 'bookings', async ({ ownerUrl }) => {
    await addUnits(ownerUrl, UNITS)
    await addPeople(ownerUrl)
    await addResources(ownerUrl)
    await addBookings(ownerUrl)
  })
  await removeWished(city.ownerUrl)
  return city
}

/** What an earlier run in the same folder booked, which this one books again. */
const removeWished = (ownerUrl: string) =>
  withClient(ownerUrl, (client) =>
    client.query('delete from booking where starts_at >= $1', [momentAt(DAYS_TO_COME + 2, 0)]),
  )

async function addResources(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `insert into resource (id, unit_id, kind, technique, name, summary, place_code, status, search)
       select ${resourceSql('n')}, ${unitIdSql(`1 + n % ${UNITS / 20}`)}, 'instrument',
         techniques ->> (n % jsonb_array_length(techniques))::int, '仪器' || n, '看清微小的东西', unit.place_code, 'offered',
         array_to_tsvector(array['仪器', 'w:' || n])
       from generate_series(1, $1::bigint) as n
       join (select jsonb_path_query_array(content, '$.techniques[*].key') as techniques from resource_kind where key = 'instrument') kind on true
       join unit on unit.id = ${unitIdSql(`1 + n % ${UNITS / 20}`)}`,
      [RESOURCES],
    )
    await client.query(`insert into booking_rules (resource_id, horizon_days, lead_minutes, step_minutes, shortest_minutes,
        longest_minutes, opening, on_holidays, off_hours, approval, who, needs_covenant, needs_qualification, late_cancel_minutes)
      select id, 90, 0, 30, 30, 480, '[{"days": [1,2,3,4,5,6,7], "from": "08:00", "to": "22:00"}]', true, 'closed', 'none',
        'everyone', false, false, 60 from resource`)
  })
}

/** Without looking up what each row points to, which would double the time; made resource by resource, as their index wants it. */
async function addBookings(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into booking (id, resource_id, person_id, booked_by, starts_at, ends_at, state)
       select gen_random_uuid(), ${resourceSql('n')}, person, person, at, at + interval '2 hours',
         case when at < now() then 'used' else 'confirmed' end
       from (select n, ((current_date + $3::int - day::int) + half * interval '4 hours' + interval '1 hour') at time zone 'UTC' as at,
               case when (n + day) % ${OWN} = 0 then ${personSql('4')} else ${personSql('3')} end as person
             from generate_series(1, $2::int) as day, generate_series(0, 1) as half, generate_series(1, $1::bigint) as n
             order by n, at) as told`,
      [RESOURCES, DAYS, DAYS_TO_COME],
    )
    await client.query('vacuum analyze')
  })
}

export async function ownBookingIds(ownerUrl: string): Promise<string[]> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string }>(`select id from booking where person_id = ${personSql('4')} limit 100`),
  )
  return rows.map(({ id }) => id)
}

export const someResourceIds = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, i) => resourceId(from + i))

const DAY_MS = 86_400_000
/** So many days from now, at this hour of UTC. */
const momentAt = (day: number, hour: number): string =>
  new Date((Math.floor(Date.now() / DAY_MS) + day) * DAY_MS + hour * 3_600_000).toISOString()

export function listWishes(headers: Record<string, string>): Request[] {
  return Array.from({ length: RESOURCES * HOURS * FREE_DAYS }, (_, i) => {
    const slot = Math.floor(i / RESOURCES)
    const day = DAYS_TO_COME + 2 + Math.floor(slot / HOURS)
    const hour = 1 + (slot % HOURS)
    const wish = {
      resourceId: resourceId(1 + (i % RESOURCES)),
      startsAt: momentAt(day, hour),
      endsAt: momentAt(day, hour + 1),
      purpose: '按课题计划测一批样品',
    }
    return { method: 'POST', path: '/api/v1/bookings', headers, body: JSON.stringify(wish) }
  })
}

/** Tomorrow's working hours, as the search for a free time writes them. */
export const tomorrow = (): string => `${momentAt(1, 1)}/${momentAt(1, 10)}`
export const searchFor = (window: string, minutes: number): string =>
  `/resources?free=${encodeURIComponent(window)}&minutes=${minutes}`

/** So many that of 64 hardly two ask the same at once. */
export const otherSearches = (): string[] =>
  Array.from({ length: 120 }, (_, i) => {
    const day = 1 + (i % 5)
    return searchFor(`${momentAt(day, 1)}/${momentAt(day, 10)}`, 30 + 15 * Math.floor(i / 5))
  })

export const weekFrom = (): string => `from=${momentAt(0, 0).slice(0, 10)}&to=${momentAt(7, 0).slice(0, 10)}`
