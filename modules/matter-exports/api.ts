import { Readable } from 'node:stream'
import { getCity } from '#modules/city/public.ts'
import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { implement } from '#platform/http.ts'
import { matterExportsAccess } from './access.ts'
import { askForExport, decideExport, expiryOf, fetchExport } from './actions.ts'
import { matterExportsContract, type MatterExport } from './contract.ts'
import { type ExportRow, getExport, getExportForUpdate, listExports } from './queries.ts'

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const present =
  (actor: Actor, now: Date) =>
  (row: ExportRow): MatterExport => {
    const { askedById: _, askedAt, decidedAt, isApproved, downloads, ...rest } = row
    const expiry = isApproved && decidedAt ? expiryOf(decidedAt) : null
    const may = (ability: 'matter_exports.decide' | 'matter_exports.download') =>
      matterExportsAccess.can(ability, actor, row)
    return {
      ...rest,
      isApproved,
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      expiresAt: expiry?.toISOString() ?? null,
      downloads: downloads.map(({ by, at, as }) => ({ by, at: new Date(at).toISOString(), as })),
      can: {
        decide: isApproved === null && may('matter_exports.decide'),
        download: expiry !== null && now < expiry && may('matter_exports.download'),
      },
    }
  }

const zoneOf = async (db: Db) => (await getCity(db)).zone

export const matterExportsApi = implement(matterExportsContract, {
  requestMatterExport: async ({ body }, { db, actor, now }) => {
    const subject = { personId: actor.personId ?? '' }
    const permit = matterExportsAccess.require('matter_exports.ask', actor, subject)
    const id = await askForExport(db, permit, body, { now, zone: await zoneOf(db) })
    return present(actor, now)(await getExport(db, id))
  },

  listMatterExports: async ({ query }, { db, actor, now }) => {
    matterExportsAccess.require('matter_exports.read', actor, undefined)
    return pageOfRows(await listExports(db, query), query.limit, present(actor, now), ({ id }) => id)
  },

  decideMatterExport: async ({ params, body }, { db, actor, now }) => {
    matterExportsAccess.require('matter_exports.read', actor, undefined)
    const row = await getExportForUpdate(db, params.id)
    const permit = matterExportsAccess.require('matter_exports.decide', actor, row)
    await decideExport(db, permit, body, { decidedBy: actor.personId ?? '', now })
    return present(actor, now)(await getExport(db, params.id))
  },

  downloadMatterExport: async ({ params, query }, { actor, now, write }) => {
    const bytes = await write(async (db) => {
      matterExportsAccess.require('matter_exports.read', actor, undefined)
      const row = await getExport(db, params.id)
      const permit = matterExportsAccess.require('matter_exports.download', actor, row)
      return fetchExport(db, permit, query.as, { now, zone: await zoneOf(db), lang: query.lang })
    })
    const stream = Readable.from([bytes])
    return { stream, contentType: MEDIA[query.as], name: `matters.${query.as}`, bytes: bytes.byteLength }
  },
})
