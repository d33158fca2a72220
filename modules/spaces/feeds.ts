import type { Feed } from '#platform/feeds.ts'
import type { Db } from '#platform/db.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { spaceName } from './public.ts'
import { listForFeed } from './queries/feed.ts'

/**
 * Every open space as GeoJSON (RFC 7946, WGS 84). One without coordinates has a geometry of null, as the standard
 * wants it. Whether one is open at this moment is left out: the file must stay the same while nothing changes.
 */
export const spacesFeed: Feed = {
  path: '/feeds/spaces.geojson',
  contentType: 'application/geo+json; charset=utf-8',
  write: async (db, { lang, site }) => {
    const features = await readFeatures(db, lang, site)
    return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`
  },
}

async function readFeatures(db: Db, lang: Language, site: string) {
  const rows = await listForFeed(db)
  return rows.map((row) => ({
    type: 'Feature',
    id: row.id,
    geometry:
      row.longitude === null || row.latitude === null
        ? null
        : { type: 'Point', coordinates: [row.longitude, row.latitude] },
    properties: {
      name: spaceName(row, lang),
      kind: row.kind,
      summary: row.summary,
      place: row.placeCode,
      placeName: textIn(row.placeName, lang),
      address: row.address,
      way: row.way,
      telephone: row.telephone,
      opening: row.opening,
      staffed: row.staffed,
      onHolidays: row.onHolidays,
      entry: row.entry,
      services: row.services,
      openedOn: row.openedOn,
      url: `${site}/spaces/${row.key ?? row.id}`,
    },
  }))
}
