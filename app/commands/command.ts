import type { Db } from '#platform/db.ts'

/** What a command works with. */
export interface CommandContext {
  /** Signed in as the application, with its rights and no more. */
  readonly db: Db
  /** Signed in as the owner of the tables. */
  readonly owner: Db
  readonly ownerUrl: string
  /** Today in the city's zone; in UTC where no city is loaded yet. */
  readonly today: string
  /** The data folder. */
  readonly data: string
  /** The result, to standard output; a line where it is a text. */
  readonly print: (result: string | Uint8Array) => void
  /** How far it is, to standard error. */
  readonly tell: (line: string) => void
}

export interface Command {
  /** As it is typed after `juguang`: `account create USERNAME --name NAME`. */
  readonly usage: string
  /** One line for the list of commands. */
  readonly summary: string
  /** More lines for `--help`. */
  readonly help?: string
  /** Throws a WrongUsage for what it does not understand, before a database is opened. */
  readonly read: (args: string[]) => Work
}

/** Answers with the exit code. */
export type Work = (context: CommandContext) => Promise<number>

/** Told with the usage, and exit code 2. */
export class WrongUsage extends Error {}
