// One reading for all who listen: what is read changes rarely and is the same for everybody, so it is read and written
// out once, however many they are.
import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** What is told, by parts; only parts that changed are told again. */
export type Parts = object

export interface Broadcast {
  /**
   * Tells the whole at once or as soon as it is read, and every change from then on, as bytes of an event stream.
   * Whoever already holds what stands now, by its id, is not told it again. Gives the way to stop listening.
   */
  listen(tell: (bytes: Buffer) => void, heldId?: string): () => void
}

interface Standing {
  readonly id: string
  /** Each part as JSON. */
  readonly parts: ReadonlyMap<string, string>
  readonly readAt: number
}

/** A proxy between us and the reader closes what is silent for a minute; most of them sooner. */
const BEAT_MS = 15_000

/**
 * Reads while somebody listens, at most once in `everyMs`, and not at all while nobody does. A reading that fails leaves
 * what stands, is told to `onFault` once, and is tried again; the beats say how old the last good one is.
 */
export function createBroadcast(
  read: () => Promise<Parts>,
  { everyMs, onFault }: { everyMs: number; onFault: (error: unknown) => void },
): Broadcast {
  const listening = new Set<(bytes: Buffer) => void>()
  const waiting = new Map<(bytes: Buffer) => void, string | undefined>()
  let standing: Standing | undefined
  let isRunning = false
  let isFailing = false

  const tellAll = (bytes: Buffer) => {
    for (const tell of listening) tell(bytes)
  }
  const look = async () => {
    try {
      const next = standingOf(await read())
      const changes = standing && changeFrom(standing, next)
      if (changes) tellAll(changes)
      standing = next
      isFailing = false
    } catch (error) {
      if (!isFailing) onFault(error)
      isFailing = true
    }
    if (standing) for (const [tell, heldId] of waiting) welcome(tell, standing, heldId)
  }
  const welcome = (tell: (bytes: Buffer) => void, now: Standing, heldId: string | undefined) => {
    waiting.delete(tell)
    listening.add(tell)
    if (heldId !== now.id) tell(eventBytes('state', now.id, now.parts))
  }
  const run = async () => {
    let beatAt = Date.now() + BEAT_MS
    while (listening.size + waiting.size > 0) {
      await look()
      if (Date.now() >= beatAt) {
        tellAll(beatBytes(standing))
        beatAt = Date.now() + BEAT_MS
      }
      await wait(everyMs, undefined, { ref: false })
    }
    // What stands grows old while nobody looks.
    standing = undefined
    isRunning = false
  }
  return {
    listen(tell, heldId) {
      if (standing) welcome(tell, standing, heldId)
      else waiting.set(tell, heldId)
      if (!isRunning) {
        isRunning = true
        void run()
      }
      return () => {
        listening.delete(tell)
        waiting.delete(tell)
      }
    },
  }
}

function standingOf(read: Parts): Standing {
  const parts = new Map(Object.entries(read).map(([name, part]) => [name, JSON.stringify(part)]))
  // By its content, so that whoever comes back after a restart and holds the same is told nothing.
  return { id: hash('sha256', jsonOf(parts)).slice(0, 16), parts, readAt: Date.now() }
}

function changeFrom(before: Standing, { id, parts }: Standing): Buffer | undefined {
  const changed = [...parts].filter(([name, json]) => before.parts.get(name) !== json)
  return changed.length === 0 ? undefined : eventBytes('change', id, new Map(changed))
}

const jsonOf = (parts: ReadonlyMap<string, string>): string =>
  `{${[...parts].map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`

/** JSON writes line breaks as escapes, so the data is one line, as the format wants it. */
const eventBytes = (event: string, id: string, parts: ReadonlyMap<string, string>): Buffer =>
  Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${jsonOf(parts)}\n\n`)

/** A comment for what stands between, an event for the page, which sees no comments: seconds since the last good reading. */
const beatBytes = (standing: Standing | undefined): Buffer => {
  const seconds = Math.round((Date.now() - (standing?.readAt ?? 0)) / 1000)
  return Buffer.from(`: beat\nevent: beat\ndata: ${seconds}\n\n`)
}
