// What `npm start` runs: every step from the settings to the last line "Juguang is ready at …", and the way back.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareAppRole } from '#platform/app-role.ts'
import { checkServer } from '#platform/databases.ts'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { lockFolder } from '#platform/folder-lock.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { migrate } from '#platform/migrate.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { type Config, readConfig } from './config.ts'
import { startServer } from './server.ts'
import { listenForStop, Stopped } from './stop-signal.ts'

const MIGRATIONS = fileURLToPath(new URL('../db/migrations', import.meta.url))

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
  const url = await stop.orResult(prepareDatabase(owner))

  const server = await startServer(config, url)
  undo.push(server.stop)
  stop.throwIfWanted()
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

/** Answers with the address that the application signs in at. */
async function prepareDatabase(owner: string): Promise<string> {
  try {
    const url = await prepareAppRole(owner)
    await prepareJobs(owner) // before the migrations, which call into its tables
    await migrate(owner, MIGRATIONS)
    return url
  } catch (error) {
    throw explained(error)
  }
}

/** An owner without the right to change the schema is the operator's to put right; all else is a fault of ours. */
function explained(error: unknown): unknown {
  const origin = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const isForbidden = origin instanceof Error && 'code' in origin && origin.code === '42501'
  return isForbidden
    ? new OperatorFault(`The database user may not prepare the database: ${origin.message}`)
    : error
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
