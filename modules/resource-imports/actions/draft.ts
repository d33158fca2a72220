import type { BookingRules, ResourceCard } from '#modules/sharing/contract.ts'
import type { ResourceReason } from '../contract.ts'

/** What a row says of a resource; null where it says nothing, and then what the resource has stays. */
export type ResourceDraft = { readonly [Field in keyof ResourceCard]: ResourceCard[Field] | null } & {
  /** By which its source knows it, or its id in this city. */
  readonly key: string | null
  /** Only what the source says of booking; the kind's usual rules stand in for the rest. */
  readonly rules: Partial<BookingRules> | null
  /** The kind of a new resource where nothing says it. */
  readonly usualKind: string
  /** Whether it may be offered; null where the source does not say so clearly. */
  readonly isActive: boolean | null
}

/** A row that names something. */
export type Named = ResourceDraft & { readonly name: string }

export interface ReadRow {
  readonly draft: ResourceDraft
  /** Why it is refused. */
  readonly faults: readonly ResourceReason[]
  /** Taken, but people should look at it. */
  readonly notes: readonly ResourceReason[]
}

/** Kinds as packs call them, for sources that do not know ours. */
export const INSTRUMENT = 'instrument'
export const LABORATORY = 'laboratory'

export const SILENT: ResourceDraft = {
  usualKind: INSTRUMENT,
  key: null,
  kind: null,
  technique: null,
  spaceId: null,
  name: null,
  nameEn: null,
  summary: null,
  forMembers: null,
  measures: null,
  manufacturer: null,
  model: null,
  assetNumber: null,
  serialNumber: null,
  commissionedOn: null,
  decommissionedOn: null,
  originalValue: null,
  pid: null,
  landingPage: null,
  related: null,
  placeCode: null,
  location: null,
  seats: null,
  rules: null,
  isActive: true,
}

/** How the city's own words are understood. */
export interface CityWords {
  /** Makes writings of one word alike. */
  readonly fold: (text: string) => string
  /** By key or by name in any language. */
  readonly kind: (word: string) => string | undefined
  readonly technique: (word: string) => { kind: string; key: string } | undefined
  readonly place: (word: string) => string | undefined
  readonly isSpace: (id: string) => boolean
}

const YES = ['1', 't', 'true', 'y', 'yes', '是', '√', '在用', '启用', '正常', '开放', 'active']
const NO = ['0', 'f', 'false', 'n', 'no', '否', '×', '停用', '报废', '未启用', '不开放', 'inactive']

/** Flags as registers of many hands hold them; null where one is empty or nobody can tell. */
export function flagOf(cell: string | null): boolean | null {
  const word = cell?.trim().toLowerCase() ?? ''
  if (YES.includes(word)) return true
  return NO.includes(word) ? false : null
}

/** Tells that it stays a draft, and why. */
export function activityNotes(isActive: boolean | null, said: string | null): ResourceReason[] {
  if (isActive === true) return []
  return [{ code: isActive === null ? 'flag_unclear' : 'inactive', field: 'status', said }]
}
