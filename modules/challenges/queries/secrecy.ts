import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

interface SecrecyText {
  challengeId: string
  version: number
  words: string
  writtenBy: string | null
  at: Date
}

export async function insertSecrecy(db: Db, { challengeId, version, words, writtenBy, at }: SecrecyText) {
  await db
    .insertInto('challenge_secrecy')
    .values({
      challenge_id: challengeId,
      version,
      words,
      written_by: sql<string>`${writtenBy}`,
      written_at: at,
    })
    .execute()
}

export const getSecrecy = (db: Db, challengeId: string, version: number) =>
  db
    .selectFrom('challenge_secrecy')
    .select(['version', 'words'])
    .where('challenge_id', '=', challengeId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()

interface OfUnit {
  challengeId: string
  unitId: string
  personId: string | null
  at: Date
}

/** Chosen again after a withdrawal, it is chosen as before; its acceptances stay. */
export async function insertInvitation(db: Db, { challengeId, unitId, personId, at }: OfUnit): Promise<void> {
  const invited = { invited_by: sql<string>`${personId}`, invited_at: at }
  await db
    .insertInto('challenge_invitation')
    .values({ challenge_id: challengeId, unit_id: unitId, ...invited })
    .onConflict((known) => known.columns(['challenge_id', 'unit_id']).doUpdateSet({ withdrawn_at: null }))
    .execute()
}

export async function markInvitationWithdrawn(db: Db, { challengeId, unitId, at }: Omit<OfUnit, 'personId'>) {
  const { numUpdatedRows } = await db
    .updateTable('challenge_invitation')
    .set({ withdrawn_at: at })
    .where('challenge_id', '=', challengeId)
    .where('unit_id', '=', unitId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Twice is once: the first acceptance of a version stands. */
export async function insertAcceptance(
  db: Db,
  { challengeId, unitId, personId, at, version }: OfUnit & { version: number },
): Promise<void> {
  const accepted = { accepted_by: sql<string>`${personId}`, accepted_at: at }
  await db
    .insertInto('challenge_acceptance')
    .values({ challenge_id: challengeId, unit_id: unitId, version, ...accepted })
    .onConflict((known) => known.doNothing())
    .execute()
}

export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number]

/** In the order in which they were chosen, withdrawn ones too; those of some units where named. */
export function listInvitations(db: Db, challengeId: string, units?: readonly string[]) {
  return db
    .selectFrom('challenge_invitation')
    .innerJoin('unit', 'unit.id', 'challenge_invitation.unit_id')
    .leftJoin('challenge_acceptance', (join) =>
      join
        .onRef('challenge_acceptance.challenge_id', '=', 'challenge_invitation.challenge_id')
        .onRef('challenge_acceptance.unit_id', '=', 'challenge_invitation.unit_id')
        .on(
          sql<boolean>`challenge_acceptance.version = (select max(version) from challenge_acceptance as latest
          where latest.challenge_id = challenge_invitation.challenge_id and latest.unit_id = challenge_invitation.unit_id)`,
        ),
    )
    .select(['unit.id as unitId', 'unit.name as unitName', 'unit.name_en as unitNameEn'])
    .select([
      'challenge_invitation.invited_at as invitedAt',
      'challenge_invitation.withdrawn_at as withdrawnAt',
    ])
    .select([
      'challenge_acceptance.version as acceptedVersion',
      'challenge_acceptance.accepted_at as acceptedAt',
    ])
    .where('challenge_invitation.challenge_id', '=', challengeId)
    .$if(units !== undefined, (rows) => rows.where('challenge_invitation.unit_id', 'in', [...units!]))
    .orderBy('challenge_invitation.invited_at')
    .orderBy('unit.id')
    .execute()
}

export async function insertReading(
  db: Db,
  {
    challengeId,
    unitId,
    version,
    personId,
    at,
  }: Omit<OfUnit, 'unitId'> & { unitId: string | null; version: number | null },
): Promise<void> {
  await db
    .insertInto('challenge_reading')
    .values({
      id: newId(),
      challenge_id: challengeId,
      unit_id: unitId,
      version,
      read_by: sql<string>`${personId}`,
      read_at: at,
    })
    .execute()
}

export type ReadingRow = Awaited<ReturnType<typeof listReadings>>[number]

/** The latest two hundred, latest first: more than anybody reads at once; all stay in the table. */
export const listReadings = (db: Db, challengeId: string) =>
  db
    .selectFrom('challenge_reading')
    .innerJoin('person', 'person.id', 'challenge_reading.read_by')
    .leftJoin('unit', 'unit.id', 'challenge_reading.unit_id')
    .select(['person.id as personId', 'person.name as personName'])
    .select(['unit.id as unitId', 'unit.name as unitName', 'unit.name_en as unitNameEn'])
    .select(['challenge_reading.version', 'challenge_reading.read_at as at'])
    .where('challenge_reading.challenge_id', '=', challengeId)
    .orderBy('challenge_reading.id', 'desc')
    .limit(200)
    .execute()
