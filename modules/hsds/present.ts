import { createHash } from 'node:crypto'
import type { CityRow } from '#modules/city/public.ts'
import type { MatterKind } from '#modules/matters/public.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import type { Organization, PageAsked, Service } from './contract.ts'
import type { UnitRow } from './queries.ts'

/** A UUID version 5 (RFC 9562, 5.5): the same for the same name in the same namespace, which is a UUID. */
export function namedId(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export interface Publisher {
  cityId: string
  city: CityRow
  site: string
  lang: Language
}

const other = (lang: Language): Language => (lang === 'en' ? 'zh-Hans' : 'en')

export const presentCity = ({ cityId, city: { content }, site, lang }: Publisher): Organization => ({
  id: cityId,
  name: textIn(content.name, lang),
  alternate_name: textIn(content.name, other(lang)),
  description: textIn(content.contact, lang),
  website: site,
})

/** The city receives whatever is asked, whoever answers in the end. */
export const presentService = (kind: MatterKind, publisher: Publisher): Service => ({
  id: namedId(publisher.cityId, kind.key),
  name: textIn(kind.name, publisher.lang),
  alternate_name: textIn(kind.name, other(publisher.lang)),
  description: textIn(kind.summary, publisher.lang),
  url: `${publisher.site}${kind.askers.includes('resident') ? '/ask' : '/work/ask'}`,
  status: 'active',
  organization: presentCity(publisher),
})

/** Codes of ISO 639-1. */
const LANGUAGES = [
  { code: 'zh', name: '中文' },
  { code: 'en', name: 'English' },
]

export function presentServiceWhole(kind: MatterKind, publisher: Publisher): Service {
  const service = presentService(kind, publisher)
  const area = textIn(publisher.city.content.name, publisher.lang)
  return {
    ...service,
    languages: LANGUAGES.map((language) => ({ ...language, id: namedId(service.id, language.code) })),
    service_areas: [{ id: namedId(service.id, 'area'), name: area }],
  }
}

export function presentUnit(unit: UnitRow, lang: Language): Organization {
  const english = unit.nameEn ?? unit.name
  const [name, alternate] = lang === 'en' ? [english, unit.name] : [unit.name, english]
  return {
    id: unit.id,
    name,
    description: unit.summary ?? name,
    ...(alternate === name ? {} : { alternate_name: alternate }),
    ...(unit.website !== null && URL.canParse(unit.website) ? { website: unit.website } : {}),
    ...(unit.rorId === null ? {} : { uri: unit.rorId }),
  }
}

/** The envelope of a list; `contents` is the page asked for. */
export function pageWith<T>(contents: T[], total: number, { page, per_page: size }: PageAsked) {
  const pages = Math.ceil(total / size)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}

export const sliceOf = <T>(items: readonly T[], { page, per_page: size }: PageAsked): T[] =>
  items.slice((page - 1) * size, page * size)
