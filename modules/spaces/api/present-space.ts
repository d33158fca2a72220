import { gradeRankOf } from '#modules/talents/public.ts'
import { listKinds } from '#modules/matters/public.ts'
import type { Actor } from '#platform/access.ts'
import { isCalendarPublished, kindOfDay, startOfDay } from '#platform/clock.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { InputOf } from '#platform/schema.ts'
import { textIn } from '#platform/texts.ts'
import { spacesAccess } from '../access.ts'
import type { Space, SpaceSummary, WhatIsOn } from '../contract.ts'
import { openingAt, spaceName } from '../public.ts'
import { listShifts } from '../queries/duty.ts'
import { isOneMember, listRooms, listWhatIsOn } from '../queries/rooms.ts'
import type { SpaceRow } from '../queries/spaces.ts'
import { dayLater, hoursOn, mayEnter, statusOf } from '../rules.ts'

/** For whom, and of what moment. */
export interface Reader {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly today: string
  readonly zone: string
  readonly lang: Language
}

export function presentSummary(row: SpaceRow, { now, zone, lang }: Omit<Reader, 'db' | 'actor'>) {
  const status = statusOf(row)
  const { isOpen, changesAt } = openingAt({ ...row, zone }, now)
  const { longitude, latitude, mapX, mapY } = row
  const summary: InputOf<typeof SpaceSummary> = {
    id: row.id,
    key: row.key,
    url: `/spaces/${row.key ?? row.id}`,
    kind: row.kind,
    status,
    name: spaceName(row, lang),
    summary: row.summary,
    place: { code: row.placeCode, name: textIn(row.placeName, lang) },
    subdistrict: { code: row.around.code, name: textIn(row.around.name, lang) },
    address: row.address,
    point: longitude === null || latitude === null ? null : { longitude, latitude },
    onMap: mapX === null || mapY === null ? null : { x: mapX, y: mapY },
    isOpenNow: status === 'open' && isOpen,
    changesAt: status === 'open' && changesAt ? changesAt.toISOString() : null,
    isSomebodyHere: status === 'open' && row.isSomebodyHere,
    entry: row.entry,
  }
  return summary
}

const SHOWN_DAYS = 7
const TOLD_DAYS = 14

/** The whole page of a space, with the hours of the week and what this reader may do. */
export async function presentSpace(row: SpaceRow, reader: Reader): Promise<InputOf<typeof Space>> {
  const { actor, today, lang } = reader
  const hours = Array.from({ length: SHOWN_DAYS }, (_, i) => hoursOn(row, dayLater(today, i), kindOfDay))
  return {
    ...presentSummary(row, reader),
    nameZh: row.name,
    nameEn: row.nameEn,
    way: row.way,
    telephone: row.telephone,
    opening: row.opening.map((own) => ({ ...own, days: [...own.days] })),
    staffed: row.staffed.map((own) => ({ ...own, days: [...own.days] })),
    onHolidays: row.onHolidays,
    hours: hours.map((own) => ({ ...own, opening: [...own.opening], staffed: [...own.staffed] })),
    differingDays: row.differing
      .filter(({ day }) => day >= today)
      .map((own) => ({ ...own, opening: [...own.opening] })),
    isCalendarKnown: hours.every(({ day }) => isCalendarPublished(day)),
    lowestGrade:
      row.lowestGrade === null ? null : { key: row.lowestGrade, name: textIn(row.gradeName, lang) },
    mayEnter: await mayReaderEnter(row, reader),
    services: await servicesOf(row, reader),
    rooms: await roomsOf(row, reader),
    whatIsOn: await whatIsOn(row, reader),
    hosts: spacesAccess.can('spaces.see_rota', actor, row) ? await hostsOfToday(row, reader) : null,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    version: row.version,
    can: canOf(row, actor),
  }
}

function canOf(row: SpaceRow, actor: Actor): Space['can'] {
  const keeps = spacesAccess.can('spaces.keep', actor, row)
  const isOpen = statusOf(row) === 'open'
  return {
    edit: keeps,
    open: keeps && !isOpen,
    close: keeps && isOpen,
    setDays: spacesAccess.can('spaces.set_days', actor, row),
    seeRota: spacesAccess.can('spaces.see_rota', actor, row),
    plan: spacesAccess.can('spaces.plan', actor, row),
    count: isOpen && spacesAccess.can('spaces.count', actor, row),
  }
}

async function mayReaderEnter(row: SpaceRow, { db, actor, today }: Reader): Promise<boolean | null> {
  const { personId, posts } = actor
  if (row.entry === 'everyone' || personId === null)
    return mayEnter(row, { isSignedIn: personId !== null, isOfNetwork: false, gradeRank: null })
  const units = posts.filter(({ bodyKind }) => bodyKind === 'unit').map(({ bodyId }) => bodyId)
  const isOfNetwork = row.entry === 'network' && (await isOneMember(db, units))
  const gradeRank = row.entry === 'grade' ? await gradeRankOf(db, personId, today) : null
  return mayEnter(row, { isSignedIn: true, isOfNetwork, gradeRank })
}

/** In the order of the city; a kind that was retired is offered no more. */
async function servicesOf({ services }: SpaceRow, { db, actor, lang }: Reader): Promise<Space['services']> {
  if (services.length === 0) return []
  return (await listKinds(db))
    .filter(({ key }) => services.includes(key))
    .map(({ key, name, summary, askers }) => ({
      key,
      name: textIn(name, lang),
      summary: textIn(summary, lang),
      // A resident asks without an account; whoever has one, or needs one, asks under it.
      url:
        actor.personId === null && askers.includes('resident') ? `/ask?kind=${key}` : `/work/ask?kind=${key}`,
    }))
}

async function roomsOf({ id }: SpaceRow, { db, lang }: Reader): Promise<Space['rooms']> {
  const rooms = await listRooms(db, id)
  return rooms.map((room) => ({
    id: room.id,
    number: room.number,
    name: spaceName(room, lang),
    summary: room.summary,
    seats: room.seats,
    url: `/resources/${room.id}`,
  }))
}

async function whatIsOn({ id }: SpaceRow, { db, now, today, zone, lang }: Reader): Promise<WhatIsOn[]> {
  const until = startOfDay(zone, dayLater(today, TOLD_DAYS + 1))
  const rows = await listWhatIsOn(db, id, { from: now, until })
  return rows.map((row) => ({
    id: row.id,
    title: row.title ?? '',
    room: spaceName({ name: row.room, nameEn: row.roomEn }, lang),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }))
}

/** Each once, in the order in which they come. */
async function hostsOfToday({ id }: SpaceRow, { db, today, zone }: Reader) {
  const shifts = await listShifts(db, id, startOfDay(zone, today), startOfDay(zone, dayLater(today, 1)))
  const hosts = new Map(shifts.map(({ personId, personName }) => [personId, personName]))
  return [...hosts].map(([personId, name]) => ({ id: personId, name }))
}
