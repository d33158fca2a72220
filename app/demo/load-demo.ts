import { join } from 'node:path'
import type { CityPack } from '#app/city-pack.ts'
import { hashOfPassword } from '#modules/people/public.ts'
import { withClient } from '#platform/databases.ts'
import { createFileStore } from '#platform/files/store.ts'
import { type DemoAccount, listDemoAccounts } from './demo-accounts.ts'
import { keptPassword, readPassword } from './demo-password.ts'
import { fillCity } from './fill-city.ts'
import { publishBulletins } from './publish-bulletins.ts'

export interface DemoOptions {
  /** Folder of the files, and of a password that is made here, readable by its owner only. */
  readonly data: string
  readonly password: string | undefined
  /** When it is loaded; two loads at one moment are the same to the last id. The clock's now where it is left out. */
  readonly now?: Date
}

/**
 * Loads the pack's demo into a city without units, all in one transaction, then seals its facts, which a later call (or
 * the sealer) goes on with if this one is killed. Into any other city it loads nothing. The owner's address is needed, and
 * the city pack must be loaded. Answers with the demo's accounts, none where the city is not the demo's.
 */
export async function loadDemo(
  ownerUrl: string,
  pack: CityPack,
  { data, password, now = new Date() }: DemoOptions,
  onProgress: (line: string) => void = () => undefined,
): Promise<DemoAccount[]> {
  const { demo } = pack
  if (!demo) return []
  if (await isUnfinished(ownerUrl)) {
    const passwordHash = await hashOfPassword(password ?? (await keptPassword(data)))
    const files = createFileStore(join(data, 'files'))
    await fillCity({ ownerUrl, pack, demo, passwordHash, files, now }, onProgress)
  }
  await publishBulletins(ownerUrl, pack)
  return listDemoAccounts(ownerUrl, demo, password ?? (await readPassword(data)))
}

const isUnfinished = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ isUnfinished: boolean }>(
      `select not exists (select from unit) or exists (select from unsealed_fact()) as "isUnfinished"`,
    )
    return rows[0]?.isUnfinished ?? false
  })
