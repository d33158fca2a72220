// A small city with an operator who imports, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { codeProblems, loadNetwork, type NetworkPack } from '#modules/network/public.ts'
import { loadRoles } from '#modules/people/public.ts'
import { type Actor, asSystem } from '#platform/access.ts'
import type { Client } from '#platform/client.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { openWorld } from '#platform/testing.ts'
import { importsApi } from './api.ts'
import { type ColumnMapping, importsContract, type ImportRow } from './contract.ts'
import { importJobs } from './jobs.ts'

const texts = (zh: string, en: string) => ({ zh, en })
const kind = (
  key: string,
  zh: string,
  countsAs: 'institute' | 'enterprise' | 'other',
  ...rorTypes: NetworkPack['unitKinds'][number]['rorTypes']
) => ({ key, name: texts(zh, key), countsAs, rorTypes })
const synbio = texts('合成生物', 'Synthetic biology')
const pack: NetworkPack = {
  clusters: [{ key: 'life', name: texts('生命科学', 'Life science'), since: '2027-01-01' }],
  committees: [
    {
      key: 'synbio',
      kind: 'chain',
      cluster: 'life',
      since: '2027-03-01',
      name: synbio,
      shortName: synbio,
      purpose: synbio,
      questions: [],
      criteria: [],
    },
  ],
  unitKinds: [
    kind('university', '高等院校', 'institute', 'education'),
    kind('institute', '科研院所', 'institute', 'facility'),
    kind('enterprise', '企业', 'enterprise', 'company'),
    kind('office', '机关', 'other', 'government'),
  ],
  positions: [{ key: 'research', name: texts('科研', 'Research'), summary: texts('成果', 'Results') }],
}

const place = (code: string, parent: string | null, level: string, zh: string) => ({
  code,
  parent_code: parent,
  level,
  name: JSON.stringify(texts(zh, code)),
})

/** The module on a small city. The report of an import is read by `read`, in the place of the queue. */
export async function openImportsWorld() {
  const world = await openWorld(importsApi)
  const { db, owner, files } = world
  const synbioId = await arrangeCity(owner)
  const operator = await insertOperator(owner)
  const as = (actor: Actor) => world.as(actor, importsContract)
  const jobs = importJobs(db, files)
  const read = async (importId: string) => {
    await jobs['imports.read']?.({ importId })
  }
  const upload = (content: string | Uint8Array, fileName = 'units.csv') =>
    insertUpload(owner, files, operator.personId, Buffer.from(content), fileName)
  const everything = () => contentOf(owner)
  const acts = { read, upload, ...importing(as(operator), upload, read) }
  return { ...world, as, operator, synbio: synbioId, ...acts, everything }
}

/** Gives the id of the committee. */
async function arrangeCity(owner: Db): Promise<string> {
  await owner
    .insertInto('place')
    .values([
      place('440311', null, 'district', '光明区'),
      place('440311001', '440311', 'subdistrict', '光明街道'),
      place('440311001001', '440311001', 'community', '楼村社区'),
    ])
    .execute()
  const name = texts('区级经办人', 'Operator')
  await loadRoles(owner, [{ key: 'operator', body: 'city', power: true, name }])
  const { committeeIds } = await loadNetwork(owner, pack, asSystem('test', undefined))
  return committeeIds.get('synbio') ?? ''
}

function importing(
  client: Client<typeof importsContract>,
  upload: (content: string | Uint8Array, fileName?: string) => Promise<string>,
  read: (importId: string) => Promise<void>,
) {
  /** A file that was uploaded and is waiting to be read. */
  async function started(content: string | Uint8Array, fileName?: string, mapping?: ColumnMapping) {
    const fileId = await upload(content, fileName)
    return client.startImport({ body: { kind: 'units', fileId, ...(mapping && { mapping }) } })
  }
  /** The same, read, with its report. */
  async function reported(content: string | Uint8Array, fileName?: string, mapping?: ColumnMapping) {
    const { id } = await started(content, fileName, mapping)
    await read(id)
    return reportOf(id)
  }
  async function reportOf(id: string) {
    const imported = await client.getImport({ params: { id } })
    const rows: ImportRow[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) }
      const page = await client.listImportRows({ params: { id }, query })
      rows.push(...page.items)
      cursor = page.next
    }
    return { imported, rows, verdicts: rows.map(({ verdict }) => verdict) }
  }
  async function applied(content: string | Uint8Array, fileName?: string) {
    return apply((await reported(content, fileName)).imported)
  }
  const apply = ({ id, version }: { id: string; version: number }, leaveOutRefused = false) =>
    client.applyImport({ params: { id }, version, body: { leaveOutRefused } })
  return { started, reported, reportOf, applied, apply }
}

/** An operator in the database, because an import names who started it under which post. */
async function insertOperator(owner: Db) {
  const personId = randomUUID()
  await owner.insertInto('person').values({ id: personId, name: '赵经办' }).execute()
  const post = { id: randomUUID(), personId, role: 'operator', bodyKind: 'city', bodyId: randomUUID() }
  await owner
    .insertInto('post')
    .values({
      id: post.id,
      person_id: personId,
      role: post.role,
      body_kind: post.bodyKind,
      body_id: post.bodyId,
      is_power: true,
      administrator: 'none',
      starts_on: '2029-01-01',
      confirmed_at: new Date(),
    })
    .execute()
  return { personId, post, posts: [post] }
}

async function insertUpload(
  owner: Db,
  files: FileStore,
  uploadedBy: string,
  content: Buffer,
  name: string,
): Promise<string> {
  const { id, contentType, bytes, sha256 } = await files.save(content, { maxBytes: 20_000_000 })
  const row = { id, name, content_type: contentType, bytes, sha256: Buffer.from(sha256, 'hex') }
  await owner
    .insertInto('file')
    .values({ ...row, uploaded_by: uploadedBy })
    .execute()
  return id
}

/** All that an import may change outside its own tables. */
async function contentOf(owner: Db): Promise<unknown> {
  return [
    await owner.selectFrom('unit').selectAll().orderBy('id').execute(),
    await owner.selectFrom('fact').selectAll().orderBy('id').execute(),
    await owner.selectFrom('event').selectAll().where('type', 'like', 'network.%').orderBy('id').execute(),
    await owner.selectFrom('event').selectAll().where('type', '=', 'imports.applied').orderBy('id').execute(),
  ]
}

/** A unified social credit code with the right check characters, another one for each number. */
export function creditCode(n: number): string {
  const body = `91440300${String(n).padStart(8, '0')}`
  for (const organisationCheck of '0123456789X')
    for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      const code = body + organisationCheck + check
      if (codeProblems({ creditCode: code, rorId: null, industryCode: null }).length === 0) return code
    }
  throw new Error(`No credit code for ${n}`)
}

/** A line of the register; the ids are real ones, because of their check digits. */
export const ROR_IDS = [
  'https://ror.org/02n7p8p77',
  'https://ror.org/03f2n3n81',
  'https://ror.org/0098hst83',
  'https://ror.org/00bsdxt65',
] as const
export const flatLine = (n: 0 | 1 | 2 | 3, fields: Record<string, unknown> = {}) => ({
  id: ROR_IDS[n],
  status: 'active',
  types: ['Facility'],
  name: `Institute ${n}`,
  zh: `第${n}研究所`,
  city: 'Shenzhen',
  region: 'Guangdong',
  ...fields,
})
export const jsonLines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n')
