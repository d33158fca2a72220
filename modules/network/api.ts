import * as z from 'zod'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { foldText, searchQuery } from '#platform/search.ts'
import { textIn } from '#platform/texts.ts'
import { unchanged } from '#platform/versions.ts'
import { networkAccess } from './access.ts'
import { endMembership } from './actions/memberships.ts'
import { addPartyOrganisation, dissolvePartyOrganisation } from './actions/party-organisations.ts'
import { addUnit, changeUnit } from './actions/units.ts'
import { presentCommittee, presentCommitteeSummary, presentMember } from './api/present-committee.ts'
import { named } from './api/present-names.ts'
import { presentOrganisation, presentSummary, presentUnit } from './api/present-unit.ts'
import { networkContract } from './contract.ts'
import { listChainPositions, listClusters, listPlaces, listUnitKinds } from './queries/city-lists.ts'
import { getCommittee, listCommittees } from './queries/committees.ts'
import { listMembers } from './queries/memberships.ts'
import { getOrganisationForUpdate, getUnitIdOfOrganisation } from './queries/organisations.ts'
import { getCommitteeId } from './queries/references.ts'
import { listUnits, searchUnits } from './queries/unit-list.ts'
import { getUnit } from './queries/unit-page.ts'
import { getUnitForUpdate } from './queries/units.ts'

const lastId = z.uuid()
const lastFound = z.tuple([z.boolean(), z.uuid()])

/** Short lists stand on one page. */
const onePage = <Item>(items: Item[]) => ({ items, next: null })

const unitPage = async ({ db, actor }: Context, id: string, lang: Language) =>
  presentUnit(await getUnit(db, id), actor, lang)

export const networkApi = implement(networkContract, {
  listUnits: async ({ query }, { db, actor }) => {
    const { q = '', limit } = query
    const present = presentSummary(actor, query.lang)
    if (q.trim() === '') {
      const rows = await listUnits(db, query, positionOf(query, lastId), limit + 1)
      return pageOfRows(rows, limit, present, (row) => row.id)
    }
    const after = positionOf(query, lastFound)
    const sought = searchQuery(q)
    if (sought === undefined) return onePage([])
    const position = after && { isExact: after[0], id: after[1] }
    const rows = await searchUnits(db, { query: sought, folded: foldText(q) }, query, position, limit + 1)
    return pageOfRows(rows, limit, present, (row) => [row.isExact, row.id])
  },

  getUnit: ({ params, query }, context) => unitPage(context, params.id, query.lang),

  addUnit: async ({ query, body }, context) => {
    const permit = networkAccess.require('network.add_unit', context.actor, body)
    return unitPage(context, await addUnit(context.db, permit), query.lang)
  },

  changeUnit: async ({ params, query, body }, context) => {
    const unit = await getUnitForUpdate(context.db, params.id)
    const { id: unitId, representedBy } = unit
    const permit = networkAccess.require('network.edit_unit', context.actor, { unitId, representedBy, unit })
    unchanged(context, unit)
    await changeUnit(context.db, permit, body)
    return unitPage(context, unitId, query.lang)
  },

  addPartyOrganisation: async ({ params, body }, { db, actor, today }) => {
    const unit = await getUnitForUpdate(db, params.id)
    const subject = { unitId: unit.id, unit }
    const permit = networkAccess.require('network.keep_party_organisations', actor, subject)
    return presentOrganisation(await addPartyOrganisation(db, permit, body, today), actor)
  },

  dissolvePartyOrganisation: async ({ params, body }, { db, actor, today }) => {
    const unit = await getUnitForUpdate(db, await getUnitIdOfOrganisation(db, params.id))
    const organisation = await getOrganisationForUpdate(db, params.id)
    const subject = { unitId: unit.id, unit, organisation }
    const permit = networkAccess.require('network.keep_party_organisations', actor, subject)
    return presentOrganisation(await dissolvePartyOrganisation(db, permit, body.on, today), actor)
  },

  listCommittees: async ({ query }, { db, actor }) =>
    onePage((await listCommittees(db)).map(presentCommitteeSummary(actor, query.lang))),

  getCommittee: async ({ params, query }, { db, actor }) =>
    presentCommittee(await getCommittee(db, params.id), actor, query.lang),

  listMembers: async ({ params, query }, { db, actor }) => {
    const committeeId = await getCommitteeId(db, params.id)
    const filter = { committeeId, position: query.position }
    const rows = await listMembers(db, filter, positionOf(query, lastId), query.limit + 1)
    return pageOfRows(rows, query.limit, presentMember(actor, query.lang), (row) => row.id)
  },

  leaveCommittee: async ({ params, body }, { db, actor, today }) => {
    const subject = { unitId: params.unitId, committeeId: await getCommitteeId(db, params.id) }
    const permit = networkAccess.require('network.end_membership', actor, subject)
    return endMembership(db, permit, { ...subject, day: today, reason: body.reason })
  },

  listClusters: async ({ query }, { db }) =>
    onePage((await listClusters(db)).map((row) => ({ ...row, name: textIn(row.name, query.lang) }))),

  listUnitKinds: async ({ query }, { db }) =>
    onePage((await listUnitKinds(db)).map((row) => ({ ...row, name: textIn(row.name, query.lang) }))),

  listChainPositions: async ({ query: { lang } }, { db }) =>
    onePage(
      (await listChainPositions(db)).map(({ key, name, summary }) => ({
        ...named(key, name, lang),
        summary: textIn(summary, lang),
      })),
    ),

  listPlaces: async ({ query }, { db }) =>
    onePage((await listPlaces(db)).map((row) => ({ ...row, name: textIn(row.name, query.lang) }))),
})
