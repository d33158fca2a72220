import type { Feed } from '#platform/feeds.ts'
import { INSTRUMENT, pidinstOf } from './pidinst.ts'
import { listOffered } from './queries.ts'
import { uniquipOf } from './uniquip.ts'

/** Everything that units offer, as UNIQUIP CSV. */
export const equipmentFeed: Feed = {
  path: '/feeds/equipment.csv',
  contentType: 'text/csv; charset=utf-8',
  write: async (db, reader) => uniquipOf(await listOffered(db), reader),
}

/** All instruments that units offer, as PIDINST metadata. */
export const instrumentsFeed: Feed = {
  path: '/feeds/instruments.json',
  contentType: 'application/json; charset=utf-8',
  write: async (db, reader) => {
    const rows = await listOffered(db)
    const instruments = rows.filter(({ kind }) => kind === INSTRUMENT).map((row) => pidinstOf(row, reader))
    return `${JSON.stringify(instruments, null, 1)}\n`
  },
}
