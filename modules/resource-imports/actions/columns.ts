/** Fields that a sheet may have a column for; `type`, `place` and `active` are read into others. */
export type SheetField = keyof typeof HEADINGS

/** Headings as `bare` makes them: ours, those of UNIQUIP, and what registers of instruments usually write. */
const HEADINGS = {
  key: ['id', 'institutionid', 'internalrecordid', '编号', '资源编号', 'resourceid', 'equipmentid'],
  type: ['type'],
  kind: ['kind', '类别', '资源类别', '种类', '类型'],
  technique: ['technique', '技术', '技术方法', '方法'],
  spaceId: ['spaceid', '阵地编号'],
  name: ['name', '名称', '资源名称', '仪器名称', '设备名称', 'instrumentname', 'equipmentname'],
  nameEn: ['englishname', '英文名称', '英文名', 'nameen'],
  summary: ['description', 'summary', '简介', '说明', '功能', '主要功能', '功能及应用范围'],
  forMembers: ['formembers', '成员可见'],
  measures: ['measuredvariables', 'measures', '测量内容', '测量量'],
  manufacturer: ['manufacturer', '厂商', '生产厂商', '制造商', '生产厂家', '厂家', '品牌'],
  model: ['model', '型号', '规格型号', '仪器型号'],
  assetNumber: ['assetnumber', '资产编号', '设备编号', 'inventorynumber'],
  serialNumber: ['serialnumber', '序列号', '出厂编号', 'serial'],
  commissionedOn: ['commissioned', 'commissionedon', 'commissioneddate', '启用日期', '启用时间'],
  decommissionedOn: ['decommissioned', 'decommissionedon', 'decommissioneddate', '停用日期', '报废日期'],
  originalValue: ['originalvalue', '原值', '仪器原值', '设备原值'],
  pid: ['pid', 'doi', 'handle', '持久标识'],
  landingPage: ['webaddress', 'landingpage', '网址', '主页'],
  related: ['relatedidentifiers', 'related'],
  placeCode: ['placecode', '地点代码', '社区代码'],
  place: ['location', '地点', '所在地点', '所在社区', '社区', '所在街道', '街道'],
  location: ['sitelocation', '房间', '存放地点', '安放地址', '具体位置', 'room'],
  seats: ['seats', '座位数', '容纳人数', 'capacity'],
  active: ['active', 'isactive', 'status', '在用', '是否在用', '是否开放', '状态'],
} as const

export type Columns = Partial<Record<SheetField, string>>

/** The column of each field that has one; the first heading of a field's list that the file has. */
export function columnsOf(header: readonly string[], fold: (text: string) => string): Columns {
  const fields = Object.entries(HEADINGS).map(([field, words]) => [
    field,
    words
      .map((word) => header.find((heading) => bare(fold(heading)) === word))
      .find((heading) => heading !== undefined),
  ])
  return Object.fromEntries(fields.filter(([, heading]) => heading !== undefined)) as Columns
}

/** What only UNIQUIP has beside a name; a file of our own may have any of the others. */
export const isUniquip = (columns: Columns): boolean =>
  columns.type !== undefined && columns.name !== undefined

/** `原值（万元）*` without what is no part of the word. */
const bare = (heading: string): string =>
  heading.replaceAll(/[(（[【].*?[)）\]】]/g, '').replaceAll(/[^\p{L}\p{N}]/gu, '')
