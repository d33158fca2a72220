// A small city with an operator, hosts and people of every sort, for the tests of this module.
import { loadMatterKinds } from '#modules/matters/public.ts'
import { loadRoles } from '#modules/people/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { openWorld, ZONE } from '#platform/testing.ts'
import { spacesApi } from './api.ts'
import { type NewSpace, spacesContract } from './contract.ts'

const both = (zh: string) => ({ zh, en: `${zh} in English` })
const json = (value: unknown) => JSON.stringify(value)

const request = {
  key: 'resident-request',
  name: both('居民诉求'),
  summary: both('身边的事'),
  askers: ['counter', 'resident'] as ('counter' | 'resident')[],
  questions: [],
  usually: 'city' as const,
  deadlines: { triage: 1, take: 2, answer: 5 },
  outcomes: [{ key: 'done', name: both('办好'), solved: true }],
  readers: ['operator'],
  retentionMonths: 12,
  public: false,
  measure: 'matters.resolved-other',
}

const BODY_OF = { operator: 'city', talent: 'city', host: 'space', liaison: 'unit' } as const
type Role = keyof typeof BODY_OF

async function arrange(owner: Db) {
  const city = newId()
  const name = both('光明区')
  const content = json({ name, within: name, scienceCity: name, contact: name, languages: ['en'] })
  await owner.insertInto('city').values({ id: city, code: '440311', zone: ZONE, content }).execute()
  const places = [
    { code: '440311', parent_code: null, level: 'district', name: json(name) },
    { code: '440311004', parent_code: '440311', level: 'subdistrict', name: json(both('凤凰')) },
    { code: '440311004001', parent_code: '440311004', level: 'community', name: json(both('东坑社区')) },
    { code: '440311001', parent_code: '440311', level: 'subdistrict', name: json(both('光明')) },
    { code: '440311001001', parent_code: '440311001', level: 'community', name: json(both('翠湖社区')) },
  ]
  await owner.insertInto('place').values(places).execute()
  const grades = ['A', 'B', 'C'].map((key, i) => ({ key, name: json(both(key)), rank: i + 1 }))
  await owner.insertInto('grade').values(grades).execute()
  await owner
    .insertInto('unit_kind')
    .values({
      key: 'institute',
      counts_as: 'institute',
      name: json(both('研究所')),
      ror_types: [],
      position: 0,
    })
    .execute()
  await owner
    .insertInto('committee')
    .values({
      id: newId(),
      key: 'synbio',
      kind: 'chain',
      name: json(name),
      short_name: json(name),
      purpose: json(name),
      since: '2024-01-01',
      questions: '[]',
      criteria: '[]',
      position: 0,
    })
    .execute()
  const roles = Object.entries(BODY_OF).map(([key, body]) => ({ key, body, name: both(key), power: false }))
  await loadRoles(owner, roles)
  await loadMatterKinds(owner, [request, { ...request, key: 'no-counter', askers: ['resident'] }])
  return city
}

async function aUnit(owner: Db): Promise<string> {
  const id = newId()
  await owner
    .insertInto('unit')
    .values({ id, kind: 'institute', name: `研究所${id}`, folded_names: [], search: '' })
    .execute()
  return id
}

async function appoint(
  owner: Db,
  name: string,
  role: Role,
  bodyId: string,
): Promise<Actor & { personId: string }> {
  const [personId, id] = [newId(), newId()]
  const bodyKind = BODY_OF[role]
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const held = { person_id: personId, role, body_kind: bodyKind, body_id: bodyId, starts_on: '2029-01-01' }
  await owner
    .insertInto('post')
    .values({ id, ...held, is_power: false, administrator: 'none' })
    .execute()
  return { personId, posts: [{ id, personId, role, bodyKind, bodyId }] }
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
export const aSpace: NewSpace = {
  key: null,
  kind: 'station',
  name: '东坑科技驿站',
  nameEn: 'Dongkeng Station',
  summary: '路边的一间屋子',
  placeCode: '440311004001',
  address: '科学路1号',
  way: '地铁6号线凤凰城站B口步行5分钟',
  point: { longitude: 113.95, latitude: 22.75 },
  onMap: { x: 427, y: 331 },
  opening: [{ days: EVERY_DAY, from: '07:00', to: '21:00' }],
  staffed: [{ days: EVERY_DAY, from: '09:00', to: '18:00' }],
  onHolidays: true,
  entry: 'everyone',
  lowestGrade: null,
  services: ['resident-request'],
  telephone: null,
}

/** The real stack of the module. The clock stands at 08:00 of Tuesday, 1 January 2030, in the city. */
export async function openSpacesWorld() {
  const world = await openWorld(spacesApi)
  const { owner } = world
  const city = await arrange(owner)
  const memberUnit = await aUnit(owner)
  const { id: committee } = await owner.selectFrom('committee').select('id').executeTakeFirstOrThrow()
  const membership = { unit_id: memberUnit, committee_id: committee, position: 'research' }
  await owner
    .insertInto('chain_position')
    .values({ key: 'research', name: '{}', summary: '{}', position: 0 })
    .execute()
  await owner
    .insertInto('membership')
    .values({ id: newId(), ...membership, since: '2029-01-01' })
    .execute()
  const people = {
    operator: await appoint(owner, '经办人', 'operator', city),
    otherOperator: await appoint(owner, '另一位经办人', 'operator', city),
    talent: await appoint(owner, '人才', 'talent', city),
    member: await appoint(owner, '成员单位联络员', 'liaison', memberUnit),
    outsider: await appoint(owner, '外单位联络员', 'liaison', await aUnit(owner)),
  }
  const as = (actor: Actor = visitor) => world.as(actor, spacesContract)
  const office = as(people.operator)
  const prepared = (wish: Partial<NewSpace> = {}) => office.addSpace({ body: { ...aSpace, ...wish } })
  async function opened(wish: Partial<NewSpace> = {}) {
    const { id, version } = await prepared(wish)
    return office.openSpace({ params: { id }, version })
  }
  const aHost = (spaceId: string, name = '站长') => appoint(owner, name, 'host', spaceId)
  return { ...world, people, as, office, prepared, opened, aHost, memberUnit }
}

/** What the facts of a measure add up to. */
export async function sumOf(db: Db, measure: string, place?: string): Promise<number> {
  const { sum } = await db
    .selectFrom('fact')
    .select(({ fn }) => fn.sum<number | null>('quantity').as('sum'))
    .where('measure', '=', measure)
    .$if(place !== undefined, (rows) => rows.where('place_code', '=', place!))
    .executeTakeFirstOrThrow()
  return Number(sum)
}
