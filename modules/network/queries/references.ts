import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id of the committee that an address means by id or by key, as part of another statement. */
export const committeeIdOf = (ref: string): RawBuilder<string> =>
  UUID.test(ref) ? sql`${ref}::uuid` : sql`(select id from committee where key = ${ref})`

/** The id of a committee, known by its id or key. */
export async function getCommitteeId(db: Db, ref: string): Promise<string> {
  const { id } = await db
    .selectFrom('committee')
    .select('id')
    .where('id', '=', committeeIdOf(ref))
    .executeTakeFirstOrThrow(() => notFound('committee'))
  return id
}

/** Whether the pack knows this kind of unit and this place; null counts as known. */
export async function knownReferences(
  db: Db,
  { kind, placeCode }: { kind: string | null; placeCode: string | null },
): Promise<{ kind: boolean; placeCode: boolean }> {
  const { rows } = await sql<{ kind: boolean; placeCode: boolean }>`
    select ${kind}::text is null or exists (select from unit_kind where key = ${kind}) as kind,
      ${placeCode}::text is null or exists (select from place where code = ${placeCode}) as "placeCode"`.execute(
    db,
  )
  return rows[0] ?? { kind: false, placeCode: false }
}
