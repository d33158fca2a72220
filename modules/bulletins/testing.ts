// A small city with figures, operators and a secretary, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { type FiguresOfPack, loadFigures } from '#modules/figures/public.ts'
import { type Actor, asSystem } from '#platform/access.ts'
import type { Client } from '#platform/client.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { type Fact, record } from '#platform/record.ts'
import { aPerson, openWorld, TODAY } from '#platform/testing.ts'
import { bulletinsApi } from './api.ts'
import { bulletinsContract, type Content, type Draft } from './contract.ts'
import type { Article } from './pack.ts'
import { loadArticle } from './public.ts'

type FigureDefinition = FiguresOfPack['figures'][number]

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
const article: Article = {
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

/** The module on a small city of its own: three operators, and a committee. */
export async function openBulletinsWorld() {
  const world = await openWorld(bulletinsApi)
  const { db, owner, files } = world
  const committeeId = await fillCity(owner)
  async function somebody(role: string, bodyId?: string, bodyKind = 'committee'): Promise<Actor> {
    const person = aPerson(role, bodyId, bodyKind)
    await owner.insertInto('person').values({ id: person.personId, name: role }).execute()
    return person
  }
  const operators = {
    author: await somebody('operator'),
    reader: await somebody('operator'),
    other: await somebody('operator'),
  }
  const as = (actor: Actor) => world.as(actor, bulletinsContract)
  const visits = (quantity: number, day = TODAY) => {
    const fact: Fact = { measure: 'test.visits', quantity, day, subjectId: randomUUID() }
    return record(db, asSystem('test', null), 'test.counted', {}, [fact])
  }
  /** A file that this person uploaded a moment ago. */
  async function upload({ personId }: Actor, content: Uint8Array): Promise<string> {
    const { id, contentType, bytes, sha256 } = await files.save(content, { maxBytes: 1000 })
    const stored = { id, name: 'picture', content_type: contentType, bytes, uploaded_by: personId ?? '' }
    await owner
      .insertInto('file')
      .values({ ...stored, sha256: Buffer.from(sha256, 'hex') })
      .execute()
    return id
  }
  return { ...world, ...operators, ...writing(as, operators), as, committeeId, somebody, visits, upload }
}

type Operators = Record<'author' | 'reader', Actor>

function writing(as: (actor: Actor) => Client<typeof bulletinsContract>, { author, reader }: Operators) {
  const start = async (actor = author, committee: string | null = null): Promise<Draft> =>
    as(actor).startBulletinDraft({ body: { committeeId: committee, follows: null } })
  const step = (draft: Draft) => ({ params: { id: draft.id }, version: draft.version })
  const write = (draft: Draft, content: Content, actor = author, follows: string | null = null) =>
    as(actor).changeBulletinDraft({ ...step(draft), body: { content, follows } })
  const handedIn = async (content = aText(), follows: string | null = null): Promise<Draft> =>
    as(author).handInBulletinDraft(step(await write(await start(), content, author, follows)))
  /** Written by one operator, published by another; answers with its slug. */
  const published = async (content = aText(), follows: string | null = null): Promise<string> => {
    const draft = await as(reader).publishBulletinDraft(step(await handedIn(content, follows)))
    return draft.published?.slug ?? ''
  }
  return { start, step, write, handedIn, published }
}

async function fillCity(owner: Db): Promise<string> {
  const texts = { scienceCity: both('科学城') }
  await owner
    .insertInto('city')
    .values({ id: newId(), code: '990101', zone: 'Asia/Shanghai', content: JSON.stringify(texts) })
    .execute()
  const id = randomUUID()
  const name = JSON.stringify(both('合成生物产业链党委'))
  const committee = { id, key: 'synbio', kind: 'talent', name, short_name: name, purpose: '{}' }
  await owner
    .insertInto('committee')
    .values({ ...committee, since: TODAY, questions: '[]', criteria: '[]', position: 1 })
    .execute()
  await loadFigures(owner, { figures, committeeIds: new Map(), constants: { 'city.area': 156.5 } })
  await loadArticle(owner, article)
  return id
}
