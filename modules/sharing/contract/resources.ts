import * as z from 'zod'
import { Day, text } from '#platform/contract.ts'
import { Price, ToldBookingRules } from './booking-rules.ts'
import { ResourceStatus } from './refusals.ts'

export const instant = z.iso.datetime()
const Named = z.object({ key: z.string(), name: z.string() })
export const PlainRef = z.object({ id: z.uuid(), name: z.string() })
const LinkedRef = PlainRef.extend({ url: z.string() })
const PlaceRef = z.object({ code: z.string(), name: z.string() })

export const Keeper = z.object({ person: PlainRef, isDeputy: z.boolean() }).meta({ id: 'ResourceKeeper' })
export type Keeper = z.infer<typeof Keeper>

export const ResourceFile = z
  .object({
    id: z.uuid(),
    name: z.string(),
    title: z.string(),
    purpose: z.enum(['picture', 'document']),
    contentType: z.string(),
    bytes: z.int(),
    forMembers: z.boolean(),
    /** Address of the file under the root of the API. */
    path: z.string(),
  })
  .meta({ id: 'ResourceFile' })
export type ResourceFile = z.infer<typeof ResourceFile>

/** RelatedIdentifier of PIDINST 1.0, with its words. */
export const RelatedIdentifier = z
  .strictObject({
    identifier: text(300),
    type: z.enum([
      'ARK',
      'arXiv',
      'bibcode',
      'DOI',
      'EAN13',
      'EISSN',
      'Handle',
      'IGSN',
      'ISBN',
      'ISSN',
      'ISTC',
      'LISSN',
      'PMID',
      'PURL',
      'RAiD',
      'RRID',
      'UPC',
      'URL',
      'URN',
      'w3id',
    ]),
    relation: z.enum([
      'IsDescribedBy',
      'IsNewVersionOf',
      'IsPreviousVersionOf',
      'HasComponent',
      'IsComponentOf',
      'References',
      'HasMetadata',
      'WasUsedIn',
      'IsIdenticalTo',
      'IsAttachedTo',
    ]),
  })
  .meta({ id: 'RelatedIdentifier' })
export type RelatedIdentifier = z.infer<typeof RelatedIdentifier>

const summaryFields = {
  id: z.uuid(),
  /** What stands on its label. */
  number: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: Named,
  technique: Named.nullable(),
  unit: LinkedRef,
  space: LinkedRef.nullable(),
  place: PlaceRef.nullable(),
  location: z.string().nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  seats: z.int().nullable(),
  status: ResourceStatus,
  isBookedByTime: z.boolean(),
  takesSamples: z.boolean(),
  /** Nobody pays for it. */
  isFree: z.boolean(),
  url: z.string(),
}

export const ResourceSummary = z
  .object({
    ...summaryFields,
    summary: z.string(),
    /** Address of its first public picture under the root of the API. */
    picture: z.string().nullable(),
    /** Where a free time was sought: the beginning of the first. */
    freeFrom: instant.nullable(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'ResourceSummary' })
export type ResourceSummary = z.infer<typeof ResourceSummary>

export const ReadersQualification = z
  .enum(['none', 'asked', 'valid', 'lapsed'])
  .meta({ id: 'ReadersQualification' })

export const Resource = z
  .object({
    ...summaryFields,
    summary: z.string(),
    /** The part for people of the network; null for everybody else. */
    forMembers: z.string().nullable(),
    measures: z.array(z.string()),
    assetNumber: z.string().nullable(),
    serialNumber: z.string().nullable(),
    commissionedOn: Day.nullable(),
    decommissionedOn: Day.nullable(),
    originalValue: z.number().nullable(),
    pid: z.string().nullable(),
    landingPage: z.string().nullable(),
    related: z.array(RelatedIdentifier),
    source: z.string().nullable(),
    rules: ToldBookingRules.nullable(),
    prices: z.array(Price),
    /** Told to whoever is signed in. */
    keepers: z.array(Keeper),
    files: z.array(ResourceFile),
    /** The reader's own; null for a visitor. */
    qualification: ReadersQualification.nullable(),
    version: z.int(),
    can: z.object({
      edit: z.boolean(),
      offer: z.boolean(),
      withdraw: z.boolean(),
      book: z.boolean(),
      sendSamples: z.boolean(),
      askForQualification: z.boolean(),
      keepQualifications: z.boolean(),
    }),
  })
  .meta({ id: 'Resource' })
export type Resource = z.infer<typeof Resource>

const cardFields = {
  kind: text(60),
  technique: text(60).nullable(),
  spaceId: z.uuid().nullable(),
  name: text(200),
  nameEn: text(300).nullable(),
  summary: text(4000),
  forMembers: text(4000).nullable(),
  measures: z.array(text(200)).max(30),
  manufacturer: text(200).nullable(),
  model: text(200).nullable(),
  assetNumber: text(80).nullable(),
  serialNumber: text(80).nullable(),
  commissionedOn: Day.nullable(),
  decommissionedOn: Day.nullable(),
  originalValue: z.number().multipleOf(0.01).min(0).max(99_999_999_999).nullable(),
  pid: text(200).nullable(),
  landingPage: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(500)
    .nullable(),
  related: z.array(RelatedIdentifier).max(30),
  placeCode: text(12).nullable(),
  location: text(200).nullable(),
  seats: z.int().min(1).max(10_000).nullable(),
}
const datesRunForward = (card: { commissionedOn: string | null; decommissionedOn: string | null }) =>
  card.commissionedOn === null ||
  card.decommissionedOn === null ||
  card.decommissionedOn >= card.commissionedOn
const backwards = { path: ['decommissionedOn'], params: { code: 'ends_before_start' } }

/** The card, sent whole. */
export const ResourceCard = z
  .strictObject(cardFields)
  .refine(datesRunForward, backwards)
  .meta({ id: 'ResourceCard' })
export type ResourceCard = z.infer<typeof ResourceCard>

export const NewResource = z
  .strictObject({
    ...cardFields,
    unitId: z.uuid(),
    measures: cardFields.measures.default([]),
    related: cardFields.related.default([]),
    technique: cardFields.technique.default(null),
    spaceId: cardFields.spaceId.default(null),
    nameEn: cardFields.nameEn.default(null),
    forMembers: cardFields.forMembers.default(null),
    manufacturer: cardFields.manufacturer.default(null),
    model: cardFields.model.default(null),
    assetNumber: cardFields.assetNumber.default(null),
    serialNumber: cardFields.serialNumber.default(null),
    commissionedOn: cardFields.commissionedOn.default(null),
    decommissionedOn: cardFields.decommissionedOn.default(null),
    originalValue: cardFields.originalValue.default(null),
    pid: cardFields.pid.default(null),
    landingPage: cardFields.landingPage.default(null),
    placeCode: cardFields.placeCode.default(null),
    location: cardFields.location.default(null),
    seats: cardFields.seats.default(null),
  })
  .refine(datesRunForward, backwards)
  .meta({ id: 'NewResource' })
/** What is left out is not known yet. */
export type NewResource = z.infer<typeof NewResource>
