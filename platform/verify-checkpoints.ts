import { type Frontier, rootOf } from './merkle.ts'
import type { Sealed } from './seal.ts'
import type { Checkpoint, NoteFault } from './signed-note.ts'

/** A signed checkpoint that somebody kept, to be held against the facts. */
export interface Witness {
  /** What a report calls it: a file, or the seal it was made of. */
  readonly name: string
  /** When its turn comes; 0 for one that cannot be read. */
  readonly treeSize: number
  /** What it says, or why it is not believed. */
  readonly says: Checkpoint | NoteFault
  /** Whether the database lists it, as it lists every one that was ever signed. */
  readonly isListed: boolean
}

export interface CheckpointFault {
  readonly kind: 'checkpoint'
  readonly name: string
  /**
   * Why it is not believed; or that the facts make another root, that its seal is another now, that it speaks of more
   * facts than there are, or that the database lists it no more.
   */
  readonly problem: NoteFault | 'root' | 'seal' | 'beyond' | 'unlisted'
}

/** Holds checkpoints, in the order of their trees' sizes, against the tree as it grows; one is in memory at a time. */
export class CheckpointWatch {
  readonly #witnesses: AsyncIterator<Witness>
  #next: Witness | undefined
  #met: { name: string; says: Checkpoint; isListed: boolean }[] = []
  #fault: CheckpointFault | undefined

  private constructor(witnesses: AsyncIterator<Witness>) {
    this.#witnesses = witnesses
  }

  static async open(witnesses: AsyncIterable<Witness>): Promise<CheckpointWatch> {
    const watch = new CheckpointWatch(witnesses[Symbol.asyncIterator]())
    await watch.#advance()
    return watch
  }

  isDue(size: number): boolean {
    return this.#next !== undefined && this.#next.treeSize <= size
  }

  /** To be told of the tree whenever one is due. */
  async meet(tree: Frontier): Promise<void> {
    for (; this.#next && this.isDue(tree.size); await this.#advance()) {
      const { name, says, isListed } = this.#next
      if (typeof says === 'string') this.#find(name, says)
      else if (says.treeSize !== tree.size || !says.treeRoot.equals(rootOf(tree))) this.#find(name, 'root')
      else this.#met.push({ name, says, isListed })
    }
  }

  /** The first fault up to this seal, which is known to be as it was written. */
  faultUpTo({ number, hash }: Pick<Sealed, 'number'> & { hash: Buffer }): CheckpointFault | undefined {
    for (const { name, says, isListed } of this.#met)
      if (says.sealNumber !== number || !says.sealHash.equals(hash)) this.#find(name, 'seal')
      else if (!isListed) this.#find(name, 'unlisted')
    this.#met = []
    return this.#fault
  }

  /** After all facts: the first fault, a checkpoint that is left over being one. */
  faultAtEnd(): CheckpointFault | undefined {
    if (this.#next)
      this.#find(this.#next.name, typeof this.#next.says === 'string' ? this.#next.says : 'beyond')
    return this.#fault
  }

  #find(name: string, problem: CheckpointFault['problem']): void {
    this.#fault ??= { kind: 'checkpoint', name, problem }
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#witnesses.next()
    this.#next = done ? undefined : value
  }
}
