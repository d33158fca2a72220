import type { RefusalOf } from '#platform/contract.ts'
import type { Content } from '../contract/content.ts'
import type { draftsContract } from '../contract/drafts.ts'

export interface Written {
  content: Content
  follows: string | null
}
/** What this device holds until the server has it, and the version it was written on. */
export interface Kept {
  written: Written
  version: number
}
type Refused = RefusalOf<typeof draftsContract.changeBulletinDraft>

export interface Shown {
  written: Written
  state: 'saved' | 'saving' | 'refused'
  problem: Refused | null
}

interface SaverGiven {
  /** As it was opened; `isWaiting` where an earlier window could not send it. */
  opened: Kept & { isWaiting: boolean }
  /** Sends what was written on a version, and answers with the new one. */
  send: (kept: Kept) => Promise<number>
  keep: (kept: Kept) => void
  forget: () => void
}

/** Long enough for a word to be finished, short enough that a lost window costs a sentence at most. */
const PAUSE_MS = 800

/**
 * Sends what is typed a moment after each pause, one sending after another, so that none overtakes. Where it is refused
 * it stops, with everything kept on this device.
 */
export class Saver {
  readonly #given: SaverGiven
  readonly #listeners = new Set<() => void>()
  #version: number
  #waiting: Written | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #running = Promise.resolve(true)
  #shown: Shown

  constructor(given: SaverGiven) {
    const { written, version, isWaiting } = given.opened
    this.#given = given
    this.#version = version
    this.#waiting = isWaiting ? written : undefined
    this.#shown = { written, state: isWaiting ? 'saving' : 'saved', problem: null }
  }

  /** The version that the server has. */
  get version(): number {
    return this.#version
  }

  readonly shown = (): Shown => this.#shown

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  change(written: Written): void {
    this.#waiting = written
    this.#given.keep({ written, version: this.#version })
    this.#show({ written, state: 'saving' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS)
  }

  /** Sends what waits, now; true where the server has everything. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#sendAll())
    return this.#running
  }

  /** Over what somebody else has written: on the version that the refusal told. */
  overwrite(): Promise<boolean> {
    const { problem } = this.#shown
    if (problem?.code === 'precondition_failed') this.#version = problem.details.version
    return this.flush()
  }

  /** Gives up what the server does not have. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#waiting = undefined
    this.#given.forget()
  }

  async #sendAll(): Promise<boolean> {
    while (this.#waiting) {
      const written = this.#waiting
      this.#waiting = undefined
      try {
        this.#version = await this.#given.send({ written, version: this.#version })
      } catch (problem) {
        this.#waiting ??= written
        this.#show({ state: 'refused', problem: problem as Refused })
        return false
      }
      if (!this.#waiting) this.#given.forget()
    }
    this.#show({ state: 'saved', problem: null })
    return true
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change }
    for (const listener of this.#listeners) listener()
  }
}
