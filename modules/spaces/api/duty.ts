import { getCity } from '#modules/city/public.ts'
import { startOfDay } from '#platform/clock.ts'
import { type Context, implement } from '#platform/http.ts'
import { spacesAccess } from '../access.ts'
import { cancelShift, countVisit, planShift, takeBackVisit } from '../actions/duty.ts'
import { type Arrival, dutyContract, type Shift, type VisitsOfToday } from '../contract.ts'
import {
  getShift,
  getVisitForUpdate,
  listHosts,
  listShifts,
  listVisits,
  type ShiftRow,
} from '../queries/duty.ts'
import { listArrivals } from '../queries/rooms.ts'
import { getSpace, getSpaceForUpdate, type SpaceRow } from '../queries/spaces.ts'
import { dayLater, weekdayOf } from '../rules.ts'
import { seen } from './spaces.ts'

const zoneOf = async ({ db }: Context) => (await getCity(db)).zone
const spaceOf = async (context: Context, id: string) => seen(await getSpace(context.db, context, id), context)

const presentShift = ({ id, personId, personName, startsAt, endsAt }: ShiftRow, mayPlan: boolean): Shift => ({
  id,
  person: { id: personId, name: personName },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  can: { cancel: mayPlan },
})

const presentArrival = (row: Awaited<ReturnType<typeof listArrivals>>[number]): Arrival => ({
  id: row.id,
  room: row.room,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  title: row.title,
  person: row.person,
  unit: row.unit,
  attendees: row.attendees,
  isConfirmed: row.isConfirmed,
})

/** What counts of today, less what was taken back. */
async function visitsOfToday(context: Context, space: SpaceRow): Promise<VisitsOfToday> {
  const { db, actor, today } = context
  const rows = await listVisits(db, space.id, startOfDay(await zoneOf(context), today))
  return {
    day: today,
    total: rows.reduce((sum, { people, takenBack }) => (takenBack ? sum : sum + people), 0),
    visits: rows.map(({ id, people, at, countedBy, takenBack }) => ({
      id,
      people,
      at: at.toISOString(),
      takenBack: takenBack && takenBack.toISOString(),
      can: {
        takeBack:
          takenBack === null && spacesAccess.can('spaces.take_back', actor, { id: space.id, countedBy }),
      },
    })),
  }
}

export const dutyApi = implement(dutyContract, {
  getRota: async ({ params, query }, context) => {
    const { db, actor, today } = context
    const space = await spaceOf(context, params.id)
    spacesAccess.require('spaces.see_rota', actor, space)
    const zone = await zoneOf(context)
    const from = query.from ?? dayLater(today, 1 - weekdayOf(today))
    const shifts = await listShifts(db, space.id, startOfDay(zone, from), startOfDay(zone, dayLater(from, 7)))
    const mayPlan = spacesAccess.can('spaces.plan', actor, space)
    return {
      from,
      shifts: shifts.map((shift) => presentShift(shift, mayPlan)),
      hosts: await listHosts(db, space.id, today),
    }
  },

  planShift: async ({ params, body }, context) => {
    const space = await spaceOf(context, params.id)
    const permit = spacesAccess.require('spaces.plan', context.actor, space)
    const id = await planShift(context.db, permit, body, context)
    return presentShift(await getShift(context.db, space.id, id), true)
  },

  cancelShift: async ({ params }, context) => {
    const space = await spaceOf(context, params.id)
    const permit = spacesAccess.require('spaces.plan', context.actor, space)
    await cancelShift(context.db, permit, await getShift(context.db, space.id, params.shiftId))
    return { id: params.shiftId }
  },

  listArrivals: async ({ params, query }, context) => {
    const space = await spaceOf(context, params.id)
    spacesAccess.require('spaces.see_arrivals', context.actor, space)
    const [zone, day] = [await zoneOf(context), query.day ?? context.today]
    const within = { from: startOfDay(zone, day), until: startOfDay(zone, dayLater(day, 1)) }
    const rows = await listArrivals(context.db, space.id, within)
    return { items: rows.map(presentArrival), next: null }
  },

  listVisits: async ({ params }, context) => {
    const space = await spaceOf(context, params.id)
    spacesAccess.require('spaces.count', context.actor, space)
    return visitsOfToday(context, space)
  },

  countVisit: async ({ params, body }, context) => {
    // Locked, so that nobody is counted in a space that is being closed.
    const space = seen(await getSpaceForUpdate(context.db, context, params.id), context)
    const permit = spacesAccess.require('spaces.count', context.actor, space)
    await countVisit(context.db, permit, body.people, context)
    return visitsOfToday(context, space)
  },

  takeBackVisit: async ({ params }, context) => {
    const space = await spaceOf(context, params.id)
    const visit = await getVisitForUpdate(context.db, space.id, params.visitId)
    const permit = spacesAccess.require('spaces.take_back', context.actor, visit)
    await takeBackVisit(context.db, permit, { ...context, zone: await zoneOf(context) })
    return visitsOfToday(context, space)
  },
})
