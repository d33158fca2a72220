import { API_ROOT, type Language } from '#platform/contract.ts'
import { type CsvCell, csvOf } from '#platform/files/write-csv.ts'
import { textIn } from '#platform/texts.ts'
import type { OfferedResource } from './queries.ts'

export interface Reader {
  readonly lang: Language
  readonly site: string
}

export const pageOf = ({ id }: { id: string }, { site }: Reader): string => `${site}/resources/${id}`

export function techniqueName({ technique, kindContent }: OfferedResource, lang: Language): string | null {
  const { techniques = [] } = kindContent as { techniques?: { key: string; name: unknown }[] }
  const known = techniques.find(({ key }) => key === technique)
  return known ? textIn(known.name, lang) : technique
}

/** UNIQUIP knows two types; what one works in is a facility, all else equipment. */
const FACILITIES = ['laboratory', 'room']

/** As people write a list; as JSON where that would take one of its parts for two. */
const listed = (parts: readonly string[]): string =>
  parts.some((part) => /[;；|\n]|^\[/.test(part)) ? JSON.stringify(parts) : parts.join('；')

/**
 * The columns of the UNIQUIP Data Publishing Specification, in its order, as equipment.data.ac.uk reads them; then our
 * own, which readers of UNIQUIP skip and with which our import gets back all that it gave. Nobody is named: who asks
 * finds the keepers at the page of the resource.
 */
const COLUMNS: readonly [heading: string, cell: (row: OfferedResource, reader: Reader) => CsvCell][] = [
  ['Type', ({ kind }) => (FACILITIES.includes(kind) ? 'facility' : 'equipment')],
  ['Name', ({ name }) => name],
  ['Description', ({ summary }) => summary],
  // A facility of this very document, and none of ours is part of another.
  ['Related Facility ID', () => null],
  ['Technique', (row, { lang }) => techniqueName(row, lang)],
  ['Location', ({ placeName }, { lang }) => (placeName === null ? null : textIn(placeName, lang))],
  ['Contact Name', ({ unitName }) => unitName],
  ['Contact Telephone', () => null],
  ['Contact URL', pageOf],
  ['Contact Email', () => null],
  ['Secondary Contact Name', () => null],
  ['Secondary Contact Telephone', () => null],
  ['Secondary Contact URL', ({ unitWebsite }) => unitWebsite],
  ['Secondary Contact Email', () => null],
  ['ID', ({ id }) => id],
  ['Photo', ({ id, picture }, { site }) => picture && `${site}${API_ROOT}/resources/${id}/files/${picture}`],
  ['Department', ({ unitName }) => unitName],
  ['Site Location', ({ location }) => location],
  ['Building', ({ spaceName }) => spaceName],
  ['Service Level', () => null],
  ['Web Address', ({ landingPage }) => landingPage],
  ['Kind', ({ kind }) => kind],
  ['English Name', ({ nameEn }) => nameEn],
  ['Manufacturer', ({ manufacturer }) => manufacturer],
  ['Model', ({ model }) => model],
  ['Serial Number', ({ serialNumber }) => serialNumber],
  ['Asset Number', ({ assetNumber }) => assetNumber],
  ['Measured Variables', ({ measures }) => listed(measures)],
  ['Commissioned', ({ commissionedOn }) => commissionedOn],
  ['Decommissioned', ({ decommissionedOn }) => decommissionedOn],
  ['Original Value', ({ originalValue }) => originalValue],
  ['PID', ({ pid }) => pid],
  ['Space ID', ({ spaceId }) => spaceId],
  ['Place Code', ({ placeCode }) => placeCode],
  ['Seats', ({ seats }) => seats],
  ['Related Identifiers', ({ related }) => (related.length === 0 ? null : JSON.stringify(related))],
]

/** All of it as UNIQUIP CSV. */
export const uniquipOf = (rows: readonly OfferedResource[], reader: Reader): string =>
  csvOf(
    COLUMNS.map(([heading]) => heading),
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row, reader))),
  )
