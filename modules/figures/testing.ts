// A small city whose figures tests count: two committees, two subdistricts, three units.
import { randomUUID } from 'node:crypto'
import { asSystem, visitor } from '#platform/access.ts'
import { type Fact, record } from '#platform/record.ts'
import { openWorld, TODAY } from '#platform/testing.ts'
import { figuresApi } from './api.ts'
import { figuresContract } from './contract.ts'
import type { FigureDefinition } from './pack.ts'
import { loadFigures } from './public.ts'

export const both = (zh: string, en = `${zh} in English`) => ({ zh, en })

export const aFigure = (key: string, more: Partial<FigureDefinition> = {}): FigureDefinition => ({
  key,
  title: both(key),
  rule: both('规则'),
  kind: 'flow',
  distinct: 'none',
  measure: `test.${key}`,
  countingUnit: { zh: '个', en: ['thing', 'things'] },
  wording: 'rounded',
  dateBasis: both('日期'),
  records: 'public',
  aspect: 'network',
  ...more,
})

export const committees = {
  biology: { id: randomUUID(), key: 'biology', short_name: both('合成生物', 'Biology') },
  light: { id: randomUUID(), key: 'light', short_name: both('光学', 'Light') },
}
export const places = [
  { code: '440311', parent_code: null, level: 'district', name: both('光明区', 'Guangming') },
  { code: '440311001', parent_code: '440311', level: 'subdistrict', name: both('凤凰街道', 'Fenghuang') },
  { code: '440311002', parent_code: '440311', level: 'subdistrict', name: both('马田街道', 'Matian') },
  { code: '440311001001', parent_code: '440311001', level: 'community', name: both('东坑社区', 'Dongkeng') },
]
export const units = [
  { id: randomUUID(), name: '一所', name_en: 'First Institute' },
  { id: randomUUID(), name: '二所', name_en: null },
  { id: randomUUID(), name: '=1+1', name_en: null },
] as const

/** Its database, its API, and how facts of measure `test.<key>` come into it. */
export async function openFigures(figures: readonly FigureDefinition[]) {
  const world = await openWorld(figuresApi)
  const { db, owner } = world
  for (const [position, { short_name, ...committee }] of Object.values(committees).entries())
    await owner
      .insertInto('committee')
      .values({
        ...committee,
        position,
        kind: 'chain',
        name: JSON.stringify(short_name),
        short_name: JSON.stringify(short_name),
        purpose: '{}',
        since: TODAY,
        questions: '[]',
        criteria: '[]',
      })
      .execute()
  const placeRows = places.map((place) => ({ ...place, name: JSON.stringify(place.name) }))
  await owner.insertInto('place').values(placeRows).execute()
  const kind = { key: 'institute', counts_as: 'institute', name: '{}', ror_types: [], position: 1 }
  await owner.insertInto('unit_kind').values(kind).execute()
  const unitRows = units.map((unit) => ({ ...unit, kind: 'institute', folded_names: [], search: '' }))
  await owner.insertInto('unit').values(unitRows).execute()
  const article = { slug: 'a', kicker: both('a'), title: both('a'), lead: both('a'), sections: [], aside: [] }
  const committeeIds = new Map(Object.values(committees).map(({ key, id }) => [key, id]))
  await loadFigures(owner, { figures, article, committeeIds, constants: { 'city.area': 156.5 } })

  const write = (facts: readonly Fact[], reason = 'test') =>
    record(db, asSystem(reason, null), 'test.counted', {}, facts)
  /** The fact's id, which a correction names. */
  const idOf = async ({ measure, subjectId, quantity }: Fact): Promise<string> => {
    const facts = db.selectFrom('fact').select('id').where('subject_id', '=', subjectId)
    const ofIt = facts.where('measure', '=', measure).where('quantity', '=', quantity)
    return (await ofIt.orderBy('attempt', 'desc').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
  }
  /** Takes the fact back on a day, as a correction does. */
  const takeBack = async (fact: Fact, day: string, reason?: string) => {
    const { countedOnce: _, ...same } = fact
    await write([{ ...same, day, quantity: -fact.quantity, reverses: await idOf(fact) }], reason)
  }
  const as = (actor = visitor) => world.as(actor, figuresContract)
  return { ...world, as, write, takeBack }
}

export const aFact = (key: string, more: Partial<Fact> = {}): Fact => ({
  measure: `test.${key}`,
  quantity: 1,
  day: '2029-06-15',
  subjectId: randomUUID(),
  ...more,
})
