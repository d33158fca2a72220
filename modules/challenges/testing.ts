// A small city with an office, institutes that bid, experts and an asker, for the tests of this module.
import { loadMatterKinds } from '#modules/matters/public.ts'
import { loadRoles } from '#modules/people/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import type { Client } from '#platform/client.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { newId } from '#platform/id.ts'
import { NOW, openWorld, ZONE } from '#platform/testing.ts'
import { challengesApi } from './api.ts'
import { challengesContract, type NewBid, type NewChallenge } from './contract.ts'

const both = (zh: string) => ({ zh, en: `${zh} in English` })

const technology = {
  key: 'technology',
  name: both('技术需求'),
  summary: both('缺一种方法'),
  askers: ['person', 'unit'] as ('person' | 'unit')[],
  questions: [],
  usually: 'city' as const,
  deadlines: { triage: 1, take: 2, answer: 5 },
  outcomes: [{ key: 'solved', name: both('攻关成功'), solved: true }],
  readers: ['operator'],
  retentionMonths: 12,
  public: false,
  measure: 'matters.resolved-other',
}
const BODY_OF = { operator: 'city', talent: 'city', liaison: 'unit', reviewer: 'committee' } as const
type Role = keyof typeof BODY_OF

async function arrange(owner: Db) {
  const city = newId()
  const name = both('光明区')
  const content = JSON.stringify({ name, within: name, scienceCity: name, contact: name, languages: ['en'] })
  await owner.insertInto('city').values({ id: city, code: '440311', zone: ZONE, content }).execute()
  const kind = { name: JSON.stringify(both('研究所')), counts_as: 'institute', ror_types: [], position: 1 }
  await owner
    .insertInto('unit_kind')
    .values({ key: 'institute', ...kind })
    .execute()
  const roles = Object.entries(BODY_OF).map(([key, body]) => ({ key, body, name: both(key), power: false }))
  await loadRoles(owner, roles)
  await loadMatterKinds(owner, [technology, { ...technology, key: 'housing' }])
  return city
}

async function insertUnit(owner: Db, name: string): Promise<string> {
  const id = newId()
  await owner
    .insertInto('unit')
    .values({ id, kind: 'institute', name, folded_names: [], search: '' })
    .execute()
  return id
}

async function appoint(owner: Db, name: string, ...held: [role: Role, bodyId: string][]) {
  const personId = newId()
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const posts = held.map(([role, bodyId]) => ({
    id: newId(),
    personId,
    role,
    bodyKind: BODY_OF[role],
    bodyId,
  }))
  for (const { id, role, bodyKind, bodyId } of posts)
    await owner
      .insertInto('post')
      .values({
        id,
        person_id: personId,
        role,
        body_kind: bodyKind,
        body_id: bodyId,
        starts_on: '2029-01-01',
        is_power: false,
        administrator: 'none',
      })
      .execute()
  return { personId, posts }
}

/** What this person asked a moment ago. */
async function insertMatter(owner: Db, kind: string, { personId }: Actor): Promise<string> {
  const id = newId()
  const asked = { asked_by: personId, asked_at: NOW, triage_due_at: NOW, calendar: 'test', channel: 'person' }
  await owner
    .insertInto('matter')
    .values({ id, kind, title: '想要低温成像', description: '没有办法', answers: '{}', search: '', ...asked })
    .execute()
  return id
}

/** A file that this person uploaded a moment ago. */
async function insertUpload(owner: Db, files: FileStore, { personId }: Actor): Promise<string> {
  const { id, contentType, bytes, sha256 } = await files.save(Buffer.from('%PDF-1.7 方案'), {
    maxBytes: 1000,
  })
  const file = { id, name: '方案.pdf', content_type: contentType, bytes, sha256: Buffer.from(sha256, 'hex') }
  await owner
    .insertInto('file')
    .values({ ...file, uploaded_by: personId ?? '' })
    .execute()
  return id
}

export const summary = {
  title: '低温下的高速成像',
  field: '脑科学',
  goal: '在零下196度连续成像十小时',
  reward: 800_000,
  bidsUntil: '2030-02-01',
  detail: '样品台的结构与温控曲线',
  secrecy: '不得向第三方透露',
}
export const reasons = '方案可行，团队有同类经验，报价合理'
const judgement = { plan: 'yes', team: 'partly', price: 'yes', comment: '' } as const

/** The real stack of the module. */
export async function openChallengesWorld() {
  const world = await openWorld(challengesApi)
  const { owner, files } = world
  const city = await arrange(owner)
  const units = {
    asking: await insertUnit(owner, '提出单位'),
    first: await insertUnit(owner, '甲研究所'),
    second: await insertUnit(owner, '乙研究所'),
  }
  const people = {
    operator: await appoint(owner, '经办人', ['operator', city]),
    otherOperator: await appoint(owner, '另一位经办人', ['operator', city]),
    asker: await appoint(owner, '提出单位联络员', ['liaison', units.asking]),
    talent: await appoint(owner, '人才', ['talent', city]),
    first: await appoint(owner, '甲所联络员', ['liaison', units.first]),
    second: await appoint(owner, '乙所联络员', ['liaison', units.second]),
    experts: [
      await appoint(owner, '周专家', ['reviewer', newId()]),
      await appoint(owner, '吴专家', ['reviewer', newId()]),
    ] as const,
  }
  const as = (actor: Actor = visitor) => world.as(actor, challengesContract)
  const basics = { owner, as, units, people }
  const aMatter = (kind = 'technology') => insertMatter(owner, kind, people.talent)
  const somebody = (name: string, ...held: [role: Role, bodyId: string][]) => appoint(owner, name, ...held)
  const anUpload = (actor: Actor) => insertUpload(owner, files, actor)
  return { ...world, ...basics, ...stories(basics), aMatter, somebody, anUpload, city }
}

interface Basics {
  owner: Db
  as: (actor?: Actor) => Client<typeof challengesContract>
  units: Record<'asking' | 'first' | 'second', string>
  people: Record<'operator' | 'otherOperator' | 'asker' | 'first' | 'second', Actor> & {
    experts: readonly Actor[]
  }
}

/** Challenges that take bids. */
function openings({ owner, as, units, people }: Basics) {
  const operator = as(people.operator)
  const opened = async (wish: Partial<NewChallenge> = {}) => {
    const { id } = await operator.proposeChallenge({ body: { ...summary, unitId: units.asking, ...wish } })
    return { id }
  }
  const bidOf = (unit: 'first' | 'second', more: Partial<NewBid> = {}) => ({
    unitId: units[unit],
    plan: `${unit}的方案`,
    team: '五人',
    price: 500_000,
    ...more,
  })
  const bid = (params: { id: string }, unit: 'first' | 'second') =>
    as(people[unit]).giveBid({ params, body: bidOf(unit) })
  /** The clock of the tests stands still, so what was to come is moved before it. */
  const passDeadline = (id: string) =>
    owner.updateTable('challenge').set({ bids_until: NOW }).where('id', '=', id).execute()
  const passNotice = (id: string) =>
    owner.updateTable('challenge_award').set({ notice_until: NOW }).where('challenge_id', '=', id).execute()
  return { operator, opened, bidOf, bid, passDeadline, passNotice }
}

/** Challenges that have come so far. */
function stories(basics: Basics) {
  const { as, people } = basics
  const openedSoFar = openings(basics)
  const { operator, opened, bid, passDeadline, passNotice } = openedSoFar
  async function inReview() {
    const params = await opened()
    for (const unit of ['first', 'second'] as const) await bid(params, unit)
    await passDeadline(params.id)
    const { bids } = await operator.openBids({ params })
    const [one, two] = bids
    if (!one || !two) throw new Error('Two bids were given')
    return { params, bids: [one.id, two.id] as const }
  }
  async function judge(params: { id: string }, bids: readonly string[], expert: Actor) {
    await operator.assignExpert({ params, body: { personId: expert.personId ?? '' } })
    const judgements = Object.fromEntries(bids.map((id) => [id, judgement]))
    return as(expert).reviewBids({ params, body: { judgements, recommends: bids[0] ?? null } })
  }
  async function judged() {
    const { params, bids } = await inReview()
    for (const expert of people.experts) await judge(params, bids, expert)
    const { version } = await operator.getChallenge({ params })
    return { params, bids, version }
  }
  async function noticed() {
    const { params, bids, version } = await judged()
    await operator.proposeAward({ params, body: { bidId: bids[0], reasons }, version })
    return { params, bids }
  }
  async function confirm(params: { id: string }) {
    const other = as(people.otherOperator)
    const { version } = await other.getChallenge({ params })
    return other.confirmAward({ params, version })
  }
  async function underWay() {
    const { params } = await noticed()
    await passNotice(params.id)
    await confirm(params)
    return params
  }
  async function reported() {
    const params = await underWay()
    const work = as(people.first)
    const { milestones } = await work.planMilestone({ params, body: { title: '样机', dueOn: '2030-06-01' } })
    const milestone = { ...params, milestoneId: milestones[0]?.id ?? '' }
    await work.reportMilestone({ params: milestone, body: { report: '样机已运行' } })
    return milestone
  }
  return { ...openedSoFar, inReview, judge, judged, noticed, confirm, underWay, reported }
}
