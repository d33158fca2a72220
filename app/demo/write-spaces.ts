import type pg from 'pg'
import type { DemoSpace } from '#app/demo-spaces-pack.ts'
import { hoursOn, type PlannedDay } from '#modules/spaces/rules.ts'
import { kindOfDay, startOfDay } from '#platform/clock.ts'
import { newId } from '#platform/id.ts'
import { copyRows } from './copy-rows.ts'
import { daysFrom, daysLater } from './days.ts'
import type { History } from './history.ts'
import type { InventedSpaces } from './spaces.ts'

/** The spaces themselves; posts of hosts name them, so they come first. */
export async function writeSpaces(
  client: pg.Client,
  spaces: readonly DemoSpace[],
  { ids, spells }: InventedSpaces,
): Promise<void> {
  await copyRows(
    client,
    `space (id, key, kind, name, name_en, summary, place_code, address, way, longitude, latitude, map_x, map_y, opening, staffed,
      on_holidays, entry, lowest_grade, services, opened_on, spell)`,
    spaces.map((space) => [
      ids.get(space.key),
      space.key,
      space.kind,
      space.name.zh,
      space.name.en,
      space.summary,
      space.place,
      space.address,
      space.way,
      ...space.coordinates,
      ...space.onMap,
      JSON.stringify(space.opening),
      JSON.stringify(space.staffed),
      space.onHolidays,
      space.entry,
      space.lowestGrade,
      `{${space.services.join(',')}}`,
      space.openedOn,
      spells.get(space.key),
    ]),
  )
}

const ROTA_DAYS = 14
const MINUTE_MS = 60_000

/** Who is on duty from Monday on for two weeks, in turn through the staffed hours; like open matters, this hangs on the day of loading. */
export async function writeRota(
  client: pg.Client,
  { spaces, people }: Pick<History, 'spaces' | 'people'>,
  demoSpaces: readonly DemoSpace[],
  { zone, today }: { zone: string; today: string },
): Promise<void> {
  const monday = daysLater(today, -((new Date(today).getUTCDay() + 6) % 7))
  const rows = demoSpaces.flatMap(({ key, opening, staffed, onHolidays }) => {
    const id = spaces.ids.get(key)
    const hosts = people.filter(({ posts }) =>
      posts.some(({ role, body }) => role === 'host' && body.id === id),
    )
    const planned = daysFrom(monday, daysLater(monday, ROTA_DAYS - 1)).flatMap((day) =>
      shiftsOn(hoursOn({ opening, staffed, onHolidays, differing: [] }, day, kindOfDay), zone),
    )
    return planned.map(({ from, until }, i) => {
      const host = hosts[i % hosts.length]?.id
      return [newId(), id, host, from.toISOString(), until.toISOString(), hosts[0]?.id]
    })
  })
  await copyRows(client, 'shift (id, space_id, person_id, starts_at, ends_at, planned_by)', rows)
}

function shiftsOn({ day, staffed }: PlannedDay, zone: string): { from: Date; until: Date }[] {
  const midnight = startOfDay(zone, day).getTime()
  const at = (time: string) =>
    new Date(midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS)
  return staffed.map(({ from, to }) => ({ from: at(from), until: at(to) }))
}
