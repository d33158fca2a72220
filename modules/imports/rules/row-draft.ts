import type { Reason, UnitDraft, UnitField } from '../contract.ts'

interface RowOfSheet {
  cells: readonly string[]
  /** Columns, from 0, whose long number had lost its last digits. */
  lostDigits?: readonly number[]
}
/** How the city's own words are understood; the texts that it is asked are folded. */
export interface CityWords {
  fold: (text: string) => string
  kindKey: (folded: string) => string | undefined
  placeCode: (folded: string) => string | undefined
}

/** What a row under these headings says, and what in it cannot be understood. */
export function readRow(
  { cells, lostDigits = [] }: RowOfSheet,
  header: readonly string[],
  columns: Partial<Record<UnitField, string>>,
  city: CityWords,
): { draft: UnitDraft; faults: Reason[] } {
  const indexOf = (field: UnitField) => {
    const column = columns[field]
    return column === undefined ? -1 : header.indexOf(column)
  }
  const cell = (field: UnitField) => cells[indexOf(field)]?.trim() || null
  const line = (field: UnitField) => cell(field)?.replaceAll(/\s+/g, ' ') ?? null
  const [kind, place] = [line('kind'), line('placeCode')]
  const draft: UnitDraft = {
    name: line('name'),
    nameEn: line('nameEn'),
    aliases: [...new Set(parts(cell('aliases')))],
    kind: kind && (city.kindKey(city.fold(kind)) ?? null),
    creditCode: line('creditCode'),
    rorId: line('rorId'),
    industryCode: line('industryCode'),
    placeCode: place && (city.placeCode(city.fold(place)) ?? null),
    address: line('address'),
    website: withScheme(line('website')),
    summary: cell('summary'),
  }
  const faults: Reason[] = []
  if (cells.length > header.length) faults.push({ code: 'row_broken', field: null })
  for (const field of Object.keys(draft) as UnitField[])
    if (lostDigits.includes(indexOf(field))) faults.push({ code: 'digits_lost', field })
  if (kind !== null && draft.kind === null) faults.push({ code: 'kind_unknown', field: 'kind' })
  if (place !== null && draft.placeCode === null) faults.push({ code: 'place_unknown', field: 'placeCode' })
  return { draft, faults }
}

const parts = (text: string | null): string[] =>
  text === null
    ? []
    : text
        .split(/[;；|\n]/)
        .map((part) => part.trim())
        .filter(Boolean)

/** People write `www.example.org`. */
const withScheme = (website: string | null): string | null =>
  website === null || website.includes('://') ? website : `https://${website}`
