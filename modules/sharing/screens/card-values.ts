import type { RelatedIdentifier, Resource, ResourceCard } from '../contract.ts'

/** What the form of a card holds: texts as they are typed, numbers and lists too. */
export interface CardValues {
  kind: string
  technique: string
  name: string
  nameEn: string
  summary: string
  measures: string
  forMembers: string
  placeCode: string
  spaceId: string
  location: string
  seats: string
  manufacturer: string
  model: string
  serialNumber: string
  assetNumber: string
  commissionedOn: string
  decommissionedOn: string
  originalValue: string
  pid: string
  landingPage: string
  related: readonly RelatedIdentifier[]
}

export const cardOf = (resource: Resource): CardValues => ({
  kind: resource.kind.key,
  technique: resource.technique?.key ?? '',
  name: resource.name,
  nameEn: resource.nameEn ?? '',
  summary: resource.summary,
  measures: resource.measures.join('\n'),
  forMembers: resource.forMembers ?? '',
  placeCode: resource.place?.code ?? '',
  spaceId: resource.space?.id ?? '',
  location: resource.location ?? '',
  seats: String(resource.seats ?? ''),
  manufacturer: resource.manufacturer ?? '',
  model: resource.model ?? '',
  serialNumber: resource.serialNumber ?? '',
  assetNumber: resource.assetNumber ?? '',
  commissionedOn: resource.commissionedOn ?? '',
  decommissionedOn: resource.decommissionedOn ?? '',
  originalValue: String(resource.originalValue ?? ''),
  pid: resource.pid ?? '',
  landingPage: resource.landingPage ?? '',
  related: resource.related,
})

const orNull = (text: string) => text.trim() || null

/** A number as people type it, `1,200.50` or `１２００`; null for nothing, not a number where it is none. */
export function numberOrNull(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return plain === '' ? null : /^\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN
}

/** What is sent; still to be judged by the contract's shape. */
export const wishedCard = (values: CardValues): ResourceCard => ({
  kind: values.kind,
  technique: orNull(values.technique),
  name: values.name.trim(),
  nameEn: orNull(values.nameEn),
  summary: values.summary.trim(),
  measures: values.measures
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  forMembers: orNull(values.forMembers),
  placeCode: orNull(values.placeCode),
  spaceId: orNull(values.spaceId),
  location: orNull(values.location),
  seats: numberOrNull(values.seats),
  manufacturer: orNull(values.manufacturer),
  model: orNull(values.model),
  serialNumber: orNull(values.serialNumber),
  assetNumber: orNull(values.assetNumber),
  commissionedOn: orNull(values.commissionedOn),
  decommissionedOn: orNull(values.decommissionedOn),
  originalValue: numberOrNull(values.originalValue),
  pid: orNull(values.pid),
  landingPage: orNull(values.landingPage),
  related: values.related.map((each) => ({ ...each, identifier: each.identifier.trim() })),
})
