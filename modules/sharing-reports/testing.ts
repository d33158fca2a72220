// A chain of an institute and a small company, and others that the institute lends to.
import { loadRoles } from '#modules/people/public.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { openWorld, ZONE } from '#platform/testing.ts'
import { sharingReportsApi } from './api.ts'

const both = (zh: string, en = `${zh} in English`) => ({ zh, en })
const json = (value: unknown) => JSON.stringify(value)

async function arrange(owner: Db) {
  const name = both('光明区')
  const content = json({ name, within: name, scienceCity: name, contact: name, languages: ['en'] })
  await owner.insertInto('city').values({ id: newId(), code: '440311', zone: ZONE, content }).execute()
  for (const [position, key] of ['institute', 'enterprise'].entries())
    await owner
      .insertInto('unit_kind')
      .values({ key, counts_as: key, name: json(both(key)), ror_types: [], position })
      .execute()
  for (const [position, key] of ['instrument', 'room'].entries())
    await owner.insertInto('resource_kind').values({ key, content: '{}', position }).execute()
  await loadRoles(owner, [{ key: 'talent', body: 'unit', name: both('人才'), power: false }])
  await owner
    .insertInto('chain_position')
    .values({ key: 'research', name: json(both('研发')), summary: json(both('研发')), position: 1 })
    .execute()
}

async function aUnit(owner: Db, kind: string, name: string, size: string | null = null): Promise<string> {
  const id = newId()
  await owner.insertInto('unit').values({ id, kind, name, size, folded_names: [], search: '' }).execute()
  return id
}

async function aChain(owner: Db, members: readonly string[]): Promise<string> {
  const id = newId()
  const texts = { name: json(both('合成生物产业链党委')), short_name: json(both('合成生物')), purpose: '{}' }
  await owner
    .insertInto('committee')
    .values({
      id,
      key: 'biology',
      kind: 'chain',
      ...texts,
      since: '2020-01-01',
      questions: '[]',
      criteria: '[]',
      position: 1,
    })
    .execute()
  for (const unitId of members)
    await owner
      .insertInto('membership')
      .values({ id: newId(), committee_id: id, unit_id: unitId, position: 'research', since: '2020-01-01' })
      .execute()
  return id
}

interface ResourceToLend {
  kind?: string
  originalValue?: number
}

async function aResource(owner: Db, unitId: string, name: string, told: ResourceToLend): Promise<string> {
  const { kind = 'instrument', originalValue } = told
  const id = newId()
  const usual = { summary: '示范', search: '', status: 'offered' }
  await owner
    .insertInto('resource')
    .values({ ...usual, id, name, kind, unit_id: unitId, original_value: originalValue?.toFixed(2) ?? null })
    .execute()
  return id
}

/** A person, with a post in a unit where one is named. */
async function aPersonOf(owner: Db, unitId?: string): Promise<string> {
  const id = newId()
  await owner.insertInto('person').values({ id, name: '使用人' }).execute()
  const post = { role: 'talent', body_kind: 'unit', is_power: false, administrator: 'none' }
  if (unitId !== undefined)
    await owner
      .insertInto('post')
      .values({ ...post, id: newId(), person_id: id, body_id: unitId, starts_on: '2020-01-01' })
      .execute()
  return id
}

/** Its API, its units and resources, and how a use or somebody in line comes into it. */
export async function openSharing() {
  const world = await openWorld(sharingReportsApi)
  const { owner } = world
  await arrange(owner)
  const units = {
    institute: await aUnit(owner, 'institute', '光明研究院'),
    small: await aUnit(owner, 'enterprise', '微光公司', 'micro'),
    unsized: await aUnit(owner, 'enterprise', '无名公司'),
    large: await aUnit(owner, 'enterprise', '大厂', 'large'),
  }
  const resources = {
    microscope: await aResource(owner, units.institute, '=冷冻电镜', { originalValue: 6_000_000 }),
    balance: await aResource(owner, units.institute, '天平', { originalValue: 499_999 }),
    room: await aResource(owner, units.institute, '会议室', { kind: 'room' }),
    reactor: await aResource(owner, units.small, '反应器', { originalValue: 500_000 }),
  }
  const committeeId = await aChain(owner, [units.institute, units.small])
  return { ...world, units, resources, committeeId, ...happenings(owner) }
}

const happenings = (owner: Db) => ({
  aPersonOf: (unitId?: string) => aPersonOf(owner, unitId),

  /** By somebody for a unit, or for themselves; `until` is null while it runs. */
  use: async (
    resourceId: string,
    [from, until]: [string, string | null],
    by: { unitId?: string; personId?: string } = {},
  ): Promise<void> => {
    const personId = by.personId ?? (await aPersonOf(owner))
    const row = {
      id: newId(),
      resource_id: resourceId,
      person_id: personId,
      told_by: personId,
      source: 'keeper',
    }
    const time = { started_at: new Date(from), ended_at: until === null ? null : new Date(until) }
    await owner
      .insertInto('machine_use')
      .values({ ...row, ...time, unit_id: by.unitId ?? null })
      .execute()
  },

  wait: async (resourceId: string, state: string, unitId?: string): Promise<void> => {
    const wish = {
      id: newId(),
      resource_id: resourceId,
      person_id: await aPersonOf(owner),
      unit_id: unitId ?? null,
      asked_at: new Date('2029-06-01T01:00:00Z'),
      starts_at: new Date('2029-06-20T01:00:00Z'),
      ends_at: new Date('2029-06-20T02:00:00Z'),
    }
    await owner
      .insertInto('waiting')
      .values({ ...wish, state })
      .execute()
  },
})
