import { fileURLToPath } from 'node:url'
import { type CityPack, readCityPack } from '#app/city-pack.ts'
import { loadCity } from '#app/load-city.ts'
import { asOwner, type Databases, prepareDatabase } from '#app/prepare-database.ts'
import { prepareAppRole } from '#platform/app-role.ts'
import { createDatabase, withClient } from '#platform/databases.ts'

const CITY = fileURLToPath(new URL('../../city/guangming', import.meta.url))
const EMPTY_CITY = 'empty_city'

/** The pack whose words and names all that is invented here is made of. */
export const readPack = (): Promise<CityPack> => readCityPack(CITY)

/**
 * A database with a city in it, filled by `fill` with the owner's rights, under a name. One that an earlier run made whole
 * is used again; one that is half made is never taken for whole, since it gets its name last.
 */
export async function openCity(
  server: string,
  name: string,
  fill: (databases: Databases) => Promise<void>,
): Promise<Databases> {
  if (name !== EMPTY_CITY) await openCity(server, EMPTY_CITY, fillEmptyCity)
  const url = new URL(server)
  url.pathname = `/${name}`
  if (!(await exists(server, name))) {
    const making = `${name}_making`
    await withClient(server, (client) => client.query(`drop database if exists ${making}`))
    const ownerUrl = await createDatabase(server, making, name === EMPTY_CITY ? 'template1' : EMPTY_CITY)
    await fill({ ownerUrl, appUrl: await prepareAppRole(ownerUrl) })
    await withClient(server, async (client) => {
      await client.query(`alter database ${making} rename to ${name}`)
      // Else the first to be measured would wait for the disk that is still writing all this.
      await client.query('checkpoint')
    })
  }
  return { ownerUrl: url.href, appUrl: await prepareAppRole(url.href) }
}

async function fillEmptyCity({ ownerUrl }: Databases): Promise<void> {
  await prepareDatabase(ownerUrl)
  const pack = await readPack()
  await asOwner(ownerUrl, (owner) => loadCity(owner, pack))
}

async function exists(server: string, name: string): Promise<boolean> {
  const found = await withClient(server, (client) =>
    client.query('select from pg_database where datname = $1', [name]),
  )
  return found.rows.length > 0
}
