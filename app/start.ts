// What `npm start` runs: every step from the settings to the last line "Juguang is ready at …", and the way back.
import { join } from 'node:path'
import { checkServer } from '#platform/databases.ts'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { lockFolder } from '#platform/folder-lock.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { buildWeb, isWebBuilt } from './build-web.ts'
import { readCityPack } from './city-pack.ts'
import { type Config, readConfig } from './config.ts'
import { type DemoAccount, linesOf } from './demo/demo-accounts.ts'
import { loadDemo } from './demo/load-demo.ts'
import { loadCity } from './load-city.ts'
import { asOwner, prepareDatabase } from './prepare-database.ts'
import { startServer } from './server.ts'
import { listenForStop, Stopped } from './stop-signal.ts'

const say = (line: string) => console.log(line)
const undo: (() => void | Promise<void>)[] = [] // undone from the last to the first
const stop = listenForStop()

async function run(): Promise<void> {
  const config = readConfig(process.env)
  const lock = await lockFolder(config.data)
  undo.push(lock.release)
  const owner = config.database ?? (await startEmbedded(config))
  stop.throwIfWanted()

  const warning = await stop.orResult(checkServer(owner))
  if (warning) console.warn(`Warning: ${warning}`)
  say('Bringing the database up to date …')
  const databases = await stop.orResult(prepareDatabase(owner))
  const accounts = await stop.orResult(prepareCity(config, owner))
  if (!(await isWebBuilt())) {
    say('Building the pages …')
    await stop.orResult(buildWeb())
  }

  const server = await startServer(config, databases)
  undo.push(server.stop)
  stop.throwIfWanted()
  for (const line of linesOf(accounts)) say(line)
  say(`Juguang is ready at ${server.url}`)
  await stop.wanted
}

/** Loads what changed of the city pack, and the demo into a city that is still empty; answers with the demo's accounts. */
async function prepareCity(config: Config, owner: string): Promise<DemoAccount[]> {
  const pack = await readCityPack(config.city)
  await asOwner(owner, (db) => loadCity(db, pack))
  if (!config.hasDemo) return []
  return loadDemo(owner, pack, { data: config.data, password: config.demoPassword }, say)
}

/** Awaited to its end even when a stop is wanted: a server that is just starting could not be stopped. */
async function startEmbedded({ data }: Config): Promise<string> {
  say('Starting the database …')
  const postgres = await startPostgres(join(data, 'postgres'))
  undo.push(postgres.stop)
  return postgres.url
}

function report(error: unknown): void {
  if (error instanceof Stopped) return
  console.error(error instanceof OperatorFault ? error.message : error)
  process.exitCode = 1
}

for (const fault of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(fault, (error) => {
    report(error)
    stop.now()
  })

await run().catch(report)
for (const step of undo.reverse()) await Promise.resolve(step()).catch(report)
process.exit() // whatever still hangs on a timer or a socket has no more to say
