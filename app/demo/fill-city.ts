// Fills an empty city with the demo's people and history, and seals it.
import { PostgresDialect, Kysely } from 'kysely'
import type pg from 'pg'
import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import type { Database } from '#db/types.ts'
import { insertUnits } from '#modules/network/public.ts'
import { loadTargets } from '#modules/reports/public.ts'
import { asSystem } from '#platform/access.ts'
import { dayIn } from '#platform/clock.ts'
import { withClient } from '#platform/databases.ts'
import { databaseTypes, type Db, openDb } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { sealOnce } from '#platform/sealer.ts'
import { type Chance, chanceOf } from './chance.ts'
import { DEMO_SOURCE } from './fact-row.ts'
import { type CityIds, type History, inventHistory } from './history.ts'
import { writeOutside } from './statements.ts'
import { writeBookings } from './write-bookings.ts'
import { writeFacts, writeRecords } from './write-history.ts'
import { writeResources } from './write-resources.ts'
import { writeRota, writeSpaces } from './write-spaces.ts'
import { writeMatters } from './write-matters.ts'
import { writeTrust } from './write-trust.ts'

export interface Filling {
  readonly ownerUrl: string
  readonly pack: CityPack
  readonly demo: Demo
  readonly passwordHash: string
  /** Where the documents of statements lie. */
  readonly files: FileStore
  readonly now: Date
}

/** Any number, so long as nothing else in this database takes the same advisory lock. */
const LOADING_LOCK = 7_310_005

/** Loads the demo all in one transaction, unless there are units already, then seals whatever is not sealed yet. */
export async function fillCity(filling: Filling, onProgress: (line: string) => void): Promise<void> {
  const { ownerUrl } = filling
  await withClient(ownerUrl, async (client) => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOADING_LOCK])
    const { rows } = await client.query('select from unit limit 1')
    if (rows.length === 0) await loadInto(client, filling, onProgress)
    await client.query('commit')
    if (rows.length === 0) await client.query('analyze') // the planner knows nothing of a million new rows
  })
  await sealAll(ownerUrl, onProgress)
}

async function loadInto(
  client: pg.Client,
  { pack, demo, passwordHash, files, now }: Filling,
  onProgress: (line: string) => void,
): Promise<void> {
  onProgress('Loading the demo …')
  const ids = await cityIds(client)
  const today = dayIn(pack.city.zone, now)
  const history = inventHistory(pack, demo, ids, now)
  await writeUnits(client, history, chanceOf(demo.seed, 'sizes'))
  await writeSpaces(client, pack.spaces, history.spaces)
  await writeRecords(client, history, pack, { committees: ids.committees, passwordHash })
  await writeSharing(client, history, pack, demo, now)
  await loadTargets(dbOn(client), Number(demo.history.until.slice(0, 4)), demo.targets)
  await writeRota(client, history, pack.spaces, { zone: pack.city.zone, today })
  await writeMatters(client, history.matters)
  await writeFacts(client, history, chanceOf(demo.seed, 'months'), (count) =>
    onProgress(`Loading the demo: ${count.toLocaleString('en')} facts …`),
  )
  if (demo.outside) await writeOutside(client, dbOn(client), files, demo.outside, history.doubled)
}

async function writeSharing(client: pg.Client, history: History, pack: CityPack, demo: Demo, now: Date) {
  const { sharing, use, people, calendar } = history
  const { resources } = sharing
  await writeResources(client, resources, pack)
  const { seed } = demo
  await writeTrust(client, { resources, use, people, zone: pack.city.zone, seed, until: calendar.until })
  await writeBookings(client, use, { seed, zone: pack.city.zone, now: now.getTime() })
}

async function cityIds(client: pg.Client): Promise<CityIds> {
  const { rows } = await client.query<{ key: string | null; id: string }>(
    'select null as key, id from city union all select key, id from committee',
  )
  const city = rows.find(({ key }) => key === null)?.id
  if (!city) throw new Error('The demo needs a city: load the city pack first')
  return { city, committees: new Map(rows.flatMap(({ key, id }) => (key === null ? [] : [[key, id]]))) }
}

async function writeUnits(client: pg.Client, { plan }: History, chance: Chance): Promise<void> {
  const units = plan.units.map((unit) => ({
    id: unit.id,
    kind: unit.kind,
    name: unit.name,
    nameEn: unit.nameEn,
    aliases: [],
    creditCode: unit.creditCode,
    rorId: null,
    industryCode: unit.industryCode,
    placeCode: unit.placeCode,
    address: null,
    website: null,
    summary: null,
  }))
  await insertUnits(dbOn(client), asSystem('demo', undefined), units, DEMO_SOURCE)
  const enterprises = plan.units.filter(({ sort }) => sort === 'enterprises')
  await client.query(
    'update unit set size = given.size from unnest($1::uuid[], $2::text[]) as given (id, size) where unit.id = given.id',
    [enterprises.map(({ id }) => id), enterprises.map(() => chance.weighted(SIZES).size)],
  )
}

/** Most enterprises of a district are small; of some nobody said. */
const SIZES = [
  { size: 'large', weight: 4 },
  { size: 'medium', weight: 12 },
  { size: 'small', weight: 36 },
  { size: 'micro', weight: 42 },
  { size: null, weight: 6 },
]

/** The modules' functions on the connection whose transaction is open. */
function dbOn(client: pg.Client): Db {
  const query = (text: string, values: unknown[]) => client.query({ text, values, types: databaseTypes })
  const connection = { query, release: () => undefined }
  const pool = { connect: async () => connection, end: async () => undefined }
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

async function sealAll(ownerUrl: string, onProgress: (line: string) => void): Promise<void> {
  const db = openDb(ownerUrl, 1)
  try {
    let all = 0
    for (let sealed = await sealOnce(db); sealed > 0; sealed = await sealOnce(db)) {
      all += sealed
      if (all >= 100_000) onProgress(`Sealing the demo: ${all.toLocaleString('en')} facts …`)
    }
  } finally {
    await db.destroy()
  }
}
