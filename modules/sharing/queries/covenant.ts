import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db.ts'
import { explainConstraint, notFound, refused } from '#platform/problem.ts'
import { CovenantSigned } from '../contract.ts'
import type { PackCovenant } from '../pack.ts'

explainConstraint('covenant_signature_pkey', () => refused(CovenantSigned))
explainConstraint('covenant_signature_unit_id_fkey', () => notFound('unit'))

export interface CovenantRow {
  covenantVersion: number
  since: string
  content: Omit<PackCovenant, 'version' | 'since'>
  signatures: number
  currentVersion: number
}

/** The version named, or the latest that holds today. */
export async function getCovenant(db: Db, today: string, version?: number): Promise<CovenantRow> {
  const { rows } = await sql<CovenantRow>`
    with current as (select max(version) as version from covenant where since <= ${today}::date)
    select covenant.version as "covenantVersion", since, content, current.version as "currentVersion",
      (select count(*)::int from covenant_signature where version = covenant.version) as signatures
    from covenant, current where covenant.version = coalesce(${version ?? null}::int, current.version)`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw notFound('covenant')
  return row
}

export interface OwnSignature {
  unit: { id: string; name: string }
  signedAt: Date | null
}

/** Of these units, by name: whether they signed that version. */
export async function listOwnSignatures(
  db: Db,
  unitIds: readonly string[],
  version: number,
): Promise<OwnSignature[]> {
  if (unitIds.length === 0) return []
  const rows = await db
    .selectFrom('unit')
    .leftJoin('covenant_signature', (join) =>
      join.onRef('unit_id', '=', 'unit.id').on('covenant_signature.version', '=', version),
    )
    .select(['unit.id', 'unit.name', 'signed_at as signedAt'])
    .where('unit.id', 'in', [...unitIds])
    .orderBy('unit.name')
    .execute()
  return rows.map(({ id, name, signedAt }) => ({ unit: { id, name }, signedAt }))
}

export interface SignaturePosition {
  at: Date
  unitId: string
}

/** Latest first. */
export function listSignatures(db: Db, version: number, after: SignaturePosition | undefined, limit: number) {
  return db
    .selectFrom('covenant_signature')
    .innerJoin('unit', 'unit.id', 'unit_id')
    .select(['unit_id as unitId', 'unit.name', 'signed_at as signedAt'])
    .where('covenant_signature.version', '=', version)
    .$if(after !== undefined, (rows) =>
      rows.where(sql<SqlBool>`(signed_at, unit_id) < (${after!.at}, ${after!.unitId}::uuid)`),
    )
    .orderBy('signed_at', 'desc')
    .orderBy('unit_id', 'desc')
    .limit(limit)
    .execute()
}

export async function insertSignature(
  db: Db,
  signature: { version: number; unitId: string; signedBy: string; at: Date },
): Promise<void> {
  const { version, unitId, signedBy, at } = signature
  await db
    .insertInto('covenant_signature')
    .values({ version, unit_id: unitId, signed_by: signedBy, signed_at: at })
    .execute()
}
