import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const FAST_MS = 60_000 // a fast shutdown writes all changed pages, which takes long on a slow disk
const IMMEDIATE_MS = 10_000

const pidFile = (data: string) => join(data, 'postmaster.pid')

/** The server that says it serves this data folder; it may be long dead. */
export function readPostmaster(data: string): { pid: number; port: number } | undefined {
  try {
    const [pid, , , port] = readFileSync(pidFile(data), 'utf8').split('\n').map(Number)
    return pid && port ? { pid, port } : undefined
  } catch {
    return undefined // no server, or one that is just leaving
  }
}

/**
 * Whether a process of a server still works in the data folder. On Linux every one of them stands in it; elsewhere
 * nobody can tell, and PostgreSQL itself must judge.
 */
export function isServed(data: string): boolean {
  if (process.platform !== 'linux') return false
  const folder = realpathSync(data)
  return readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && isServer(pid, folder))
}

function isServer(pid: string, folder: string): boolean {
  try {
    const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false // gone, a zombie, or somebody else's
  }
}

/**
 * Removes the file of a killed server, whose process id may meanwhile belong to another program (nearly always so
 * in a restarted container) and would then block every start. Only after `isServed` said no, under the folder's lock.
 */
export function forgetKilledPostmaster(data: string): void {
  if (process.platform === 'linux') rmSync(pidFile(data), { force: true })
}

/**
 * Stops the server: running transactions are rolled back, and the next start needs no recovery. One that does not
 * leave in a minute is ended at once, which loses nothing that was committed.
 */
export async function stopPostmaster(data: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', IMMEDIATE_MS],
  ] as const) {
    const postmaster = readPostmaster(data)
    if (!postmaster || !send(postmaster.pid, signal)) return
    if (await isGone(data, postmaster.pid, patience)) return
  }
  throw new Error(`PostgreSQL in ${data} does not stop`)
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false // it died before
  }
}

async function isGone(data: string, pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  const isAtWork = () => (process.platform === 'linux' ? isServed(data) : send(pid, 0))
  while (Date.now() < deadline) {
    // PostgreSQL removes the file last; the process id may look alive for seconds where nobody reaps it.
    if (!readPostmaster(data) || !isAtWork()) return true
    await wait(20)
  }
  return false
}
