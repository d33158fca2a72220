import type { Db } from './db.ts'
import { beginning, type FactRow, isUpTo, listFactsInOrder, type Position, positionOf } from './seal.ts'

const FACTS_AT_ONCE = 5_000

/** Facts in order up to a position, of which some can be taken at a time; the next batch is read when one is used up. */
export class FactReader {
  readonly #tx: Db
  readonly #end: Position
  #batch: readonly FactRow[] = []
  #next = 0
  #at = beginning

  constructor(tx: Db, end: Position) {
    this.#tx = tx
    this.#end = end
  }

  /** The next fact, if it stands no later than `through`. */
  async take(through: Position): Promise<FactRow | undefined> {
    if (this.#next === this.#batch.length) await this.#read()
    const fact = this.#batch[this.#next]
    if (!fact || isLater(fact, through)) return undefined
    this.#next += 1
    return fact
  }

  async #read(): Promise<void> {
    this.#batch = await listFactsInOrder(this.#tx, this.#at, isUpTo(this.#end), FACTS_AT_ONCE)
    this.#next = 0
    const last = this.#batch.at(-1)
    if (last) this.#at = positionOf(last)
  }
}

function isLater({ era, transaction_id, id }: FactRow, than: Position): boolean {
  if (era !== than.era) return era > than.era
  if (transaction_id !== than.transaction) return BigInt(transaction_id) > BigInt(than.transaction)
  return id > than.fact
}
