import type { RelatedIdentifier } from '#modules/sharing/contract.ts'
import type { ResourceReason } from '../contract.ts'
import type { Columns, SheetField } from './columns.ts'
import {
  activityNotes,
  type CityWords,
  flagOf,
  INSTRUMENT,
  LABORATORY,
  type ReadRow,
  type ResourceDraft,
  SILENT,
} from './draft.ts'

/** What is in a cell under the heading of a field, and that heading. */
export interface SheetRow {
  readonly cell: (field: SheetField) => string | null
  readonly columns: Columns
}

/** Our export puts a `'` before what a spreadsheet would take for a formula; the name of a -80 °C freezer is none. */
const unguarded = (text: string | null) => text?.replace(/^'(?=\s*[=+\-@＝＋－＠])/, '') ?? null
/** A list with such a sign inside one of its parts is written as JSON by our export. */
const parts = (text: string): string[] => {
  const list = text.startsWith('[') ? listOf(text) : null
  return (list ?? text.split(/[;；|\n]/))
    .filter((part) => typeof part === 'string')
    .map((part) => part.trim())
    .filter(Boolean)
}

export function readSheet({ cell: raw, columns }: SheetRow, city: CityWords): ReadRow {
  const faults: ResourceReason[] = []
  const notes: ResourceReason[] = []
  const cell = (field: SheetField) => unguarded(raw(field))
  /** A cell that must be of a form; one that is not refuses the row. */
  const formed = <Value>(field: SheetField & keyof ResourceDraft, read: (said: string) => Value | null) => {
    const said = cell(field)
    if (said === null) return null
    const value = read(said)
    if (value === null) faults.push({ code: 'wrong_format', field: fieldOf(field), said })
    return value
  }
  const isInTenThousands = columns.originalValue?.includes('万') ?? false
  const measures = cell('measures')
  const draft: ResourceDraft = {
    ...SILENT,
    ...texts(cell, columns),
    ...cityWords(cell, city, faults, notes),
    measures: measures === null ? null : [...new Set(parts(measures))],
    commissionedOn: formed('commissionedOn', dayOf),
    decommissionedOn: formed('decommissionedOn', dayOf),
    originalValue: formed('originalValue', (said) => amountOf(said, isInTenThousands)),
    related: formed('related', relatedOf),
    seats: formed('seats', (said) => (/^\d{1,5}$/.test(said) ? Number(said) : null)),
    isActive: columns.active === undefined ? true : flagOf(cell('active')),
  }
  notes.push(...activityNotes(draft.isActive, cell('active')))
  return { draft, faults, notes }
}

const fieldOf = (field: SheetField & keyof ResourceDraft) => field as ResourceReason['field']

function texts(cell: (field: SheetField) => string | null, columns: Columns) {
  const line = (field: SheetField) => cell(field)?.replaceAll(/\s*\n\s*/g, ' ') ?? null
  const page = line('landingPage')
  return {
    // Lists of a unit's own rarely have another identifier than what is glued to the thing.
    key: line('key') ?? line('assetNumber') ?? line('serialNumber'),
    name: line('name') ?? (columns.type === undefined ? null : beginningOf(cell('summary'))),
    nameEn: line('nameEn'),
    summary: cell('summary'),
    forMembers: cell('forMembers'),
    manufacturer: line('manufacturer'),
    model: line('model'),
    assetNumber: line('assetNumber'),
    serialNumber: line('serialNumber'),
    pid: line('pid'),
    landingPage: page === null || page.includes('://') ? page : `https://${page}`,
    location: line('location'),
  }
}

/** UNIQUIP asks for a name or a description; the description alone begins with what it is. */
const beginningOf = (summary: string | null): string | null =>
  summary?.split('\n')[0]?.slice(0, LONGEST_BEGINNING).trim() || null
const LONGEST_BEGINNING = 80

/** What names something of the city: an unknown kind refuses the row, the rest is left out and told. */
function cityWords(
  cell: (field: SheetField) => string | null,
  city: CityWords,
  faults: ResourceReason[],
  notes: ResourceReason[],
): Pick<ResourceDraft, 'usualKind' | 'kind' | 'technique' | 'placeCode' | 'spaceId'> {
  const known = <Value>(said: string | null, found: Value | undefined, note: ResourceReason) => {
    if (said !== null && found === undefined) notes.push({ ...note, said })
    return found ?? null
  }
  const word = (field: SheetField) => {
    const said = cell(field)
    return said === null ? null : city.fold(said)
  }
  const [kindWord, techniqueWord] = [word('kind'), word('technique')]
  const placeWord = word('placeCode') ?? word('place')
  const spaceId = cell('spaceId')
  const technique = techniqueWord === null ? undefined : city.technique(techniqueWord)
  const kind = kindWord === null ? technique?.kind : city.kind(kindWord)
  if (kindWord !== null && kind === undefined)
    faults.push({ code: 'kind_unknown', field: 'kind', said: cell('kind') })
  return {
    usualKind: word('type') === 'facility' ? LABORATORY : INSTRUMENT,
    kind: kind ?? null,
    // A technique belongs to one kind, so that of another says nothing.
    technique: known(techniqueWord, technique?.kind === kind ? technique?.key : undefined, {
      code: 'technique_unknown',
      field: 'technique',
    }),
    placeCode: known(placeWord, placeWord === null ? undefined : city.place(placeWord), {
      code: 'place_unknown',
      field: 'placeCode',
    }),
    spaceId: known(spaceId, spaceId !== null && city.isSpace(spaceId) ? spaceId : undefined, {
      code: 'space_unknown',
      field: 'spaceId',
    }),
  }
}

/** 2024-08-06, 2024/8/6, 2024年8月6日, 2024.8: a month without its day is told by its first. */
function dayOf(said: string): string | null {
  const [, year, month, day = '1'] = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?/.exec(said) ?? []
  if (year === undefined || month === undefined) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) ? written : null
}

/** In yuan: 1,200,000 or 120万元; `isInTenThousands` where the heading says that all are in 万. */
function amountOf(said: string, isInTenThousands: boolean): number | null {
  const [, digits, inTenThousands] = /^[¥￥]?\s*([\d,，]+(?:\.\d+)?)\s*(万)?\s*元?$/.exec(said) ?? []
  if (digits === undefined) return null
  const value =
    Number(digits.replaceAll(/[,，]/g, '')) * (inTenThousands !== undefined || isInTenThousands ? 10_000 : 1)
  return Math.round(value * 100) / 100
}

/** The JSON of our own export; its content is checked with the rest of the card. */
const relatedOf = (said: string) => listOf(said) as RelatedIdentifier[] | null

function listOf(text: string): unknown[] | null {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}
