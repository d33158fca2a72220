import * as z from 'zod'
import { byId, Day, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { CommitteeName, committeeRef, inLanguage, Named, unitNames } from './names.ts'

export const UnitSummary = z
  .object({
    ...unitNames,
    committees: z.array(z.object({ key: z.string(), shortName: z.string() })),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'UnitSummary' })
export type UnitSummary = z.infer<typeof UnitSummary>

/** Of an enterprise, by the standard of 2017 for large, medium, small and micro enterprises. */
export const UnitSize = z.enum(['large', 'medium', 'small', 'micro'])
export type UnitSize = z.infer<typeof UnitSize>

export const PartyOrganisation = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    name: z.string(),
    foundedOn: Day,
    dissolvedOn: Day.nullable(),
    can: z.object({ dissolve: z.boolean() }),
  })
  .meta({ id: 'PartyOrganisation' })
export type PartyOrganisation = z.infer<typeof PartyOrganisation>

export const MembershipOfUnit = z
  .object({
    id: z.uuid(),
    committee: CommitteeName,
    position: Named,
    since: Day,
    can: z.object({ leave: z.boolean() }),
  })
  .meta({ id: 'MembershipOfUnit' })

export const Unit = z
  .object({
    ...unitNames,
    aliases: z.array(z.string()),
    creditCode: z.string().nullable(),
    rorId: z.string().nullable(),
    industryCode: z.string().nullable(),
    size: UnitSize.nullable(),
    address: z.string().nullable(),
    website: z.string().nullable(),
    summary: z.string().nullable(),
    /** The register or file the record came from; empty where people entered it. */
    source: z.string().nullable(),
    /** The committee whose liaison answers for a unit without an account. */
    representedBy: CommitteeName.nullable(),
    partyOrganisations: z.array(PartyOrganisation),
    memberships: z.array(MembershipOfUnit),
    version: z.int(),
    can: z.object({ edit: z.boolean(), addPartyOrganisation: z.boolean() }),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>

// Codes are taken as people paste them; the server knows their check characters.
const unitFields = {
  kind: text(60),
  name: text(200),
  nameEn: text(300).nullable(),
  aliases: z.array(text(200)).max(20),
  creditCode: text(40).nullable(),
  rorId: text(60).nullable(),
  industryCode: text(5).nullable(),
  size: UnitSize.nullable(),
  placeCode: text(12).nullable(),
  address: text(300).nullable(),
  website: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(500)
    .nullable(),
  summary: text(2000).nullable(),
}
const { kind, name, ...describing } = unitFields

export const NewUnit = z
  .strictObject({
    kind,
    name,
    ...z.strictObject(describing).partial().shape,
    /** Where the caller is a liaison of several committees: which of them will answer for the unit. */
    representedBy: z.uuid().optional(),
  })
  .meta({ id: 'NewUnit' })
export type NewUnit = z.infer<typeof NewUnit>

/** What is left out stays; null empties a field. */
export const UnitChanges = z.strictObject(unitFields).partial().meta({ id: 'UnitChanges' })
export type UnitChanges = z.infer<typeof UnitChanges>

export const NewPartyOrganisation = z
  .strictObject({ name: text(200), foundedOn: Day })
  .meta({ id: 'NewPartyOrganisation' })

const whichUnit = z.object({ unitId: z.uuid().nullable() })
/** `unitId` is null where two claimed the code at the same moment. */
export const CreditCodeTaken = problem(409, 'network.credit_code_taken', whichUnit)
/** `unitId` is null where two claimed the id at the same moment. */
export const RorIdTaken = problem(409, 'network.ror_id_taken', whichUnit)
export const KindFixedWhileMember = problem(
  409,
  'network.kind_fixed_while_member',
  z.object({ unitId: z.uuid() }),
)
export const OrganisationNameTaken = problem(409, 'network.organisation_name_taken')
export const AlreadyDissolved = problem(409, 'network.already_dissolved')
export const unitsContract = {
  listUnits: route({
    method: 'GET',
    path: '/units',
    summary:
      'List units, newest first; with `q`, those whose names hold every word, exact names first. `place` holds what lies in it',
    public: true,
    query: z.strictObject({
      ...pageQuery,
      ...languageQuery,
      q: z.string().max(200).optional(),
      kind: text(60).optional(),
      committee: committeeRef.optional(),
      place: text(12).optional(),
    }),
    ok: pageOf(UnitSummary),
  }),

  getUnit: route({
    method: 'GET',
    path: '/units/{id}',
    summary: 'One unit with its party organisations and memberships',
    public: true,
    params: byId,
    query: inLanguage,
    ok: Unit,
    problems: [NotFound],
  }),

  addUnit: route({
    method: 'POST',
    path: '/units',
    summary: 'Enter a unit; the committee of a liaison who does so answers for it',
    query: inLanguage,
    body: NewUnit,
    ok: Unit,
    status: 201,
    problems: [Forbidden, CreditCodeTaken, RorIdTaken],
  }),

  changeUnit: route({
    method: 'PATCH',
    path: '/units/{id}',
    summary: 'Change the record of a unit',
    params: byId,
    query: inLanguage,
    body: UnitChanges,
    ok: Unit,
    ifMatch: 'required',
    problems: [
      Forbidden,
      NotFound,
      PreconditionFailed,
      PreconditionRequired,
      CreditCodeTaken,
      RorIdTaken,
      KindFixedWhileMember,
    ],
  }),

  addPartyOrganisation: route({
    method: 'POST',
    path: '/units/{id}/party-organisations',
    summary: 'Enter a party organisation of a unit',
    params: byId,
    body: NewPartyOrganisation,
    ok: PartyOrganisation,
    status: 201,
    problems: [Forbidden, NotFound, OrganisationNameTaken],
  }),

  dissolvePartyOrganisation: route({
    method: 'POST',
    path: '/party-organisations/{id}/dissolve',
    summary: 'Say that a party organisation was dissolved',
    params: byId,
    body: z.strictObject({ on: Day }),
    ok: PartyOrganisation,
    problems: [Forbidden, NotFound, AlreadyDissolved],
  }),
}
