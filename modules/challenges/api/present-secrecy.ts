import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { Challenge } from '../contract.ts'
import { type ChallengeRow, liaisonUnits } from '../queries/challenges.ts'
import {
  getSecrecy,
  type InvitationRow,
  listInvitations,
  listReadings,
  type ReadingRow,
} from '../queries/secrecy.ts'

export const unitName = (id: string, name: string, nameEn: string | null) => ({
  id,
  name,
  nameEn,
  url: `/network/units/${id}`,
})

const presentInvitation = (row: InvitationRow): Challenge['invitations'][number] => ({
  unit: unitName(row.unitId, row.unitName, row.unitNameEn),
  invitedAt: row.invitedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  acceptedVersion: row.acceptedVersion,
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
})

const presentReading = (row: ReadingRow): Challenge['readings'][number] => ({
  person: { id: row.personId, name: row.personName },
  unit:
    row.unitId === null || row.unitName === null ? null : unitName(row.unitId, row.unitName, row.unitNameEn),
  version: row.version,
  at: row.at.toISOString(),
})

/** The asker and the office see who was chosen and who read; a chosen unit sees the text that it must accept. */
export async function secrecyParts(db: Db, actor: Actor, row: ChallengeRow, insider: boolean) {
  const units = liaisonUnits(actor)
  const invitations =
    insider || units.length > 0 ? await listInvitations(db, row.id, insider ? undefined : units) : []
  const own = invitations.filter(({ unitId, withdrawnAt }) => units.includes(unitId) && withdrawnAt === null)
  const seesText = insider || own.length > 0
  return {
    ownUnits: own.map(({ unitId, unitName: name, unitNameEn, acceptedVersion }) => ({
      unit: unitName(unitId, name, unitNameEn),
      isInvited: true,
      acceptedVersion,
    })),
    secrecy: seesText ? await getSecrecy(db, row.id, row.secrecy) : null,
    invitations: insider ? invitations.map(presentInvitation) : [],
    readings: insider ? (await listReadings(db, row.id)).map(presentReading) : [],
  }
}
