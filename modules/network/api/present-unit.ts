import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { networkAccess } from '../access.ts'
import type { PartyOrganisation, Unit, UnitSummary } from '../contract.ts'
import type { OrganisationRow } from '../queries/organisations.ts'
import type { UnitSummaryRow } from '../queries/unit-list.ts'
import type { UnitPageRow } from '../queries/unit-page.ts'
import { committeeNamed, named, placeNamed, unitUrl } from './present-names.ts'

export const presentSummary =
  (actor: Actor, lang: Language) =>
  (row: UnitSummaryRow): UnitSummary => ({
    id: row.id,
    name: row.name,
    nameEn: row.nameEn,
    kind: named(row.kind, row.kindName, lang),
    place: placeNamed(row.placeCode, row.placeName, lang),
    url: unitUrl(row.id),
    committees: (row.committees ?? []).map(({ key, shortName }) => ({
      key,
      shortName: textIn(shortName, lang),
    })),
    can: { edit: canEdit(actor, row) },
  })

export function presentUnit(row: UnitPageRow, actor: Actor, lang: Language): Unit {
  const { kindName, placeCode, placeName, ...fields } = row
  const unitId = row.id
  return {
    ...fields,
    kind: named(row.kind, kindName, lang),
    place: placeNamed(placeCode, placeName, lang),
    url: unitUrl(unitId),
    representedBy: presentRepresenting(row, lang),
    partyOrganisations: row.partyOrganisations.map((organisation) =>
      presentOrganisation({ unitId, dissolvedOn: null, ...organisation }, actor),
    ),
    memberships: row.memberships.map((membership) => ({
      id: membership.id,
      committee: committeeNamed({ ...membership, id: membership.committeeId }, lang),
      position: named(membership.position, membership.positionName, lang),
      since: membership.since,
      can: {
        leave: networkAccess.can('network.end_membership', actor, {
          unitId,
          committeeId: membership.committeeId,
        }),
      },
    })),
    can: {
      edit: canEdit(actor, row),
      addPartyOrganisation: networkAccess.can('network.keep_party_organisations', actor, { unitId }),
    },
  }
}

function presentRepresenting(row: UnitPageRow, lang: Language): Unit['representedBy'] {
  const { representedBy: id, representedByKey: key } = row
  if (id === null || key === null) return null
  return committeeNamed({ id, key, name: row.representedByName, shortName: row.representedByShortName }, lang)
}

export const presentOrganisation = (row: OrganisationRow, actor: Actor): PartyOrganisation => ({
  ...row,
  can: {
    dissolve: row.dissolvedOn === null && networkAccess.can('network.keep_party_organisations', actor, row),
  },
})

const canEdit = (
  actor: Actor,
  { id, representedBy }: { id: string; representedBy: string | null },
): boolean => networkAccess.can('network.edit_unit', actor, { unitId: id, representedBy })
