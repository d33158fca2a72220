import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { OperatorFault } from '../operator-fault.ts'
import type { Programs } from './programs.ts'

const MAJOR_VERSION = '18' // a data folder is never opened by another

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a path with Chinese or spaces would soon be too long for a socket
  max_connections: 60,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB', // a bulk load of a million facts without a checkpoint in the middle
  checkpoint_timeout: '15min',
  random_page_cost: 1.1, // solid-state disks
  jit: 'off', // compiling costs more than our short queries
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The application logs its own errors, without what people wrote; here stays what concerns the server.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/** The command line of a server. Without `durable` a power cut may destroy it: for tests only. */
export function serverArguments(data: string, port: number, durable: boolean): string[] {
  const sync = durable ? 'on' : 'off'
  const all = { ...SETTINGS, port, fsync: sync, full_page_writes: sync }
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * Makes the database cluster in `home` unless it is there. It is made beside and moved into place when whole,
 * so what a killed first start leaves is never taken for a database.
 */
export async function ensureCluster(home: string, programs: Programs, durable: boolean): Promise<void> {
  const version = join(home, 'cluster', 'PG_VERSION')
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim()
    if (found === MAJOR_VERSION) return
    throw new OperatorFault(`${home} was made by PostgreSQL ${found}, and this is ${MAJOR_VERSION}`)
  }
  if (existsSync(home) && readdirSync(home).length > 0)
    throw new OperatorFault(`${home} holds something that is not a database of Juguang`)
  removeHalfMade(home)
  const fresh = `${home}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = join(fresh, 'password')
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flush: true })
  programs.give(fresh)
  await initialise(join(fresh, 'cluster'), passwordFile, programs, durable)
  renameSync(fresh, home)
}

async function initialise(data: string, passwordFile: string, programs: Programs, durable: boolean) {
  const encoding = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8']
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums']
  const args = ['-D', data, ...access, ...encoding, ...(durable ? [] : ['--no-sync'])]
  const initdb = programs.start('initdb', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const [complaint] = await Promise.all([initdb.stderr ? text(initdb.stderr) : '', once(initdb, 'close')])
  if (initdb.exitCode !== 0) throw new OperatorFault(`PostgreSQL cannot make ${data}: ${oneLine(complaint)}`)
}

function removeHalfMade(home: string): void {
  const parent = dirname(home)
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent))
    if (name.startsWith(`${basename(home)}.new-`))
      // Its initdb may outlive the killed start for a second and still write.
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 10 })
}

export const oneLine = (output: string) =>
  output
    .trim()
    .split(/\s*\n\s*/)
    .join('; ')
