// Two committees, units with liaisons, and people who review and decide, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { loadNetwork, type NetworkPack } from '#modules/network/public.ts'
import { loadRoles, type PackRole } from '#modules/people/public.ts'
import { type Actor, asSystem } from '#platform/access.ts'
import type { Client } from '#platform/client.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Api } from '#platform/http.ts'
import { contentOf, openWorld } from '#platform/testing.ts'
import { admissionApi } from './api.ts'
import { admissionContract, type Judgements } from './contract.ts'

const texts = (zh: string, en: string) => ({ zh, en })

const asked = { text: texts('问题', 'Question') }
const committee = (key: string, zh: string): NetworkPack['committees'][number] => ({
  key,
  kind: 'chain',
  cluster: 'life',
  since: '2027-03-01',
  name: texts(`${zh}产业链党委`, `Committee of ${key}`),
  shortName: texts(zh, key),
  purpose: texts('把链上单位聚在一起', 'Brings the chain together'),
  questions: [
    { key: 'work', kind: 'text', required: true, maxLength: 20, ...asked },
    { key: 'staff', kind: 'number', required: true, maximum: 1000, ...asked },
    {
      key: 'level',
      kind: 'choice',
      required: false,
      options: [{ key: 'one', name: texts('一级', 'Level 1') }],
      ...asked,
    },
  ],
  criteria: ['fit', 'openness'].map((criterion) => ({
    key: criterion,
    ...asked,
    help: texts('说明', 'Help'),
  })),
})
const pack: NetworkPack = {
  clusters: [{ key: 'life', name: texts('生命科学', 'Life science'), since: '2027-01-01' }],
  committees: [committee('biology', '合成生物'), committee('display', '超高清显示')],
  unitKinds: [
    { key: 'institute', name: texts('科研院所', 'Institute'), countsAs: 'institute', rorTypes: [] },
  ],
  positions: [{ key: 'research', name: texts('科研', 'Research'), summary: texts('成果', 'Results') }],
}

const role = (key: string, body: string, power: boolean, zh: string): PackRole => ({
  key,
  body,
  power,
  name: texts(zh, key),
})
const ROLES = [
  role('operator', 'city', true, '区级经办人'),
  role('secretary', 'committee', true, '党委书记'),
  role('reviewer', 'committee', false, '评审员'),
  role('committee-liaison', 'committee', false, '产业链联络员'),
  role('liaison', 'unit', false, '单位联络员'),
  role('keeper', 'unit', false, '仪器管理员'),
]

export const JUDGED: Judgements = {
  fit: { meets: 'yes', comment: '' },
  openness: { meets: 'partly', comment: '开放范围待扩大' },
}
export const given = { judgements: JUDGED, recommends: true }
export const admission = { decision: 'admit', reasons: '符合产业链发展方向，同意吸纳' } as const
export const refusal = { decision: 'decline', reasons: '主要业务不在本链，建议申请他链' } as const

/** The module, or several with it, on a small city of its own. */
export async function openAdmissionWorld(apis: readonly Api[] = [admissionApi]) {
  const world = await openWorld(...apis)
  const { owner } = world
  await loadRoles(owner, ROLES)
  const { committeeIds } = await loadNetwork(owner, pack, asSystem('test', undefined))
  const committeeOf = (key: string) => committeeIds.get(key) ?? ''
  const [biology, display] = [committeeOf('biology'), committeeOf('display')]
  const as = (actor: Actor) => world.as(actor, admissionContract)
  /** Somebody in the database, who holds these posts since last year. */
  const somebody = (name: string, ...posts: [role: string, bodyId: string][]) =>
    insertHolder(owner, name, posts)
  const people = {
    secretary: await somebody('林书记', ['secretary', biology]),
    reviewers: [
      await somebody('周评审', ['reviewer', biology]),
      await somebody('吴评审', ['reviewer', biology]),
    ] as const,
  }
  const aUnit = (name = '深海研究所', representedBy: string | null = null) =>
    insertUnit(owner, name, representedBy)
  const anUpload = (actor: Actor) => insertUpload(owner, world.files, actor.personId ?? '')
  const everything = () => contentOf(owner)
  const basics = { as, asIn: world.as, biology, display, people, somebody, aUnit }
  return { ...world, ...basics, anUpload, everything, ...applying(basics) }
}

interface Basics {
  as: (actor: Actor) => Client<typeof admissionContract>
  biology: string
  people: { secretary: Actor; reviewers: readonly Actor[] }
  somebody: (name: string, ...posts: [role: string, bodyId: string][]) => ReturnType<typeof insertHolder>
  aUnit: () => Promise<string>
}

function applying({ as, biology, people, somebody, aUnit }: Basics) {
  const wish = (unitId: string) => ({
    unitId,
    committeeId: biology,
    position: 'research',
    answers: { work: '合成基因组', staff: 120, level: 'one' },
  })
  /** A unit that has applied, with its liaison. */
  async function anApplication() {
    const unit = await aUnit()
    const liaison = await somebody('陈联络', ['liaison', unit])
    const { id } = await as(liaison).submitApplication({ body: wish(unit) })
    return { id, unit, liaison, params: { id } }
  }
  const assign = (id: string, reviewer: Actor) =>
    as(people.secretary).assignReviewer({ params: { id }, body: { personId: reviewer.personId ?? '' } })
  /** An application that two reviewers have judged, so that it can be decided. */
  async function aReviewed() {
    const application = await anApplication()
    const { params } = application
    for (const reviewer of people.reviewers) {
      await assign(application.id, reviewer)
      await as(reviewer).reviewApplication({ params, body: given })
    }
    const { version } = await as(people.secretary).getApplication({ params })
    return { ...application, version }
  }
  return { wish, anApplication, assign, aReviewed }
}

/** A file that this person uploaded a moment ago. */
async function insertUpload(owner: Db, files: FileStore, personId: string): Promise<string> {
  const stored = await files.save(Buffer.from('%PDF-1.7 简介'), { maxBytes: 1000 })
  const { id, contentType, bytes } = stored
  const sha256 = Buffer.from(stored.sha256, 'hex')
  await owner
    .insertInto('file')
    .values({ id, name: '简介.pdf', content_type: contentType, bytes, sha256, uploaded_by: personId })
    .execute()
  return id
}

async function insertUnit(owner: Db, name: string, representedBy: string | null): Promise<string> {
  const id = randomUUID()
  const unit = { id, kind: 'institute', name, represented_by: representedBy, folded_names: [], search: '' }
  await owner.insertInto('unit').values(unit).execute()
  return id
}

async function insertHolder(owner: Db, name: string, posts: [role: string, bodyId: string][]) {
  const personId = randomUUID()
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const held = posts.map(([key, bodyId]) => {
    const { body: bodyKind, power } = ROLES.find((one) => one.key === key) ?? role(key, 'city', false, key)
    return { id: randomUUID(), personId, role: key, bodyKind, bodyId, power }
  })
  for (const { id, bodyKind, bodyId, power, ...post } of held)
    await owner
      .insertInto('post')
      .values({
        id,
        person_id: personId,
        role: post.role,
        body_kind: bodyKind,
        body_id: bodyId,
        is_power: power,
        administrator: 'none',
        starts_on: '2029-01-01',
        confirmed_at: power ? new Date() : null,
      })
      .execute()
  return { personId, posts: held }
}
