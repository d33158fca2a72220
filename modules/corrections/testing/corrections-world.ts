// A small city with a committee, two operators and figures that take statements, for the tests of this module.
import { randomUUID } from 'node:crypto'
import { type FiguresOfPack, loadFigures, readFigures } from '#modules/figures/public.ts'
import { loadRoles, type PackRole } from '#modules/people/public.ts'
import { type Actor, asSystem, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { newId } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import { openWorld, TODAY, ZONE } from '#platform/testing.ts'
import { correctionsApi } from '../api.ts'
import { correctionsContract, type NewStatement } from '../contract.ts'

type FigureDefinition = FiguresOfPack['figures'][number]

const both = (zh: string) => ({ zh, en: `${zh} in English` })
const texts = (zh: string) => JSON.stringify(both(zh))

const aFigure = (key: string, more: Partial<FigureDefinition> = {}): FigureDefinition => ({
  key,
  title: both(key),
  rule: both('规则'),
  kind: 'stock',
  distinct: 'none',
  measure: `test.${key}`,
  countingUnit: { zh: '个', en: ['thing', 'things'] },
  wording: 'exact',
  dateBasis: both('日期'),
  records: 'public',
  aspect: 'network',
  ...more,
})
const FIGURES = [
  aFigure('teams'),
  aFigure('homes', { records: 'counted', statements: true }),
  aFigure('trained', { kind: 'flow', records: 'counted', statements: true }),
  aFigure('members', { measure: 'network.memberships', statements: true }),
]
const ROLES: PackRole[] = [
  { key: 'operator', body: 'city', power: true, name: both('区级经办人') },
  { key: 'secretary', body: 'committee', power: true, name: both('党委书记') },
]

export const REASON = '同一支服务队登记了两次，以第一次为准'

/** What a statement says, but for its document. */
export const SAID = {
  figureKey: 'homes',
  quantity: 30,
  day: '2029-12-31',
  saidBy: '区住房和建设局',
  signatory: '赵立言',
  signatoryFunction: '局长',
}

export async function openCorrectionsWorld() {
  const world = await openWorld(correctionsApi)
  const { db, owner, files } = world
  await loadRoles(owner, ROLES)
  await loadFigures(owner, { figures: FIGURES, committeeIds: new Map(), constants: {} })
  const bodies = await arrangeBodies(owner)
  const people = await arrangePeople(owner, bodies)
  const as = (actor: Actor = visitor) => world.as(actor, correctionsContract)
  async function valueOf(key: string, asOf = TODAY) {
    const figures = await readFigures(db, { asOf, lang: 'zh-Hans', actor: visitor })
    return figures.find((figure) => figure.key === key)?.value ?? 0
  }
  /** A fact as a module writes it; answers with its id. */
  async function aFact(more: Partial<Fact> = {}): Promise<string> {
    const id = newId()
    const fact = {
      id,
      measure: 'test.teams',
      quantity: 1,
      day: '2029-06-15',
      subjectId: randomUUID(),
      ...more,
    }
    await record(db, asSystem('test', undefined), 'test.counted', {}, [fact])
    return id
  }
  const anUpload = (actor: Actor = people.operator) => insertUpload(owner, files, actor.personId)
  const aStatement = async (more: Partial<NewStatement> = {}): Promise<NewStatement> => ({
    ...SAID,
    documentId: await anUpload(),
    ...more,
  })
  const propose = async (actor: Actor = people.operator, factId?: string) =>
    as(actor).proposeCorrection({ body: { factId: factId ?? (await aFact()), reason: REASON } })
  const submit = async (more: Partial<NewStatement> = {}) =>
    as(people.operator).submitStatement({ body: await aStatement(more) })
  /** A statement that counts. */
  async function aConfirmed(more: Partial<NewStatement> = {}) {
    const { id, version } = await submit(more)
    return as(people.other).confirmStatement({ params: { id }, version })
  }
  const made = { aFact, anUpload, aStatement, propose, submit, aConfirmed }
  return { ...world, ...bodies, as, people, valueOf, ...made }
}

/** Codes of those who were refused, in the order of the calls; undefined where one was done. */
export async function outcomes(calls: readonly Promise<unknown>[]): Promise<(string | undefined)[]> {
  return (await Promise.allSettled(calls)).map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    if (answer.reason instanceof Problem) return answer.reason.code
    throw answer.reason
  })
}

async function arrangeBodies(owner: Db) {
  const ids = { city: randomUUID(), biology: randomUUID(), display: randomUUID(), unit: randomUUID() }
  const content = JSON.stringify({ name: both('示范区') })
  await owner.insertInto('city').values({ id: ids.city, code: '990101', zone: ZONE, content }).execute()
  for (const key of ['biology', 'display'] as const)
    await owner
      .insertInto('committee')
      .values({
        id: ids[key],
        key,
        kind: 'talent',
        name: texts(key),
        short_name: texts(key),
        purpose: texts(key),
        since: '2027-01-01',
        questions: '[]',
        criteria: '[]',
        position: 0,
      })
      .execute()
  await owner
    .insertInto('unit_kind')
    .values({ key: 'institute', counts_as: 'institute', name: texts('院所'), ror_types: [], position: 0 })
    .execute()
  await owner
    .insertInto('unit')
    .values({ id: ids.unit, kind: 'institute', name: '深海研究所', folded_names: [], search: '' })
    .execute()
  await owner
    .insertInto('place')
    .values({ code: '990101001', level: 'subdistrict', name: texts('新湖街道') })
    .execute()
  return ids
}

type Bodies = Awaited<ReturnType<typeof arrangeBodies>>

async function arrangePeople(owner: Db, { city, biology, display }: Bodies) {
  return {
    operator: await insertHolder(owner, '陈经办', 'operator', city),
    other: await insertHolder(owner, '苏经办', 'operator', city),
    secretary: await insertHolder(owner, '林书记', 'secretary', biology),
    otherSecretary: await insertHolder(owner, '何书记', 'secretary', display),
  }
}

async function insertHolder(owner: Db, name: string, role: string, bodyId: string) {
  const personId = randomUUID()
  await owner.insertInto('person').values({ id: personId, name }).execute()
  const { body: bodyKind = 'city', power = false } = ROLES.find(({ key }) => key === role) ?? {}
  const post = { id: randomUUID(), personId, role, bodyKind, bodyId }
  const term = { is_power: power, administrator: 'none', starts_on: '2029-01-01', confirmed_at: new Date() }
  await owner
    .insertInto('post')
    .values({ id: post.id, person_id: personId, role, body_kind: bodyKind, body_id: bodyId, ...term })
    .execute()
  return { personId, post, posts: [post] }
}

/** A file that this person uploaded a moment ago. */
async function insertUpload(owner: Db, files: FileStore, personId: string | null): Promise<string> {
  const { id, contentType, bytes, sha256 } = await files.save(Buffer.from('%PDF-1.7 声明'), {
    maxBytes: 1000,
  })
  const file = { id, name: '声明.pdf', content_type: contentType, bytes, sha256: Buffer.from(sha256, 'hex') }
  await owner
    .insertInto('file')
    .values({ ...file, uploaded_by: personId ?? '' })
    .execute()
  return id
}
