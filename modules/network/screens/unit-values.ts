// What a form holds of a unit, and what it sends: every field as the text that people type.
import type { Unit, UnitChanges } from '../contract.ts'

export interface UnitValues {
  name: string
  nameEn: string
  /** One a line. */
  aliases: string
  kind: string
  placeCode: string
  address: string
  creditCode: string
  rorId: string
  industryCode: string
  size: string
  website: string
  summary: string
}

export const UNIT_FIELDS = [
  'name',
  'nameEn',
  'aliases',
  'kind',
  'creditCode',
  'rorId',
  'industryCode',
  'size',
  'placeCode',
  'address',
  'website',
  'summary',
] as const satisfies readonly (keyof UnitValues)[]
export type UnitFieldName = (typeof UNIT_FIELDS)[number]

export const NO_VALUES: UnitValues = {
  name: '',
  nameEn: '',
  aliases: '',
  kind: '',
  placeCode: '',
  address: '',
  creditCode: '',
  rorId: '',
  industryCode: '',
  size: '',
  website: '',
  summary: '',
}

export const valuesOf = (unit: Unit): UnitValues => ({
  name: unit.name,
  nameEn: unit.nameEn ?? '',
  aliases: unit.aliases.join('\n'),
  kind: unit.kind.key,
  placeCode: unit.place?.code ?? '',
  address: unit.address ?? '',
  creditCode: unit.creditCode ?? '',
  rorId: unit.rorId ?? '',
  industryCode: unit.industryCode ?? '',
  size: unit.size ?? '',
  website: unit.website ?? '',
  summary: unit.summary ?? '',
})

export const differingFields = (a: UnitValues, b: UnitValues): UnitFieldName[] =>
  UNIT_FIELDS.filter((field) => a[field].trim() !== b[field].trim())

/** Only these fields, so that what somebody else changes in the others is never overwritten; blank ones are emptied. */
export function changesIn(fields: readonly UnitFieldName[], values: UnitValues): UnitChanges {
  return Object.fromEntries(fields.map((field) => [field, toSend(field, values[field])]))
}

function toSend(field: UnitFieldName, value: string) {
  if (field === 'aliases')
    return value
      .split('\n')
      .map((alias) => alias.trim())
      .filter(Boolean)
  // A name and a kind cannot be emptied: sent as typed, they are refused by name.
  if (field === 'name' || field === 'kind') return value
  return value.trim() || null
}
