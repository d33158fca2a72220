// A process of its own, started by prepare-city.ts, which sends it what to load and hears how far it is.
import { OperatorFault } from '#platform/operator-fault.ts'
import { readCityPack } from './city-pack.ts'
import type { DemoAccount } from './demo/demo-accounts.ts'
import { type DemoOptions, loadDemo } from './demo/load-demo.ts'
import { loadCity } from './load-city.ts'
import { asOwner } from './prepare-database.ts'

export interface CityWish {
  readonly ownerUrl: string
  /** Folder of the city pack. */
  readonly city: string
  /** Undefined where the city stays empty. */
  readonly demo: DemoOptions | undefined
}

export type Told =
  | { readonly line: string }
  | { readonly fault: string; readonly isOperators: boolean }
  | { readonly accounts: DemoAccount[] }

const tell = (told: Told) => process.send?.(told)
const stopAlone = () => process.exit(1)

// Whoever asked for it died, perhaps by kill -9: the database takes the open transaction back.
process.once('disconnect', stopAlone)
process.once('message', (wish: CityWish) => void answer(wish))

async function answer(wish: CityWish): Promise<void> {
  try {
    tell({ accounts: await prepare(wish) })
  } catch (error) {
    const isOperators = error instanceof OperatorFault
    const stack = error instanceof Error ? error.stack : undefined
    tell({ fault: isOperators ? error.message : (stack ?? String(error)), isOperators })
  }
  process.off('disconnect', stopAlone)
  process.disconnect()
}

async function prepare({ ownerUrl, city, demo }: CityWish): Promise<DemoAccount[]> {
  const pack = await readCityPack(city)
  await asOwner(ownerUrl, (owner) => loadCity(owner, pack))
  return demo ? loadDemo(ownerUrl, pack, demo, (line) => tell({ line })) : []
}
