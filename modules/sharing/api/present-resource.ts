import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { sharingAccess } from '../access.ts'
import type { Resource, ResourceFile, ResourceSummary } from '../contract.ts'
import type { KindRow } from '../queries/kinds.ts'
import type { ResourceSummaryRow } from '../queries/resource-list.ts'
import type { ResourceFileRow, ResourceRow } from '../queries/resources.ts'

type Kinds = ReadonlyMap<string, KindRow>
interface Reader {
  actor: Actor
  lang: Language
  kinds: Kinds
}

export const resourceUrl = (id: string): string => `/resources/${id}`
export const unitUrl = (id: string): string => `/network/units/${id}`
const filePath = (resourceId: string, fileId: string): string => `/resources/${resourceId}/files/${fileId}`

/** What a list and a page tell alike. */
function presentNames(row: ResourceSummaryRow | ResourceRow, { lang, kinds }: Reader) {
  const { id, unitId, unitName, place } = row
  const kind = kinds.get(row.kind)
  const technique = kind?.techniques.find(({ key }) => key === row.technique)
  return {
    id,
    number: row.number,
    name: row.name,
    nameEn: row.nameEn,
    kind: { key: row.kind, name: kind ? textIn(kind.name, lang) : row.kind },
    // One that the pack no longer names is called by its key.
    technique:
      row.technique === null
        ? null
        : { key: row.technique, name: technique ? textIn(technique.name, lang) : row.technique },
    unit: { id: unitId, name: unitName, url: unitUrl(unitId) },
    space: row.space,
    place: place && { code: place.code, name: textIn(place.name, lang) },
    location: row.location,
    manufacturer: row.manufacturer,
    model: row.model,
    seats: row.seats,
    status: row.status,
    isBookedByTime: row.isBookedByTime,
    takesSamples: kind?.takesSamples ?? false,
    isFree: row.isFree,
    summary: row.summary,
    url: resourceUrl(id),
  }
}

export const presentSummary =
  (reader: Reader, free: ReadonlyMap<string, Date> | undefined) =>
  (row: ResourceSummaryRow): ResourceSummary => ({
    ...presentNames(row, reader),
    picture: row.picture === null ? null : filePath(row.id, row.picture),
    freeFrom: free?.get(row.id)?.toISOString() ?? null,
    can: { edit: sharingAccess.can('sharing.keep', reader.actor, row) },
  })

/** `isMember`: the reader may read the part for people of the network. */
export function presentResource(
  row: ResourceRow,
  reader: Reader,
  { isMember, qualification }: { isMember: boolean; qualification: Resource['qualification'] },
): Resource {
  const { actor } = reader
  const files = row.files.filter(({ forMembers }) => isMember || !forMembers)
  return {
    ...presentNames(row, reader),
    forMembers: isMember ? row.forMembers : null,
    measures: row.measures,
    assetNumber: row.assetNumber,
    serialNumber: row.serialNumber,
    commissionedOn: row.commissionedOn,
    decommissionedOn: row.decommissionedOn,
    originalValue: row.originalValue,
    pid: row.pid,
    landingPage: row.landingPage,
    related: row.related,
    source: row.source,
    rules: presentRules(row, reader.lang),
    prices: row.prices,
    keepers: actor.personId === null ? [] : row.keepers,
    files: files.map((file) => presentFile(row.id, file)),
    qualification,
    version: row.version,
    can: canDo(row, reader, qualification),
  }
}

const presentFile = (resourceId: string, file: ResourceFileRow): ResourceFile => ({
  ...file,
  path: filePath(resourceId, file.id),
})

const presentRules = ({ rules, committees, units, grade }: ResourceRow, lang: Language): Resource['rules'] =>
  rules && {
    ...rules,
    committees: committees.map(({ id, name }) => ({ id, name: textIn(name, lang) })),
    units,
    grade: grade && { key: grade.key, name: textIn(grade.name, lang) },
  }

function canDo(
  row: ResourceRow,
  { actor, kinds }: Reader,
  qualification: Resource['qualification'],
): Resource['can'] {
  const isOffered = row.status === 'offered'
  const isSignedIn = actor.personId !== null
  return {
    edit: sharingAccess.can('sharing.keep', actor, row),
    offer: !isOffered && sharingAccess.can('sharing.offer', actor, row),
    withdraw: isOffered && sharingAccess.can('sharing.offer', actor, row),
    book: isOffered && isSignedIn && row.isBookedByTime,
    sendSamples: isOffered && isSignedIn && (kinds.get(row.kind)?.takesSamples ?? false),
    askForQualification:
      isOffered &&
      (qualification === 'none' || qualification === 'lapsed') &&
      sharingAccess.can('sharing.ask_for_qualification', actor, row),
    keepQualifications: sharingAccess.can('sharing.keep_qualifications', actor, row),
  }
}
