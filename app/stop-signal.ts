import { constants } from 'node:os'

/** Not a fault: somebody asked the process to end while it was still starting. */
export class Stopped extends Error {}

export interface StopSignal {
  /** Settles, with a rejection by Stopped, as soon as the process is asked to end. */
  readonly wanted: Promise<never>
  /** The result of `work`, unless a stop is wanted before; then `work` is left to itself. */
  orResult<T>(work: Promise<T>): Promise<T>
  throwIfWanted(): void
  now(): void
}

const ECHO_MS = 1000 // npm passes on the Ctrl-C that the terminal sent to the whole group anyway
const PARENT_MS = 300

/** Listens for SIGTERM, SIGINT and SIGHUP. The first asks for an orderly stop, a later one ends the process at once. */
export function listenForStop(): StopSignal {
  const { promise: wanted, reject } = Promise.withResolvers<never>()
  wanted.catch(() => undefined) // it may be wanted while nobody is waiting
  let since: number | undefined
  const now = () => {
    since ??= Date.now()
    reject(new Stopped())
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (since !== undefined && Date.now() - since > ECHO_MS) process.exit(128 + constants.signals[signal])
      now()
    })
  watchParent(now)
  return {
    wanted,
    now,
    orResult: (work) => Promise.race([wanted, work]),
    throwIfWanted() {
      if (since !== undefined) throw new Stopped()
    },
  }
}

/** npm passes a SIGTERM to its shell only, which dies and leaves us running: then its death is our signal. */
function watchParent(now: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) now()
  }, PARENT_MS).unref()
}
