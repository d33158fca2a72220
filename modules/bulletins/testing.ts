// A small city with figures, operators and a secretary, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { filesApi } from '#modules/files/api.ts'
import { filesContract } from '#modules/files/contract.ts'
import type { FigureDefinition } from '#modules/figures/pack.ts'
import { loadFigures } from '#modules/figures/public.ts'
import { type Actor, asSystem } from '#platform/access.ts'
import { newId } from '#platform/id.ts'
import { type Fact, record } from '#platform/record.ts'
import { aPerson, openWorld, TODAY } from '#platform/testing.ts'
import { bulletinsApi } from './api.ts'
import { bulletinsContract, type Content, type Draft } from './contract.ts'
import type { Article } from './pack.ts'
import { loadArticle } from './public.ts'

export const both = (zh: string) => ({ zh, en: `${zh} in English` })
const aFigure = (key: string, more: Partial<FigureDefinition> = {}): FigureDefinition => ({
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
const figures = [
  aFigure('visits'),
  aFigure('area', { kind: 'constant', measure: 'city.area', source: both('公报'), wording: 'exact' }),
]
export const article: Article = {
  slug: 'the-city',
  kicker: both('简报'),
  title: both('科学城'),
  lead: { zh: '这里有{figure:area}。', en: 'It covers {figure:area}.' },
  sections: [
    { heading: both('人'), paragraphs: [{ zh: '{figure:visits}来过。', en: '{figure:visits} were made.' }] },
  ],
  aside: ['area', 'visits'],
}

/** A whole text that places one figure in each language. */
export const aText = (title = '九月简报', figure = 'visits'): Content => ({
  zh: {
    title,
    summary: '本月情况',
    blocks: [
      { kind: 'heading', text: '来访' },
      { kind: 'paragraph', parts: [{ text: '本月' }, { figure, as: 'worded' }, { text: '来过。' }] },
    ],
  },
  en: {
    title: `${title} in English`,
    summary: 'This month',
    blocks: [{ kind: 'paragraph', parts: [{ figure, as: 'worded' }, { text: ' came.' }] }],
  },
})

/** The module, with files, on a small city of its own. */
export async function openBulletinsWorld() {
  const world = await openWorld(bulletinsApi, filesApi)
  const { db, owner } = world
  const texts = { scienceCity: both('科学城') }
  await owner
    .insertInto('city')
    .values({ id: newId(), code: '990101', zone: 'Asia/Shanghai', content: JSON.stringify(texts) })
    .execute()
  const committeeId = randomUUID()
  const name = JSON.stringify(both('合成生物产业链党委'))
  const committee = { id: committeeId, key: 'synbio', kind: 'talent', name, short_name: name, purpose: '{}' }
  await owner
    .insertInto('committee')
    .values({ ...committee, since: TODAY, questions: '[]', criteria: '[]', position: 1 })
    .execute()
  await loadFigures(owner, { figures, committeeIds: new Map(), constants: { 'city.area': 156.5 } })
  await loadArticle(owner, article)

  async function somebody(role: string, bodyId?: string, bodyKind = 'committee'): Promise<Actor> {
    const person = aPerson(role, bodyId, bodyKind)
    await owner.insertInto('person').values({ id: person.personId, name: role }).execute()
    return person
  }
  const [author, reader, other] = [
    await somebody('operator'),
    await somebody('operator'),
    await somebody('operator'),
  ]
  const as = (actor: Actor) => world.as(actor, bulletinsContract)

  const start = async (actor = author, committee: string | null = null): Promise<Draft> =>
    as(actor).startBulletinDraft({ body: { committeeId: committee, follows: null } })
  const write = async (draft: Draft, content: Content, actor = author, follows: string | null = null) =>
    as(actor).changeBulletinDraft({
      params: { id: draft.id },
      body: { content, follows },
      version: draft.version,
    })
  const step = (draft: Draft) => ({ params: { id: draft.id }, version: draft.version })
  const handedIn = async (content = aText(), follows: string | null = null): Promise<Draft> =>
    as(author).handInBulletinDraft(step(await write(await start(), content, author, follows)))
  /** Written by one operator, published by another; answers with its slug. */
  const published = async (content = aText(), follows: string | null = null): Promise<string> => {
    const draft = await as(reader).publishBulletinDraft(step(await handedIn(content, follows)))
    return draft.published?.slug ?? ''
  }
  const visits = (quantity: number, day = TODAY) => {
    const fact: Fact = { measure: 'test.visits', quantity, day, subjectId: randomUUID() }
    return record(db, asSystem('test', null), 'test.counted', {}, [fact])
  }
  const upload = async (actor: Actor, bytes: Uint8Array<ArrayBuffer>) => {
    const sent = { query: { name: 'picture.png' }, file: new Blob([bytes]) }
    return (await world.as(actor, filesContract).uploadFile(sent)).id
  }
  const acts = { as, start, write, step, handedIn, published, visits, upload }
  return { ...world, ...acts, committeeId, somebody, author, reader, other }
}
