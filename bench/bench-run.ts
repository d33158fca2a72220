import type { Pace } from './load.ts'

/** What every part of the bench is given. */
export interface Bench {
  /** The owner's address of the PostgreSQL that the bench started. */
  readonly server: string
  readonly pace: Pace
  /** How many facts the large city has. */
  readonly facts: number
}
