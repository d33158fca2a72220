import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { CovenantReplaced } from '../contract.ts'
import { getCovenant, insertSignature } from '../queries/covenant.ts'

/** Once for each version; the words that were read must be those that hold. */
export async function signCovenant(
  db: Db,
  permit: Permit<'sharing.sign_covenant', { unitId: string }>,
  version: number,
  { now, today }: { now: Date; today: string },
): Promise<void> {
  const { currentVersion } = await getCovenant(db, today)
  if (version !== currentVersion) throw refused(CovenantReplaced, { version: currentVersion })
  const { unitId } = permit.subject
  await insertSignature(db, { version, unitId, signedBy: permit.post.personId ?? '', at: now })
  await record(db, permit, 'sharing.covenant_signed', { unitId, version }, [])
}
