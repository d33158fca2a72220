// A small city with kinds of matter and people of every part, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { loadRoles } from '#modules/people/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import { createClient } from '#platform/client.ts'
import type { Db } from '#platform/db.ts'
import type { Api } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { openWorld, ZONE } from '#platform/testing.ts'
import { type Body, type Matter, mattersContract, type NewMatter } from './contract.ts'
import type { MatterKind } from './pack.ts'
import { loadMatterKinds } from './public.ts'

const both = (zh: string) => ({ zh, en: `${zh} in English` })

export const schooling: MatterKind = {
  key: 'schooling',
  name: both('子女入学'),
  summary: both('孩子上学'),
  askers: ['person', 'unit', 'counter'],
  questions: [
    {
      key: 'stage',
      text: both('哪一段'),
      kind: 'choice',
      required: true,
      private: false,
      options: [{ key: 'primary', name: both('小学') }],
    },
    { key: 'child', text: both('孩子姓名'), kind: 'text', required: true, private: true, maxLength: 40 },
  ],
  usually: 'city',
  deadlines: { triage: 1, take: 2, answer: 15 },
  outcomes: [
    { key: 'place-given', name: both('落实学位'), solved: true },
    { key: 'not-possible', name: both('暂不具备条件'), solved: false },
  ],
  readers: ['operator'],
  retentionMonths: 12,
  public: false,
  measure: 'matters.resolved',
}
export const request: MatterKind = {
  ...schooling,
  key: 'resident-request',
  name: both('居民诉求'),
  askers: ['person', 'counter', 'resident'],
  questions: [],
  public: true,
  measure: 'matters.resolved-other',
}

const aRole = (key: string, body: string) => ({ key, name: both(key), body, power: false })
const ROLES = [
  aRole('talent', 'city'),
  aRole('operator', 'city'),
  aRole('host', 'space'),
  aRole('liaison', 'unit'),
  aRole('secretary', 'committee'),
]

/** A city, two units and a committee, of which the tests need no more than their ids. */
async function arrange(owner: Db) {
  const city = newId()
  const name = both('光明区')
  const content = JSON.stringify({ name, within: name, scienceCity: name, contact: name, languages: ['en'] })
  await owner.insertInto('city').values({ id: city, code: '440311', zone: ZONE, content }).execute()
  await owner
    .insertInto('place')
    .values({ code: '440311', parent_code: null, level: 'district', name: JSON.stringify(name) })
    .execute()
  const biology = newId()
  const texts = {
    name: JSON.stringify(both('合成生物产业链党委')),
    short_name: JSON.stringify(both('合成生物')),
  }
  const rest = { purpose: '{}', questions: '[]', criteria: '[]', since: '2027-03-01', position: 1 }
  await owner
    .insertInto('committee')
    .values({ id: biology, key: 'synbio', kind: 'talent', ...texts, ...rest })
    .execute()
  await owner
    .insertInto('unit_kind')
    .values({
      key: 'institute',
      name: JSON.stringify(both('研究所')),
      counts_as: 'institute',
      ror_types: [],
      position: 1,
    })
    .execute()
  const units = [newId(), newId()] as const
  for (const id of units) {
    const own = `研究所${randomUUID().slice(0, 8)}`
    await owner
      .insertInto('unit')
      .values({ id, kind: 'institute', name: own, folded_names: [own], search: '' })
      .execute()
  }
  await loadMatterKinds(owner, [schooling, request])
  await loadRoles(owner, ROLES)
  return { city, biology, institute: units[0], company: units[1] }
}

async function appoint(owner: Db, name: string, role: string, bodyId: string): Promise<Actor> {
  const personId = newId()
  const id = newId()
  const bodyKind = ROLES.find(({ key }) => key === role)?.body ?? 'city'
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const held = { person_id: personId, role, body_kind: bodyKind, body_id: bodyId }
  const term = { starts_on: '2029-01-01', is_power: false, administrator: 'none' }
  await owner
    .insertInto('post')
    .values({ id, ...held, ...term })
    .execute()
  return { personId, posts: [{ id, personId, role, bodyKind, bodyId }] }
}

/** The real stack of the given modules on a small city with people of every part. */
export async function openMattersWorld(...apis: readonly Api[]) {
  const world = await openWorld(...apis)
  const { owner } = world
  const { city, biology, institute, company } = await arrange(owner)
  const people = {
    talent: await appoint(owner, '人才', 'talent', city),
    otherTalent: await appoint(owner, '另一位人才', 'talent', city),
    operator: await appoint(owner, '经办人', 'operator', city),
    otherOperator: await appoint(owner, '另一位经办人', 'operator', city),
    host: await appoint(owner, '站长', 'host', newId()),
    liaison: await appoint(owner, '研究所联络员', 'liaison', institute),
    companyLiaison: await appoint(owner, '企业联络员', 'liaison', company),
    secretary: await appoint(owner, '书记', 'secretary', biology),
  }
  const asIn = world.as
  const as = (actor: Actor = visitor) => asIn(actor, mattersContract)
  const bodies = {
    ofCity: { kind: 'city', id: city },
    ofInstitute: { kind: 'unit', id: institute },
    ofCommittee: { kind: 'committee', id: biology },
  } as const
  return { ...world, as, asIn, people, ...bodies, ...stories(as, people, bodies.ofCity) }
}

type Client = ReturnType<typeof createClient<typeof mattersContract>>

/** Matters that have come so far. */
function stories(as: (actor?: Actor) => Client, people: { talent: Actor; operator: Actor }, ofCity: Body) {
  /** What the talent asks about school. */
  async function asked(wish: Partial<NewMatter> = {}, actor = people.talent): Promise<string> {
    const { id } = await as(actor).askMatter({ body: { ...aWish, ...wish } })
    if (id === null) throw new Error('Not asked for oneself')
    return id
  }
  const read = (id: string, actor = people.operator) => as(actor).getMatter({ params: { id } })
  /** Asked, and with its lead at the city's office, taken. */
  async function inHand(): Promise<{ id: string; lead: string; matter: Matter }> {
    const id = await asked()
    const { version } = await read(id)
    const body = { parts: [{ body: ofCity, isLead: true }] }
    const sent = await as(people.operator).sendParts({ params: { id }, body, version })
    const lead = sent.handlings[0]?.id ?? ''
    return { id, lead, matter: await as(people.operator).takePart({ params: { id: lead } }) }
  }
  /** In hand, and with an outcome proposed. */
  async function answered(type = 'place-given') {
    const { id, lead } = await inHand()
    await as(people.operator).proposeOutcome({ params: { id: lead }, body: { type, words: '学位已落实' } })
    return { id, lead }
  }
  return { asked, read, inHand, answered }
}

/** What a measure adds up to, for one subject or for all. */
export async function sumOf(db: Db, measure: string, subjectId?: string): Promise<number> {
  const { sum } = await db
    .selectFrom('fact')
    .select((fact) => fact.fn.sum<string | null>('quantity').as('sum'))
    .where('measure', '=', measure)
    .$if(subjectId !== undefined, (facts) => facts.where('subject_id', '=', subjectId!))
    .executeTakeFirstOrThrow()
  return Number(sum ?? 0)
}

export const aWish: NewMatter = {
  kind: 'schooling',
  title: '孩子上小学',
  description: '九月入学，想在单位附近上学',
  answers: { stage: 'primary', child: '小明' },
  isPublic: false,
  files: [],
}
