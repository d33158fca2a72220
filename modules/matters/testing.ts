// A small city with kinds of matter and people of every part, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { arrangeCity } from '#modules/network/testing.ts'
import { loadRoles } from '#modules/people/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import type { Api } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { openWorld, ZONE } from '#platform/testing.ts'
import { type Matter, mattersContract, type NewMatter } from './contract.ts'
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
  aRole('host', 'city'),
  aRole('liaison', 'unit'),
  aRole('secretary', 'committee'),
]

/** The world of the given modules with a city, two units, a committee, and people who hold posts in them. */
export async function openMattersWorld(...apis: readonly Api[]) {
  const world = await openWorld(...apis)
  const { owner } = world
  const { biology } = await arrangeCity(owner)
  const city = newId()
  const names = {
    name: both('光明区'),
    within: both('深圳市'),
    scienceCity: both('科学城'),
    contact: both('电话'),
    languages: ['en'],
  }
  await owner
    .insertInto('city')
    .values({ id: city, code: '440311', zone: ZONE, content: JSON.stringify(names) })
    .execute()
  await loadMatterKinds(owner, [schooling, request])
  await loadRoles(owner, ROLES)

  async function aUnit(): Promise<string> {
    const id = newId()
    const name = `研究所${randomUUID().slice(0, 8)}`
    const row = { id, kind: 'institute', name, folded_names: [name], search: '' }
    await owner.insertInto('unit').values(row).execute()
    return id
  }
  async function somebody(
    name: string,
    ...posts: [role: string, bodyKind: string, bodyId: string][]
  ): Promise<Actor> {
    const personId = newId()
    await owner.insertInto('person').values({ id: personId, name }).execute()
    return {
      personId,
      posts: await Promise.all(
        posts.map(async ([role, bodyKind, bodyId]) => {
          const id = newId()
          const term = { starts_on: '2029-01-01', is_power: false, administrator: 'none' }
          await owner
            .insertInto('post')
            .values({ id, person_id: personId, role, body_kind: bodyKind, body_id: bodyId, ...term })
            .execute()
          return { id, personId, role, bodyKind, bodyId }
        }),
      ),
    }
  }
  const institute = await aUnit()
  const company = await aUnit()
  const people = {
    talent: await somebody('人才', ['talent', 'city', city]),
    otherTalent: await somebody('另一位人才', ['talent', 'city', city]),
    operator: await somebody('经办人', ['operator', 'city', city]),
    otherOperator: await somebody('另一位经办人', ['operator', 'city', city]),
    host: await somebody('站长', ['host', 'city', city]),
    liaison: await somebody('研究所联络员', ['liaison', 'unit', institute]),
    companyLiaison: await somebody('企业联络员', ['liaison', 'unit', company]),
    secretary: await somebody('书记', ['secretary', 'committee', biology]),
  }
  const as = (actor: Actor = visitor) => world.as(actor, mattersContract)
  const ofCity = { kind: 'city', id: city } as const
  const ofInstitute = { kind: 'unit', id: institute } as const
  const ofCommittee = { kind: 'committee', id: biology } as const

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
    const sent = await as(people.operator).sendParts({
      params: { id },
      body: { parts: [{ body: ofCity, isLead: true }] },
      version,
    })
    const lead = sent.handlings[0]?.id ?? ''
    return { id, lead, matter: await as(people.operator).takePart({ params: { id: lead } }) }
  }
  /** In hand, and with an outcome proposed. */
  async function answered(type = 'place-given') {
    const { id, lead } = await inHand()
    await as(people.operator).proposeOutcome({ params: { id: lead }, body: { type, words: '学位已落实' } })
    return { id, lead }
  }
  return {
    ...world,
    as,
    people,
    city,
    institute,
    company,
    biology,
    ofCity,
    ofInstitute,
    ofCommittee,
    somebody,
    asked,
    read,
    inHand,
    answered,
  }
}

export const aWish: NewMatter = {
  kind: 'schooling',
  title: '孩子上小学',
  description: '九月入学，想在单位附近上学',
  answers: { stage: 'primary', child: '小明' },
  isPublic: false,
  files: [],
}
