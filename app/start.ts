// What `npm start` runs: every step from the settings to the last line "Juguang is ready at …", and the way back.
import { join } from 'node:path'
import { checkServer } from '#platform/databases.ts'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { lockFolder } from '#platform/folder-lock.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { buildWeb, isWebBuilt } from './build-web.ts'
import { type Config, readConfig } from './config.ts'
import { linesOf } from './demo/demo-accounts.ts'
import { prepareCity } from './prepare-city.ts'
import { prepareDatabase } from './prepare-database.ts'
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
  const demo = config.hasDemo ? { data: config.data, password: config.demoPassword } : undefined
  const accounts = await stop.orResult(prepareCity({ ownerUrl: owner, city: config.city, demo }, say))
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
