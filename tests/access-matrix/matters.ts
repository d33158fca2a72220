// The rows of matters: the talent of the matrix asks, the city's office handles.
import { randomUUID } from 'node:crypto'
import { type Matter, mattersContract } from '#modules/matters/contract.ts'
import { loadMatterKinds } from '#modules/matters/public.ts'
import { type Actor, visitor } from '#platform/access.ts'
import type { createClient } from '#platform/client.ts'
import type { Contract } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'

interface World {
  owner: Db
  asIn: <C extends Contract>(actor: Actor, contract: C) => ReturnType<typeof createClient<C>>
  anUpload: (actor: Actor) => Promise<string>
  kinds: Readonly<Record<'talent' | 'anotherOperator', Actor>>
  ownUnit: string
  cityId: string
}

const both = (zh: string) => ({ zh, en: zh })
const kind = {
  key: 'request',
  name: both('诉求'),
  summary: both('诉求'),
  askers: ['person', 'resident'] as ('person' | 'resident')[],
  questions: [],
  usually: 'city' as const,
  deadlines: { triage: 1, take: 2, answer: 5 },
  outcomes: [{ key: 'done', name: both('已办'), solved: true }],
  readers: ['operator'],
  retentionMonths: 6,
  public: true,
  measure: 'matters.resolved',
}
const wish = {
  kind: 'request',
  title: '路灯不亮',
  description: '楼下的路灯不亮了',
  answers: {},
  isPublic: false,
  files: [],
}

/** Matters that have come so far, made anew for each person of the matrix. */
function stories({ asIn, anUpload, kinds, cityId }: World) {
  const talent = asIn(kinds.talent, mattersContract)
  // Another than the operator of the matrix, so that one stands outside as a third person.
  const operator = asIn(kinds.anotherOperator, mattersContract)
  const ofCity = { kind: 'city' as const, id: cityId }
  const asked = async (files: string[] = []) => ({
    id: (await talent.askMatter({ body: { ...wish, files } })).id ?? '',
  })
  const leadOf = ({ handlings }: Matter) => ({ id: handlings[0]?.id ?? '' })
  async function sent() {
    const params = await asked()
    const { version } = await operator.getMatter({ params })
    const body = { parts: [{ body: ofCity, isLead: true }] }
    return { matter: params, part: leadOf(await operator.sendParts({ params, body, version })) }
  }
  async function taken() {
    const { matter, part } = await sent()
    await operator.takePart({ params: part })
    return { matter, part }
  }
  async function answered() {
    const { matter, part } = await taken()
    await operator.proposeOutcome({ params: part, body: { type: 'done', words: '已修好' } })
    return matter
  }
  async function closed() {
    const params = await answered()
    await talent.answerOutcome({ params, body: { isConfirmed: true } })
    return params
  }
  async function withFile() {
    const fileId = await anUpload(kinds.talent)
    return { ...(await asked([fileId])), fileId }
  }
  async function paused() {
    const { part } = await taken()
    const body = { reason: 'expert_opinion', words: '请专家看', days: 2 } as const
    const { handlings } = await operator.proposePause({
      params: part,
      body,
    })
    return { id: handlings[0]?.pauses[0]?.id ?? '' }
  }
  return { ofCity, asked, sent, taken, answered, closed, withFile, paused }
}

/** Matters that are followed by a secret link. */
function secrets({ asIn, anUpload, kinds }: World) {
  const operator = asIn(kinds.anotherOperator, mattersContract)
  const asked = () => asIn(visitor, mattersContract).askAsResident({ body: wish })
  const secret = async () => (await asked()).secret
  async function withFile() {
    const { number, secret } = await asked()
    const { items } = await operator.listMatters({ query: { box: 'all', q: number } })
    const fileId = await anUpload(kinds.anotherOperator)
    const body = { to: 'asker' as const, words: '见附件', files: [fileId] }
    await operator.writeMessage({ params: { id: items[0]?.id ?? '' }, body })
    return { secret, fileId }
  }
  return { secret, withFile }
}

type Sent = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
type Rows<Kind extends string> = Record<string, { who: readonly Kind[]; sent: () => Promise<Sent> }>

interface Who<Kind extends string> {
  everybody: readonly Kind[]
  signedIn: readonly Kind[]
  askers: readonly Kind[]
  /** Those with a post that answers for some body. */
  handlers: readonly Kind[]
  operator: Kind
  talent: Kind
}

const row = <Kind extends string>(who: readonly Kind[], sent: () => Promise<Sent>) => ({ who, sent })
const at = (make: () => Promise<Record<string, string>>, body?: unknown) => async () => ({
  params: await make(),
  body,
})

export async function rowsOfMatters<Kind extends string>(world: World, who: Who<Kind>): Promise<Rows<Kind>> {
  await loadMatterKinds(world.owner, [kind])
  const so = stories(world)
  return {
    ...ofAskers(so, who),
    ...ofHandlers(so, who, world),
    ...ofResidents(secrets(world), who),
    ...ofDesks(who, world),
  }
}

type Stories = ReturnType<typeof stories>

function ofAskers<Kind extends string>(
  so: Stories,
  { everybody, signedIn, askers, operator, talent }: Who<Kind>,
): Rows<Kind> {
  return {
    listMatterKinds: row(everybody, async () => ({})),
    askMatter: row(askers, async () => ({ body: wish })),
    listMatters: row(signedIn, async () => ({ query: { box: 'asked' } })),
    getMatter: row([operator, talent], at(so.asked)),
    readPersonalPart: row(
      [operator, talent],
      at(async () => (await so.taken()).matter, { reason: '核对材料的内容' }),
    ),
    downloadMatterFile: row([operator, talent], at(so.withFile)),
    answerOutcome: row([talent], at(so.answered, { isConfirmed: true })),
    enterCallBack: row([operator], at(so.answered, { isConfirmed: true })),
    reopenMatter: row([talent], at(so.closed, { reason: '情况又变了' })),
    withdrawMatter: row([talent], at(so.asked)),
    sayWhetherItLasted: row([talent], at(so.closed, { lasted: true })),
    suggestHandlers: row([operator], at(so.asked)),
    listSimilarOwn: row(signedIn, async () => ({ body: { text: '路灯' } })),
  }
}

function ofHandlers<Kind extends string>(
  so: Stories,
  { handlers, operator }: Who<Kind>,
  world: World,
): Rows<Kind> {
  const part = (make: Stories['sent'], body?: unknown) => at(async () => (await make()).part, body)
  const toUnit = { kind: 'unit', id: world.ownUnit }
  return {
    findBodies: row(handlers, async () => ({ query: { q: '党委' } })),
    changeKind: row([operator], at(so.asked, { kind: 'request' })),
    sendParts: row([operator], at(so.asked, { parts: [{ body: so.ofCity, isLead: true }] })),
    takePart: row([operator], part(so.sent)),
    answerPart: row([operator], part(so.sent, { answer: 'helped', words: '已联系' })),
    proposeOutcome: row([operator], part(so.taken, { type: 'done', words: '已办好' })),
    handOnPart: row([operator], part(so.sent, { body: toUnit, words: '请协助' })),
    callIn: row([operator], part(so.sent, { bodies: [toUnit], words: '请协助' })),
    proposePause: row([operator], part(so.taken, { reason: 'expert_opinion', words: '请专家看', days: 2 })),
    decidePause: row([operator], at(so.paused, { isApproved: true })),
    writeMessage: row([operator], at(so.asked, { to: 'asker', words: '您好' })),
    handOver: row([operator], async () => ({ body: { personId: randomUUID(), bodyId: world.cityId } })),
  }
}

function ofResidents<Kind extends string>(
  so: ReturnType<typeof secrets>,
  { everybody }: Who<Kind>,
): Rows<Kind> {
  const bySecret =
    (more: Record<string, unknown> = {}) =>
    async () => ({ body: { secret: await so.secret(), ...more } })
  return {
    askAsResident: row(everybody, async () => ({ body: wish })),
    followMatter: row(everybody, bySecret()),
    answerOutcomeBySecret: row(everybody, bySecret({ isConfirmed: true })),
    writeBySecret: row(everybody, bySecret({ words: '您好' })),
    downloadFileBySecret: row(everybody, async () => ({ body: await so.withFile() })),
    sayWhetherItLastedBySecret: row(everybody, bySecret({ lasted: true })),
    reopenBySecret: row(everybody, bySecret({ reason: '情况又变了' })),
    withdrawBySecret: row(everybody, bySecret()),
    listPublicMatters: row(everybody, async () => ({})),
  }
}

function ofDesks<Kind extends string>({ handlers, operator }: Who<Kind>, { cityId }: World): Rows<Kind> {
  const ofCity = async () => ({ query: { body: cityId } })
  return {
    countDesk: row(handlers, async () => ({})),
    listMatterRates: row([operator], ofCity),
    listPartsHeld: row([operator], ofCity),
  }
}
