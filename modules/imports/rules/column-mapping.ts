import type { ColumnMapping, UnitField } from '../contract.ts'

/** Headings as `bare` makes them. Those of our own export are among them. */
const HEADINGS: Readonly<Record<UnitField, readonly string[]>> = {
  name: [
    '单位名称',
    '名称',
    '中文名称',
    '中文名',
    '单位',
    '机构名称',
    '企业名称',
    'name',
    'unitname',
    'namezh',
  ],
  nameEn: ['英文名称', '英文名', '英文', 'nameen', 'englishname', 'nameinenglish'],
  aliases: ['别名', '简称', '曾用名', '其他名称', 'aliases', 'alias', 'othernames', 'shortname'],
  kind: ['类别', '单位类别', '类型', '单位类型', '性质', 'kind', 'type', 'category', 'unitkind'],
  creditCode: [
    '统一社会信用代码',
    '统一信用代码',
    '社会信用代码',
    '信用代码',
    'creditcode',
    'unifiedsocialcreditcode',
    'uscc',
    'usci',
  ],
  rorId: ['ror', 'rorid', 'ror编号', 'ror标识'],
  industryCode: ['行业代码', '行业', '国民经济行业代码', 'industrycode', 'industry'],
  placeCode: [
    '地点',
    '地点代码',
    '社区',
    '所在社区',
    '社区代码',
    '区划代码',
    '街道',
    '所在街道',
    'place',
    'placecode',
    'community',
    'communitycode',
  ],
  address: ['地址', '详细地址', '注册地址', '办公地址', 'address'],
  website: ['网址', '网站', '官网', '主页', 'website', 'url', 'homepage', 'web'],
  summary: ['简介', '单位简介', '介绍', '摘要', 'summary', 'description', 'about'],
}
const FIELDS = Object.keys(HEADINGS) as UnitField[]

/** The column of each field that has one. */
export type Columns = Partial<Record<UnitField, string>>

/** What a person said, and for the rest what the headings say. `fold` makes writings of one word alike. */
export function columnsOf(
  header: readonly string[],
  said: ColumnMapping,
  fold: (text: string) => string,
): Columns {
  const saidColumns = new Set(Object.values(said))
  const free = header.filter((heading) => heading !== '' && !saidColumns.has(heading))
  const columns = FIELDS.map((field) => {
    const known = HEADINGS[field].map((word) => free.find((heading) => bare(fold(heading)) === word))
    return [field, said[field] === undefined ? known.find((heading) => heading !== undefined) : said[field]]
  })
  return Object.fromEntries(columns.filter(([, column]) => typeof column === 'string'))
}

/** `名称（必填）*` and `Credit code:` without what is no part of the word. */
const bare = (heading: string): string =>
  heading.replaceAll(/[(（[【].*?[)）\]】]/g, '').replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A column that was said and that the file has not, or undefined. */
export const missingColumn = (header: readonly string[], said: ColumnMapping): string | undefined =>
  Object.values(said).find((column) => typeof column === 'string' && !header.includes(column)) ?? undefined
