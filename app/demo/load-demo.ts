import { fork } from 'node:child_process'
import type { CityPack } from '#app/city-pack.ts'
import { hashOfPassword } from '#modules/people/public.ts'
import { withClient } from '#platform/databases.ts'
import { type DemoAccount, listDemoAccounts } from './demo-accounts.ts'
import { keptPassword, readPassword } from './demo-password.ts'
import type { Filling } from './fill-city.ts'
import type { Told } from './fill-city-child.ts'

export interface DemoOptions {
  /** Folder in which a password that is made here is kept, readable by its owner only. */
  readonly data: string
  readonly password: string | undefined
}

/**
 * Loads the pack's demo into a city without units, all in one transaction, then seals its facts, which a later call (or
 * the sealer) goes on with if this one is killed. Into any other city it loads nothing. The owner's address is needed, and
 * the city pack must be loaded. Answers with the demo's accounts, none where the city is not the demo's.
 */
export async function loadDemo(
  ownerUrl: string,
  pack: CityPack,
  { data, password }: DemoOptions,
  onProgress: (line: string) => void = () => undefined,
): Promise<DemoAccount[]> {
  const { demo } = pack
  if (!demo) return []
  if (await isUnfinished(ownerUrl)) {
    const passwordHash = await hashOfPassword(password ?? (await keptPassword(data)))
    await inChild({ ownerUrl, pack, demo, passwordHash }, onProgress)
  }
  return listDemoAccounts(ownerUrl, demo, password ?? (await readPassword(data)))
}

const isUnfinished = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ isUnfinished: boolean }>(
      `select not exists (select from unit) or exists (select from unsealed_fact()) as "isUnfinished"`,
    )
    return rows[0]?.isUnfinished ?? false
  })

/** In a process of its own: the half gigabyte that a million facts leave behind ends with it, and signals are heard. */
function inChild(filling: Filling, onProgress: (line: string) => void): Promise<void> {
  const child = fork(new URL('fill-city-child.ts', import.meta.url), { serialization: 'advanced' })
  child.send(filling)
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`The demo was not loaded: ${reason}`))
    child.on('message', (told: Told) => {
      if ('line' in told) onProgress(told.line)
      else if ('fault' in told) fail(told.fault)
      else resolve()
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => fail(`its process ended with ${signal ?? code}`)) // too late once it is done
  })
}
