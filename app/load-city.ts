// Brings a city pack into the database: the city and its places here, all else by the module whose it is.
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { loadArticle } from '#modules/bulletins/public.ts'
import { loadFigures } from '#modules/figures/public.ts'
import { loadMatterKinds } from '#modules/matters/public.ts'
import { loadNetwork } from '#modules/network/public.ts'
import { loadRoles } from '#modules/people/public.ts'
import { loadSharing } from '#modules/sharing/public.ts'
import { asSystem } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import type { CityPack } from './city-pack.ts'
import { withTraditional } from './traditional-chinese.ts'

/** Any number, so long as nothing else in this database takes the same advisory lock. */
const LOADING_LOCK = 7_310_004

/**
 * All in one transaction, or nothing where the pack says what was loaded last. A database serves one city: a pack of
 * another is refused with an OperatorFault, unless `replace` is set and nobody and nothing is in the database yet.
 * Needs the rights of the owner of the tables.
 */
export function loadCity(
  ownerDb: Db,
  pack: CityPack,
  { replace = false }: { replace?: boolean } = {},
): Promise<'loaded' | 'unchanged'> {
  const { demo: _, spaces: __, ...city } = withTraditional(pack)
  return inTransaction(ownerDb, async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOADING_LOCK})`.execute(tx)
    await makeWay(tx, city, replace)
    if (!(await isChanged(tx, city))) return 'unchanged'
    await saveCity(tx, city)
    await savePlaces(tx, city)
    await loadRoles(tx, city.roles)
    await loadMatterKinds(tx, city.matterKinds)
    await loadSharing(tx, city.sharing)
    const { committeeIds } = await loadNetwork(tx, city, asSystem('city pack', undefined))
    const constants = { 'city.area': city.city.area.squareKilometres }
    await loadFigures(tx, { ...city, committeeIds, constants })
    await loadArticle(tx, city.article)
    return 'loaded'
  })
}

type City = Omit<CityPack, 'demo' | 'spaces'>

async function makeWay(tx: Db, { city }: City, replace: boolean): Promise<void> {
  const present = await tx.selectFrom('city').select('code').executeTakeFirst()
  if (!present || present.code === city.code) return
  const others = `This database serves the city ${present.code}, and the pack is of ${city.code}`
  if (!replace) throw new OperatorFault(`${others}: use another database, or --replace while it is empty`)
  const { rows } = await sql`
    select from unit union all select from person union all select from application limit 1`.execute(tx)
  if (rows.length > 0) throw new OperatorFault(`${others}: it has units or people, so use another database`)
  // Facts of the other city go too: kept, they would stand in the figures of this one.
  await sql`truncate city, place, pack_file, cluster, committee, unit_kind, chain_position, role, matter_kind, resource_kind, grade, covenant, figure,
    bulletin, event, fact, seal, tree_node, daily_sum, monthly_sum, checkpoint, checkpoint_key, idempotency_key cascade`.execute(
    tx,
  )
}

/** Compares and keeps a checksum of each part as it will be stored, so a new way of deriving texts counts as a change. */
async function isChanged(tx: Db, city: City): Promise<boolean> {
  const parts = Object.entries(city).map(([name, part]) => ({
    name,
    checksum: hash('sha256', JSON.stringify(part ?? null)),
  }))
  const { numInsertedOrUpdatedRows: changed = 0n } = await tx
    .insertInto('pack_file')
    .values(parts)
    .onConflict((known) =>
      known
        .column('name')
        .doUpdateSet((row) => ({ checksum: row.ref('excluded.checksum') }))
        .whereRef('pack_file.checksum', '<>', 'excluded.checksum'),
    )
    .executeTakeFirstOrThrow()
  return changed > 0n
}

async function saveCity(tx: Db, { city, map }: City): Promise<void> {
  const { code, zone, ...rest } = city
  const content = JSON.stringify(rest)
  const drawn = map && JSON.stringify(map)
  const changed = await tx.updateTable('city').set({ zone, content, map: drawn }).executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    await tx.insertInto('city').values({ id: newId(), code, zone, content, map: drawn }).execute()
}

/** Places that the pack no longer names stay, because units and facts may lie in them. */
async function savePlaces(tx: Db, { city, places }: City): Promise<void> {
  const rows = [
    place(city, null, 'district'),
    ...places.subdistricts.map((own) => place(own, city.code, 'subdistrict')),
    ...places.subdistricts.flatMap(({ code, communities }) =>
      communities.map((own) => place(own, code, 'community')),
    ),
  ]
  await tx
    .insertInto('place')
    .values(rows)
    .onConflict((known) =>
      known.column('code').doUpdateSet((row) => ({
        parent_code: row.ref('excluded.parent_code'),
        level: row.ref('excluded.level'),
        name: row.ref('excluded.name'),
      })),
    )
    .execute()
}

const place = ({ code, name }: { code: string; name: object }, parent: string | null, level: string) => ({
  code,
  parent_code: parent,
  level,
  name: JSON.stringify(name),
})
