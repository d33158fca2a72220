import { implement } from '#platform/http.ts'
import { mattersAccess } from '../access.ts'
import { type PartsHeld, ratesContract } from '../contract.ts'
import { countDesk, listRates, listTakenParts } from '../queries/rates.ts'
import { momentOf } from './matters.ts'
import { numberOf } from '../rules/matter-number.ts'
import { dueOf } from './present-handling.ts'

export const ratesApi = implement(ratesContract, {
  countDesk: ({ query }, { db, actor, now }) => {
    mattersAccess.require('matters.find_bodies', actor, undefined)
    return countDesk(db, actor, query.body, now)
  },

  listMatterRates: async ({ query }, context) => {
    mattersAccess.require('matters.read_rates', context.actor, { bodyId: query.body })
    return { items: await listRates(context.db, query.body, await momentOf(context)), next: null }
  },

  listPartsHeld: async ({ query }, context) => {
    const { db, actor, now } = context
    const bodyKind = actor.posts.find(({ bodyId }) => bodyId === query.body)?.bodyKind ?? 'unit'
    const { subject } = mattersAccess.require('matters.hand_over', actor, { bodyKind, bodyId: query.body })
    const { zone } = await momentOf(context)
    const held = new Map<string, PartsHeld>()
    for (const row of await listTakenParts(db, subject)) {
      const { personId, name, matterId } = row
      const one = held.get(personId) ?? { person: { id: personId, name }, parts: [] }
      const due = dueOf(row.answerDueAt, { zone, now })
      one.parts.push({
        id: row.id,
        number: numberOf(row),
        title: row.title,
        url: `/work/matters/${matterId}`,
        due,
      })
      held.set(personId, one)
    }
    return { items: [...held.values()], next: null }
  },
})
