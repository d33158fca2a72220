// A small city for the tests of this module.
import { asSystem } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { loadNetwork, type NetworkPack, type UnitFields } from './public.ts'
import { isCreditCode } from './rules/identifiers.ts'

const texts = (zh: string, en: string, hant = zh) => ({ zh, en, hant })

const pack: NetworkPack = {
  clusters: [
    { key: 'biology', name: texts('生物医药', 'Biomedicine'), since: '2027-01-01' },
    { key: 'light', name: texts('光电', 'Photonics'), since: '2027-02-01' },
  ],
  committees: [
    {
      key: 'synthetic-biology',
      kind: 'chain',
      cluster: 'biology',
      since: '2027-03-01',
      name: texts('合成生物产业链党委', 'Party committee of synthetic biology', '合成生物產業鏈黨委'),
      shortName: texts('合成生物', 'Synthetic biology'),
      purpose: texts('把链上单位聚在一起', 'Brings the chain together'),
      questions: [
        {
          key: 'product',
          kind: 'text',
          text: texts('主要产品', 'Main product'),
          required: true,
          maxLength: 200,
        },
        {
          key: 'stage',
          kind: 'choice',
          text: texts('阶段', 'Stage'),
          required: false,
          options: [{ key: 'early', name: texts('初创', 'Early') }],
        },
      ],
      criteria: [
        { key: 'fit', text: texts('相关', 'Fit'), help: texts('与本链相关', 'Belongs to the chain') },
      ],
    },
    {
      key: 'display',
      kind: 'chain',
      cluster: 'light',
      since: '2027-04-01',
      name: texts('超高清显示产业链党委', 'Party committee of displays'),
      shortName: texts('超高清显示', 'Displays'),
      purpose: texts('把链上单位聚在一起', 'Brings the chain together'),
      questions: [],
      criteria: [],
    },
    {
      key: 'talent',
      kind: 'talent',
      cluster: null,
      since: '2027-05-01',
      name: texts('高层次人才党委', 'Talent committee'),
      shortName: texts('人才', 'Talent'),
      purpose: texts('服务人才', 'Serves talents'),
      questions: [],
      criteria: [],
    },
  ],
  unitKinds: [
    { key: 'institute', name: texts('科研院所', 'Institute'), countsAs: 'institute', rorTypes: ['facility'] },
    { key: 'enterprise', name: texts('企业', 'Enterprise'), countsAs: 'enterprise', rorTypes: ['company'] },
    { key: 'office', name: texts('机关', 'Office'), countsAs: 'other', rorTypes: [] },
  ],
  positions: [
    { key: 'upstream', name: texts('上游', 'Upstream'), summary: texts('提供原料', 'Gives materials') },
    { key: 'research', name: texts('科研', 'Research'), summary: texts('提供成果', 'Gives results') },
  ],
}

export const loadPack = (owner: Db) => loadNetwork(owner, pack, asSystem('test', undefined))

/** Loads the small city with four places and gives the ids of its committees. */
export async function arrangeCity(owner: Db) {
  const place = (code: string, parent: string | null, level: string, name: string) => ({
    code,
    parent_code: parent,
    level,
    name: JSON.stringify(texts(name, name)),
  })
  await owner
    .insertInto('place')
    .values([
      place('440311', null, 'district', '光明区'),
      place('440311001', '440311', 'subdistrict', '新湖街道'),
      place('440311001001', '440311001', 'community', '楼村社区'),
      place('440311002', '440311', 'subdistrict', '凤凰街道'),
    ])
    .execute()
  const { committeeIds } = await loadPack(owner)
  const idOf = (key: string): string => {
    const id = committeeIds.get(key)
    if (id === undefined) throw new Error(`No committee ${key}`)
    return id
  }
  return { biology: idOf('synthetic-biology'), display: idOf('display'), talent: idOf('talent') }
}

/** What a measure adds up to for one subject, or for all. */
export async function sumOf(db: Db, measure: string, subjectId?: string): Promise<number> {
  const { sum } = await db
    .selectFrom('fact')
    .select((fact) => fact.fn.sum<string | null>('quantity').as('sum'))
    .where('measure', '=', measure)
    .$if(subjectId !== undefined, (facts) => facts.where('subject_id', '=', subjectId!))
    .executeTakeFirstOrThrow()
  return Number(sum ?? 0)
}

/** A credit code with the right check characters, another one for each number. */
export function creditCode(n: number): string {
  const body = `91440300${String(n).padStart(8, '0')}`
  for (const organisationCheck of '0123456789X')
    for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY')
      if (isCreditCode(body + organisationCheck + check)) return body + organisationCheck + check
  throw new Error(`No credit code for ${n}`)
}

/** Everything the module keeps, to see that a refusal changed nothing. */
export async function snapshot(db: Db): Promise<unknown> {
  return [
    await db.selectFrom('unit').selectAll().orderBy('id').execute(),
    await db.selectFrom('party_organisation').selectAll().orderBy('id').execute(),
    await db.selectFrom('membership').selectAll().orderBy('id').execute(),
    await db.selectFrom('event').selectAll().orderBy('id').execute(),
    await db.selectFrom('fact').selectAll().orderBy('id').execute(),
  ]
}

/** A unit as an import brings it. */
export const aRecord = (fields: Partial<UnitFields>): UnitFields => ({
  kind: 'institute',
  name: '研究所',
  nameEn: null,
  aliases: [],
  creditCode: null,
  rorId: null,
  industryCode: null,
  placeCode: null,
  address: null,
  website: null,
  summary: null,
  ...fields,
})
