// One reading for all who listen: what is read changes rarely and is the same for everybody, so it is read and written
// out once, however many they are.
import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** What is told, by parts; only parts that changed are told again. */
export type Parts = object

type Tell = (bytes: Buffer) => void

interface Standing {
  readonly id: string
  /** Each part as JSON. */
  readonly parts: ReadonlyMap<string, string>
  readonly readAt: number
}

export interface BroadcastOptions {
  readonly read: () => Promise<Parts>
  /** Told the first of several failures on end. */
  readonly onFault: (error: unknown) => void
  /** Between one reading and the next. */
  readonly everyMs: number
}

/** A proxy between us and the reader closes what is silent for a minute; most of them sooner. */
const BEAT_MS = 15_000

/**
 * Reads while somebody listens, and not at all while nobody does. A reading that fails leaves what stands and is tried
 * again; the beats say how old the last good one is.
 */
export class Broadcast {
  readonly #options: BroadcastOptions
  readonly #listening = new Set<Tell>()
  /** Those who came before the first reading, with the id of what they hold. */
  readonly #waiting = new Map<Tell, string | undefined>()
  #standing: Standing | undefined
  #isRunning = false
  #isFailing = false

  constructor(options: BroadcastOptions) {
    this.#options = options
  }

  /**
   * Tells the whole at once or as soon as it is read, and every change from then on, as bytes of an event stream.
   * Whoever already holds what stands now, by its id, is not told it again. Gives the way to stop listening.
   */
  listen(tell: Tell, heldId?: string): () => void {
    if (this.#standing) this.#welcome(tell, this.#standing, heldId)
    else this.#waiting.set(tell, heldId)
    if (!this.#isRunning) void this.#run()
    return () => {
      this.#listening.delete(tell)
      this.#waiting.delete(tell)
    }
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    let beatAt = Date.now() + BEAT_MS
    while (this.#listening.size + this.#waiting.size > 0) {
      await this.#look()
      if (this.#standing && Date.now() >= beatAt) {
        this.#tellAll(beatBytes(this.#standing))
        beatAt = Date.now() + BEAT_MS
      }
      await wait(this.#options.everyMs, undefined, { ref: false })
    }
    this.#standing = undefined // it would grow old while nobody looks
    this.#isRunning = false
  }

  async #look(): Promise<void> {
    try {
      const next = standingOf(await this.#options.read())
      const changes = this.#standing && changeFrom(this.#standing, next)
      if (changes) this.#tellAll(changes)
      this.#standing = next
      this.#isFailing = false
      for (const [tell, heldId] of this.#waiting) this.#welcome(tell, next, heldId)
    } catch (error) {
      if (!this.#isFailing) this.#options.onFault(error)
      this.#isFailing = true
    }
  }

  #welcome(tell: Tell, { id, parts }: Standing, heldId: string | undefined): void {
    this.#waiting.delete(tell)
    this.#listening.add(tell)
    if (heldId !== id) tell(eventBytes('state', id, parts))
  }

  #tellAll(bytes: Buffer): void {
    for (const tell of this.#listening) tell(bytes)
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
const beatBytes = ({ readAt }: Standing): Buffer =>
  Buffer.from(`: beat\nevent: beat\ndata: ${Math.round((Date.now() - readAt) / 1000)}\n\n`)
