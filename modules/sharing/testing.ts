// Two institutes of the network and a stranger, with keepers and liaisons, for the tests of this module.
import { loadRoles } from '#modules/people/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { Api } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { NOW, openWorld, ZONE } from '#platform/testing.ts'
import { loadSharing } from './actions/load-sharing.ts'
import { sharingApi } from './api.ts'
import { BookingRules, type NewResource, sharingContract } from './contract.ts'

const both = (zh: string, en = `${zh} in English`) => ({ zh, en })

/** Working days from nine to six in Shanghai; steps of half an hour, no lead time. */
export const rules: BookingRules = {
  horizonDays: 30,
  leadMinutes: 0,
  stepMinutes: 30,
  shortestMinutes: 30,
  longestMinutes: 480,
  gapMinutes: 0,
  dayCount: null,
  dayMinutes: null,
  aheadMinutes: null,
  opening: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
  onHolidays: false,
  offHours: 'closed',
  approval: 'none',
  who: 'network',
  committeeIds: [],
  unitIds: [],
  lowestGrade: null,
  needsCovenant: false,
  needsQualification: true,
  idleDays: 180,
  lateCancelMinutes: 60,
  noShowMinutes: 30,
  acceptMinutes: 120,
}

async function arrange(owner: Db) {
  const name = both('光明区')
  const content = JSON.stringify({ name, within: name, scienceCity: name, contact: name, languages: ['en'] })
  await owner.insertInto('city').values({ id: newId(), code: '440311', zone: ZONE, content }).execute()
  const places = [
    { code: '440311', parent_code: null, level: 'district', name: JSON.stringify(name) },
    {
      code: '440311007',
      parent_code: '440311',
      level: 'subdistrict',
      name: JSON.stringify(both('新湖街道')),
    },
  ]
  await owner.insertInto('place').values(places).execute()
  const kind = { name: JSON.stringify(both('研究所')), counts_as: 'institute', ror_types: [], position: 1 }
  await owner
    .insertInto('unit_kind')
    .values({ key: 'institute', ...kind })
    .execute()
  const roles = [
    { key: 'keeper', body: 'unit' },
    { key: 'liaison', body: 'unit' },
  ] as const
  await loadRoles(
    owner,
    roles.map((role) => ({ ...role, name: both(role.key), power: false })),
  )
  const technique = { key: 'cryo-em', name: both('冷冻电镜', 'Cryo-electron microscopy') }
  await loadSharing(owner, {
    kinds: [
      { key: 'instrument', name: both('仪器'), takesSamples: true, techniques: [technique], rules },
      { key: 'data-set', name: both('数据集'), takesSamples: false, techniques: [] },
    ],
    grades: [{ key: 'a', name: both('杰出人才'), rank: 1 }],
    covenants: [
      {
        version: 1,
        since: '2029-01-01',
        title: both('创新公约'),
        preamble: both('彼此开放'),
        articles: [{ title: both('开放'), text: both('能借的就借') }],
      },
    ],
  })
}

async function insertUnit(owner: Db, name: string): Promise<string> {
  const id = newId()
  await owner
    .insertInto('unit')
    .values({ id, kind: 'institute', name, folded_names: [], search: '' })
    .execute()
  return id
}

async function appoint(owner: Db, name: string, ...held: [role: string, unitId: string][]) {
  const personId = newId()
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const posts = held.map(([role, bodyId]) => ({ id: newId(), personId, role, bodyKind: 'unit', bodyId }))
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

/** Both units become members of one committee. */
async function joinNetwork(owner: Db, units: readonly string[]): Promise<string> {
  const [name, committee, cluster] = [JSON.stringify(both('合成生物')), newId(), newId()]
  await owner
    .insertInto('cluster')
    .values({ id: cluster, key: 'life', name, since: '2027-01-01', position: 1 })
    .execute()
  await owner
    .insertInto('committee')
    .values({
      id: committee,
      key: 'biology',
      kind: 'chain',
      name,
      short_name: name,
      cluster_id: cluster,
      since: '2027-01-01',
      position: 1,
      purpose: name,
      questions: '[]',
      criteria: '[]',
    })
    .execute()
  await owner
    .insertInto('chain_position')
    .values({ key: 'research', name, summary: name, position: 1 })
    .execute()
  const membership = { committee_id: committee, position: 'research', since: '2029-01-01' }
  for (const unitId of units)
    await owner
      .insertInto('membership')
      .values({ id: newId(), unit_id: unitId, ...membership })
      .execute()
  return committee
}

/** What other modules write, and what is counted. */
function beside(owner: Db, personId: string) {
  const book = (resourceId: string, from: string, to: string) =>
    owner
      .insertInto('booking')
      .values({
        id: newId(),
        resource_id: resourceId,
        person_id: personId,
        booked_by: personId,
        starts_at: new Date(from),
        ends_at: new Date(to),
        state: 'confirmed',
      })
      .execute()
  const factsOf = (subjectId: string) =>
    owner
      .selectFrom('fact')
      .select(['measure', 'quantity', 'place_code as place'])
      .where('subject_id', '=', subjectId)
      .orderBy('event_id')
      .orderBy('quantity')
      .execute()
  return { book, factsOf }
}

/** Needs the clock of tests: Tuesday 1 January 2030, eight in the morning in Shanghai. `besides` are modules that stand on this one. */
export async function openSharingWorld(...besides: readonly Api[]) {
  const world = await openWorld(sharingApi, ...besides)
  const { owner } = world
  await arrange(owner)
  const units = {
    own: await insertUnit(owner, '深圳湾实验室'),
    other: await insertUnit(owner, '合成所'),
    outside: await insertUnit(owner, '外地公司'),
  }
  const committee = await joinNetwork(owner, [units.own, units.other])
  const people = {
    keeper: await appoint(owner, '管理员', ['keeper', units.own]),
    deputy: await appoint(owner, '副手', ['keeper', units.own]),
    liaison: await appoint(owner, '联络员', ['liaison', units.own]),
    otherKeeper: await appoint(owner, '别家管理员', ['keeper', units.other]),
    member: await appoint(owner, '成员单位的人', ['liaison', units.other]),
    outsider: await appoint(owner, '外人', ['liaison', units.outside]),
    student: await appoint(owner, '学生'),
  }
  const as = (actor: Actor = visitor) => world.as(actor, sharingContract)
  const wish = (more: Partial<NewResource> = {}): NewResource =>
    ({
      unitId: units.own,
      kind: 'instrument',
      name: '冷冻透射电镜',
      summary: '看清蛋白质',
      ...more,
    }) as NewResource
  const offered = async (more: Partial<NewResource> = {}, keeper: Actor = people.keeper) => {
    const { id } = await as(keeper).addResource({ body: wish(more) })
    return as(keeper).offerResource({ params: { id } })
  }
  return {
    ...world,
    as,
    asIn: world.as,
    units,
    people,
    committee,
    wish,
    offered,
    ...beside(owner, people.student.personId),
    now: NOW,
  }
}
