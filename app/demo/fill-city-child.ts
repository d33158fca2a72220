// A process of its own, started by load-demo.ts, which sends it what to load and hears how far it is.
import { type Filling, fillCity } from './fill-city.ts'

export type Told = { readonly line: string } | { readonly fault: string } | { readonly done: true }

const tell = (told: Told) => process.send?.(told)
const stopAlone = () => process.exit(1)

// Whoever asked for it died, perhaps by kill -9: the database takes the open transaction back.
process.once('disconnect', stopAlone)
process.once('message', (filling: Filling) => void fill(filling))

async function fill(filling: Filling): Promise<void> {
  try {
    await fillCity(filling, (line) => tell({ line }))
    tell({ done: true })
  } catch (error) {
    tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  process.off('disconnect', stopAlone)
  process.disconnect()
}
