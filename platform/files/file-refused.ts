export type FileRefusal =
  | 'bomb'
  | 'cell_too_long'
  | 'damaged'
  | 'empty'
  | 'not_a_table'
  | 'not_allowed'
  | 'protected'
  | 'too_deep'
  | 'too_large'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'too_much_memory'
  | 'too_slow'
  | 'unknown_encoding'

/** A person's file that is not taken, and why; whoever asked for the file turns it into a problem of its own contract. */
export class FileRefused extends Error {
  readonly reason: FileRefusal
  /** Line of a text, row of a sheet, both from 1, where the reason lies in one. */
  readonly line: number | undefined

  constructor(reason: FileRefusal, line?: number) {
    super(line === undefined ? reason : `${reason} at line ${line}`)
    this.reason = reason
    this.line = line
  }
}
