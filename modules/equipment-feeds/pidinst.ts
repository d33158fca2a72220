import type { OfferedResource } from './queries.ts'
import { pageOf, type Reader, techniqueName } from './uniquip.ts'

/** Instruments among the kinds, as every pack calls them. */
export const INSTRUMENT = 'instrument'
/** PIDINST demands a manufacturer; this is what DataCite, on which it is mapped, writes where nobody knows. */
const UNKNOWN = ':unkn'
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}\//i

/** One without an identifier of a register is known by the address of its page, which stays. */
function identifierOf(row: OfferedResource, reader: Reader) {
  if (row.pid === null) return { identifierValue: pageOf(row, reader), identifierType: 'URL' }
  return { identifierValue: row.pid, identifierType: DOI.test(row.pid) ? 'DOI' : 'Handle' }
}

const filled = <Item>(list: readonly (Item | null)[]): Item[] => list.filter((item) => item !== null)

/**
 * The PIDINST metadata of an instrument (RDA recommendation 10.15497/RDA00070, schema 1.0) in the JSON of its white
 * paper. What nobody said is left out, but for the manufacturer.
 */
export function pidinstOf(row: OfferedResource, reader: Reader) {
  const technique = techniqueName(row, reader.lang)
  const alternate = (type: string, value: string | null) =>
    value === null
      ? null
      : { AlternateIdentifier: { alternateIdentifierValue: value, alternateIdentifierType: type } }
  const date = (dateType: string, dateValue: string | null) =>
    dateValue === null ? null : { Date: { dateValue, dateType } }
  return {
    Identifier: identifierOf(row, reader),
    SchemaVersion: '1.0',
    LandingPage: row.landingPage ?? pageOf(row, reader),
    Name: reader.lang === 'en' ? (row.nameEn ?? row.name) : row.name,
    Owners: [
      {
        Owner: {
          ownerName: row.unitName,
          ...(row.unitRorId !== null && {
            ownerIdentifier: { ownerIdentifierValue: row.unitRorId, ownerIdentifierType: 'ROR' },
          }),
        },
      },
    ],
    Manufacturers: [{ Manufacturer: { manufacturerName: row.manufacturer ?? UNKNOWN } }],
    ...(row.model !== null && { Model: { modelName: row.model } }),
    Description: row.summary,
    ...(technique !== null && { InstrumentType: [{ InstrumentType: { instrumentTypeName: technique } }] }),
    MeasuredVariables: row.measures.map((variable) => ({ MeasuredVariable: { VariableMeasured: variable } })),
    Dates: filled([date('Commissioned', row.commissionedOn), date('DeCommissioned', row.decommissionedOn)]),
    RelatedIdentifiers: row.related.map(({ identifier, type, relation }) => ({
      RelatedIdentifier: {
        relatedIdentifierValue: identifier,
        relatedIdentifierType: type,
        relationType: relation,
      },
    })),
    AlternateIdentifiers: filled([
      alternate('SerialNumber', row.serialNumber),
      alternate('InventoryNumber', row.assetNumber),
    ]),
  }
}
