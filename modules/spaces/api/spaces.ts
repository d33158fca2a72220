import * as z from 'zod'
import { getCity } from '#modules/city/public.ts'
import { readMap } from '#modules/wall/public.ts'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { unchanged } from '#platform/versions.ts'
import { spacesAccess } from '../access.ts'
import { clearDay, setDay } from '../actions/duty.ts'
import { addSpace, changeSpace, closeSpace, openSpace } from '../actions/keep-space.ts'
import { spaceContract } from '../contract.ts'
import { getSpace, getSpaceForUpdate, listSpaces, type SpaceRow } from '../queries/spaces.ts'
import { statusOf } from '../rules.ts'
import { presentSpace, presentSummary, type Reader } from './present-space.ts'

const lastId = z.uuid()

const readerOf = async (context: Context, lang: Language): Promise<Reader> => {
  const { db, actor, now, today } = context
  return { db, actor, now, today, lang, zone: (await getCity(db)).zone }
}

/** What is only prepared is there for whoever prepares it and for its hosts. */
export function seen(row: SpaceRow, { actor }: Pick<Context, 'actor'>): SpaceRow {
  if (statusOf(row) === 'prepared' && !spacesAccess.can('spaces.see_prepared', actor, row))
    throw notFound('space')
  return row
}

const spacePage = async (context: Context, id: string, lang: Language) =>
  presentSpace(seen(await getSpace(context.db, context, id), context), await readerOf(context, lang))

const locked = async (context: Context, id: string) =>
  seen(await getSpaceForUpdate(context.db, context, id), context)

/** Locked first, then asked whether the reader keeps it, then whether it is the one that was seen. */
async function kept(context: Context, id: string) {
  const permit = spacesAccess.require('spaces.keep', context.actor, await locked(context, id))
  unchanged(context, permit.subject)
  return permit
}

export const spaceApi = implement(spaceContract, {
  listSpaces: async ({ query }, context) => {
    const { db, actor } = context
    const { limit, open, status, lang } = query
    if (status === 'prepared' && !spacesAccess.can('spaces.keep', actor, undefined))
      return { items: [], next: null }
    const reader = await readerOf(context, lang)
    // A city has tens of spaces: whether one is open hangs on holidays that the database does not know, so all are read.
    const rows = await listSpaces(db, context, query, positionOf(query, lastId))
    const spaces = rows.map((row) => presentSummary(row, reader))
    const sought = open === undefined ? spaces : spaces.filter(({ isOpenNow }) => isOpenNow)
    return pageOfRows(
      sought,
      limit,
      (space) => space,
      ({ id }) => id,
    )
  },

  getSpace: ({ params, query }, context) => spacePage(context, params.id, query.lang),

  getCityMap: async ({ query }, { db }) => ({ map: await readMap(db, query.lang) }),

  addSpace: async ({ query, body }, context) => {
    const permit = spacesAccess.require('spaces.keep', context.actor, body)
    return spacePage(context, await addSpace(context.db, permit), query.lang)
  },

  changeSpace: async ({ params, query, body }, context) => {
    const permit = await kept(context, params.id)
    await changeSpace(context.db, permit, body)
    return spacePage(context, permit.subject.id, query.lang)
  },

  openSpace: async ({ params, query }, context) => {
    const permit = await kept(context, params.id)
    await openSpace(context.db, permit, context.today)
    return spacePage(context, permit.subject.id, query.lang)
  },

  closeSpace: async ({ params, query, body }, context) => {
    const permit = await kept(context, params.id)
    await closeSpace(context.db, permit, { today: context.today, why: body.reason })
    return spacePage(context, permit.subject.id, query.lang)
  },

  setDay: async ({ params, query, body }, context) => {
    const space = await locked(context, params.id)
    const permit = spacesAccess.require('spaces.set_days', context.actor, space)
    await setDay(context.db, permit, { day: params.day, ...body }, context)
    return spacePage(context, space.id, query.lang)
  },

  clearDay: async ({ params, query }, context) => {
    const space = await locked(context, params.id)
    const permit = spacesAccess.require('spaces.set_days', context.actor, space)
    await clearDay(context.db, permit, params.day, context)
    return spacePage(context, space.id, query.lang)
  },
})
