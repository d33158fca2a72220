import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** A role as the city pack names it. */
export interface PackRole {
  key: string
  body: string
  power: boolean
  administrator?: 'system' | 'security' | 'audit' | undefined
  name: { zh: string; en: string; hant?: string }
}

/** Brings the roles up to date. One that the pack no longer names goes, unless somebody has ever had it. */
export async function replaceRoles(ownerDb: Db, roles: readonly PackRole[]): Promise<void> {
  const rows = roles.map((role, position) => ({
    key: role.key,
    body_kind: role.body,
    is_power: role.power,
    administrator: role.administrator ?? 'none',
    name: JSON.stringify(role.name),
    position,
  }))
  await ownerDb
    .insertInto('role')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((update) => ({
        body_kind: update.ref('excluded.body_kind'),
        is_power: update.ref('excluded.is_power'),
        administrator: update.ref('excluded.administrator'),
        name: update.ref('excluded.name'),
        position: update.ref('excluded.position'),
      })),
    )
    .execute()
  const keys = roles.map((role) => role.key)
  await sql`delete from role where key <> all(${keys}) and not exists (select from post where post.role = role.key)`.execute(
    ownerDb,
  )
}
