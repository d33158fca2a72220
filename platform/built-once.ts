import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './db.ts'

/** Stands in the built query where the id comes; it is no id of anything. */
const ID = '00000000-0000-0000-0000-000000000000'

/**
 * A query by id that is built and written out once, not for each request: for a large one that costs as much as
 * PostgreSQL's answer. `build` may depend on nothing but the id.
 */
export function builtOnce<Row>(build: (db: Db, id: string) => Compilable<Row>) {
  let built: CompiledQuery<Row> | undefined
  return async (db: Db, id: string): Promise<Row | undefined> => {
    built ??= build(db, ID).compile()
    const parameters = built.parameters.map((value) => (value === ID ? id : value))
    const { rows } = await db.executeQuery<Row>({ ...built, parameters })
    return rows[0]
  }
}
