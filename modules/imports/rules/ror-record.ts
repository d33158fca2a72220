// Records of the Research Organization Registry (https://ror.readme.io) in the shapes of schema 1 and 2, and flattened to one line.
import type { UnitDraft } from '../contract.ts'

export interface RegisterRecord {
  draft: UnitDraft
  /** The register itself says that the organisation is no more, or no longer listed. */
  isWithdrawn: boolean
  /** Full records say more than flat lines about the same organisation. */
  isFull: boolean
}
/** Kinds of the city with the types that they stand for, in the order that decides where a record has several. */
export type KindsByType = readonly { key: string; rorTypes: readonly string[] }[]

type Json = Record<string, unknown>
interface Said {
  display: string
  chinese: string | undefined
  others: string[]
  address: unknown[]
  website: string | undefined
}

const MOST_ALIASES = 20
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const textsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value
        .filter((item) => typeof item === 'string')
        .map(tidied)
        .filter(Boolean)
    : []
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** Without the separators that some records of the register leave at the end of a name. */
const tidied = (text: unknown): string =>
  typeof text === 'string'
    ? text
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .replace(/[;；,，、。]+$/, '')
    : ''

/** The register's own mistakes in addresses of the web are left out: they are nobody's here to put right. */
const isWebAddress = (text: string): boolean =>
  text.length <= 500 && /^https?:$/.test(URL.parse(text)?.protocol ?? '')

/** Whether a JSON record is one of the register, in any of its shapes. */
export const isRorRecord = (record: unknown): record is Json =>
  isObject(record) && typeof record.id === 'string' && /^https?:\/\/(www\.)?ror\.org\//i.test(record.id)

/** What a record of the register says; its Chinese name stands first where there is one. */
export function readRorRecord(record: Json, kinds: KindsByType): RegisterRecord {
  const isFull =
    Array.isArray(record.names) || Array.isArray(record.labels) || Array.isArray(record.addresses)
  const said = Array.isArray(record.names) ? saidInV2(record) : isFull ? saidInV1(record) : saidInLine(record)
  const name = said.chinese ?? said.display
  const nameEn = said.display === name ? null : said.display || null
  const aliases = [...new Set(said.others)].filter((other) => other !== name && other !== nameEn)
  return {
    draft: {
      name: name || null,
      nameEn,
      aliases: aliases.slice(0, MOST_ALIASES),
      kind: kindOf(textsIn(record.types), kinds),
      creditCode: null,
      rorId: tidied(record.id),
      industryCode: null,
      placeCode: null,
      address: [...new Set(said.address.map(tidied).filter(Boolean))].join(', ') || null,
      website: said.website !== undefined && isWebAddress(said.website) ? said.website : null,
      summary: null,
    },
    isWithdrawn: typeof record.status === 'string' && record.status !== 'active',
    isFull,
  }
}

function kindOf(types: readonly string[], kinds: KindsByType): string | null {
  const sought = new Set(types.map((type) => type.toLowerCase()))
  return kinds.find(({ rorTypes }) => rorTypes.some((type) => sought.has(type)))?.key ?? null
}

function saidInV1(record: Json): Said {
  const labels = objectsIn(record.labels).map(({ label, iso639 }) => ({
    value: tidied(label),
    language: iso639,
  }))
  const [address = {}] = objectsIn(record.addresses)
  const city = isObject(address.geonames_city) ? address.geonames_city : {}
  const region = isObject(city.geonames_admin1) ? city.geonames_admin1.name : undefined
  return {
    display: tidied(record.name),
    chinese: chineseOf(labels),
    others: [
      ...labels.map((label) => label.value).filter(Boolean),
      ...textsIn(record.aliases),
      ...textsIn(record.acronyms),
    ],
    address: [address.line, address.city, address.state ?? region],
    website: textsIn(record.links)[0],
  }
}

function saidInV2(record: Json): Said {
  const names = objectsIn(record.names)
    .map(({ types, lang, value }) => ({ types: textsIn(types), language: lang, value: tidied(value) }))
    .filter(({ value }) => value !== '')
  const display = names.find(({ types }) => types.includes('ror_display')) ?? names[0]
  const [location = {}] = objectsIn(record.locations)
  const details = isObject(location.geonames_details) ? location.geonames_details : {}
  const website = objectsIn(record.links).find(({ type }) => type === 'website')
  return {
    display: display?.value ?? '',
    chinese: chineseOf(names.filter(({ types }) => types.includes('label'))),
    others: names.map(({ value }) => value),
    address: [details.name, details.country_subdivision_name],
    website: website && tidied(website.value),
  }
}

const saidInLine = (line: Json): Said => ({
  display: tidied(line.name),
  chinese: chineseOf([{ value: tidied(line.zh), language: 'zh' }]),
  others: [],
  address: [line.city, line.region],
  website: undefined,
})

/** A label that is called Chinese, or else is not called anything else and is written in Han. */
function chineseOf(labels: readonly { value: string; language: unknown }[]): string | undefined {
  const written = labels.filter(({ value }) => isHan(value))
  const called = written.find(({ language }) => typeof language === 'string' && /^zh\b/i.test(language))
  return (called ?? written.find(({ language }) => typeof language !== 'string'))?.value
}
