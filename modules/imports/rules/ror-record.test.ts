import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRorRecord, readRorRecord } from './ror-record.ts'

const kinds = [
  { key: 'university', rorTypes: ['education'] },
  { key: 'enterprise', rorTypes: ['company'] },
  { key: 'office', rorTypes: ['government'] },
]
const read = (record: Record<string, unknown>) => readRorRecord(record, kinds)
const nothing = { creditCode: null, industryCode: null, placeCode: null, summary: null }

test('a record of schema 1 gives Chinese name, English name, other names, address and website', () => {
  const { draft, isFull, isWithdrawn } = read({
    id: 'https://ror.org/01vy4gh70',
    name: 'Shenzhen University',
    types: ['Education'],
    links: ['https://www.szu.edu.cn', 'https://old.szu.edu.cn'],
    aliases: ['Shenda'],
    acronyms: ['SZU'],
    status: 'active',
    labels: [
      { label: '深圳大学', iso639: 'zh' },
      { label: 'Université de Shenzhen', iso639: 'fr' },
    ],
    addresses: [
      {
        city: 'Shenzhen',
        state: null,
        line: null,
        geonames_city: { geonames_admin1: { name: 'Guangdong' } },
      },
    ],
    external_ids: { ISNI: { all: ['0000 0001 0472 9649'], preferred: null } },
  })
  assert.deepEqual(draft, {
    ...nothing,
    name: '深圳大学',
    nameEn: 'Shenzhen University',
    aliases: ['Université de Shenzhen', 'Shenda', 'SZU'],
    kind: 'university',
    rorId: 'https://ror.org/01vy4gh70',
    address: 'Shenzhen, Guangdong',
    website: 'https://www.szu.edu.cn',
  })
  assert.deepEqual([isFull, isWithdrawn], [true, false])
})

test('a record of schema 2 gives the same from names, locations and links', () => {
  const { draft, isFull } = read({
    id: 'https://ror.org/00hhjss72',
    names: [
      { lang: null, types: ['ror_display', 'label'], value: 'Tencent (China)' },
      { lang: 'en', types: ['alias'], value: 'Tencent Inc.' },
      { lang: 'zh', types: ['label'], value: '腾讯控股有限公司' },
    ],
    locations: [{ geonames_details: { name: 'Shenzhen', country_subdivision_name: 'Guangdong' } }],
    links: [
      { type: 'wikipedia', value: 'https://en.wikipedia.org/wiki/Tencent' },
      { type: 'website', value: 'https://www.tencent.com/' },
    ],
    status: 'active',
    types: ['funder', 'company'],
  })
  assert.deepEqual(draft, {
    ...nothing,
    name: '腾讯控股有限公司',
    nameEn: 'Tencent (China)',
    aliases: ['Tencent Inc.'],
    kind: 'enterprise',
    rorId: 'https://ror.org/00hhjss72',
    address: 'Shenzhen, Guangdong',
    website: 'https://www.tencent.com/',
  })
  assert.equal(isFull, true)
})

test('a flat line is read, and says that it is less than a record', () => {
  const { draft, isFull } = read({
    id: 'https://ror.org/03f2n3n81',
    schema: 'v1',
    status: 'active',
    types: ['Funder', 'Government'],
    name: 'State Forestry and Grassland Administration',
    zh: '国家林业和草原局；',
    city: 'Beijing',
    region: 'Beijing',
  })
  assert.deepEqual(
    [draft.name, draft.nameEn, draft.kind, draft.address, isFull],
    ['国家林业和草原局', 'State Forestry and Grassland Administration', 'office', 'Beijing', false],
  )
})

test('a Japanese label is no Chinese name, an unmarked one in Han is', () => {
  const record = (iso639: string | null) => ({
    id: 'https://ror.org/01vy4gh70',
    name: 'Institute',
    labels: [{ label: '研究所', iso639 }],
  })
  assert.equal(read(record('ja')).draft.name, 'Institute')
  assert.equal(read(record(null)).draft.name, '研究所')
})

test('what is inactive or withdrawn in the register is withdrawn', () => {
  for (const status of ['inactive', 'withdrawn'])
    assert.equal(read({ id: 'https://ror.org/01vy4gh70', name: 'Gone', status }).isWithdrawn, true)
})

test('members of wrong types say nothing, and an address of the web that is none is left out', () => {
  const { draft } = read({
    id: 'https://ror.org/01vy4gh70',
    name: 42,
    names: [null, { value: {} }, 'text'],
    types: 'Education',
    links: [{ type: 'website', value: 'javascript:alert(1)' }],
    locations: 'none',
  })
  assert.deepEqual(
    [draft.name, draft.nameEn, draft.aliases, draft.kind, draft.website, draft.address],
    [null, null, [], null, null, null],
  )
})

test('other JSON is no record of the register', () => {
  for (const other of [null, 1, 'text', [], {}, { id: 7 }, { id: 'https://example.org/01vy4gh70' }])
    assert.equal(isRorRecord(other), false)
})
