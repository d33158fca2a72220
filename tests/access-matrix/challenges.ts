// The rows of challenges: the matrix's liaison asks for its unit, the other unit bids, the operator is the office.
import { challengesContract } from '#modules/challenges/contract.ts'
import type { Actor } from '#platform/access.ts'
import type { createClient } from '#platform/client.ts'
import type { Contract } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { NOW } from '#platform/testing.ts'

interface World {
  owner: Db
  asIn: <C extends Contract>(actor: Actor, contract: C) => ReturnType<typeof createClient<C>>
  anUpload: (actor: Actor) => Promise<string>
  /** The experts hold a post that lets them judge; the first is the reviewer of the matrix. */
  kinds: Readonly<Record<'operator' | 'anotherOperator' | 'liaison' | 'otherLiaison', Actor>> & {
    experts: readonly [Actor, Actor]
  }
  ownUnit: string
  otherUnit: string
}

type Sent = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
type Rows<Kind extends string> = Record<string, { who: readonly Kind[]; sent: () => Promise<Sent> }>

interface Who<Kind extends string> {
  everybody: readonly Kind[]
  /** Everybody signed in but the audit administrator. */
  objectors: readonly Kind[]
  operator: Kind
  /** Of the unit that asks. */
  liaison: Kind
  /** Of the unit that bids. */
  otherLiaison: Kind
  reviewer: Kind
}

const reasons = '方案可行，团队有经验，报价合理'

const wishOf = (unitId: string) => ({
  unitId,
  title: '低温成像',
  field: '脑科学',
  goal: '连续成像十小时',
  reward: 800_000,
  bidsUntil: '2030-02-01',
  detail: '样品台结构',
  secrecy: '不得外传',
})
const bidOf = (unitId: string) => ({ unitId, plan: '方案', team: '五人', price: 500_000 })

/** Challenges that take bids, made anew for each person of the matrix. */
function openings({ owner, asIn, kinds, ownUnit, otherUnit }: World) {
  // Another than the operator of the matrix, so that one is the second person.
  const office = asIn(kinds.anotherOperator, challengesContract)
  const bidder = asIn(kinds.otherLiaison, challengesContract)
  const [wish, bid, toBidder] = [wishOf(ownUnit), bidOf(otherUnit), { unitId: otherUnit }]
  const open = async () => ({ id: (await office.proposeChallenge({ body: wish })).id })
  async function proposed() {
    const params = await open()
    await owner
      .updateTable('challenge')
      .set({ status: 'proposed', published_at: null })
      .where('id', '=', params.id)
      .execute()
    return params
  }
  async function invited() {
    const params = await open()
    await office.inviteUnit({ params, body: toBidder })
    return params
  }
  async function accepted() {
    const params = await invited()
    await bidder.acceptSecrecy({ params, body: { ...toBidder, version: 1 } })
    return params
  }
  async function given(files: string[] = []) {
    const params = await open()
    await bidder.giveBid({ params, body: { ...bid, files } })
    return params
  }
  async function passed(files: string[] = []) {
    const params = await given(files)
    await owner.updateTable('challenge').set({ bids_until: NOW }).where('id', '=', params.id).execute()
    return params
  }
  return { wish, bid, toBidder, open, proposed, invited, accepted, given, passed }
}

/** Challenges that have come so far. */
function stories(world: World) {
  const { asIn, anUpload, kinds } = world
  const opened = openings(world)
  const office = asIn(kinds.anotherOperator, challengesContract)
  async function inReview(files: string[] = []) {
    const params = await opened.passed(files)
    const { bids } = await office.openBids({ params })
    return { params, bidId: bids[0]?.id ?? '' }
  }
  const ask = (params: { id: string }, { personId }: Actor) =>
    office.assignExpert({ params, body: { personId: personId ?? '' } })
  const withFile = async () => {
    const fileId = await anUpload(kinds.otherLiaison)
    const { params } = await inReview([fileId])
    return { ...params, fileId }
  }
  return { ...opened, inReview, ask, withFile, ...later(world, { ask, inReview }) }
}

interface Begun {
  ask: (params: { id: string }, expert: Actor) => Promise<unknown>
  inReview: () => Promise<{ params: { id: string }; bidId: string }>
}

function later({ owner, asIn, kinds }: Pick<World, 'owner' | 'asIn' | 'kinds'>, { ask, inReview }: Begun) {
  const office = asIn(kinds.anotherOperator, challengesContract)
  const bidder = asIn(kinds.otherLiaison, challengesContract)
  async function judged() {
    const { params, bidId } = await inReview()
    for (const expert of kinds.experts) {
      await ask(params, expert)
      const judgements = { [bidId]: { plan: 'yes', team: 'yes', price: 'yes' } } as const
      await asIn(expert, challengesContract).reviewBids({ params, body: { judgements, recommends: bidId } })
    }
    return { params, bidId }
  }
  async function noticed() {
    const { params, bidId } = await judged()
    const { version } = await office.getChallenge({ params })
    await office.proposeAward({ params, body: { bidId, reasons }, version })
    return params
  }
  async function objected() {
    const params = await noticed()
    const { objections } = await bidder.raiseObjection({ params, body: { words: '有异议' } })
    return { ...params, objectionId: objections[0]?.id ?? '' }
  }
  const afterNotice = async () => {
    const params = await noticed()
    const passed = { notice_until: NOW }
    await owner.updateTable('challenge_award').set(passed).where('challenge_id', '=', params.id).execute()
    return params
  }
  async function underWay() {
    const params = await afterNotice()
    const { version } = await office.getChallenge({ params })
    await asIn(kinds.operator, challengesContract).confirmAward({ params, version })
    return params
  }
  async function planned() {
    const params = await underWay()
    const { milestones } = await bidder.planMilestone({
      params,
      body: { title: '样机', dueOn: '2030-06-01' },
    })
    return { ...params, milestoneId: milestones[0]?.id ?? '' }
  }
  async function reported() {
    const params = await planned()
    await bidder.reportMilestone({ params, body: { report: '样机已运行' } })
    return params
  }
  return { judged, noticed, objected, afterNotice, underWay, planned, reported }
}

const row = <Kind extends string>(who: readonly Kind[], sent: () => Promise<Sent>) => ({ who, sent })
const at = (make: () => Promise<Record<string, string>>, body?: unknown) => async () => ({
  params: await make(),
  ...(body === undefined ? {} : { body }),
})

export function rowsOfChallenges<Kind extends string>(world: World, who: Who<Kind>): Rows<Kind> {
  const so = stories(world)
  return { ...beforeTheDeadline(so, who), ...afterTheDeadline(so, who, world) }
}

type Stories = ReturnType<typeof stories>

function beforeTheDeadline<Kind extends string>(
  so: Stories,
  { everybody, operator, liaison, otherLiaison }: Who<Kind>,
): Rows<Kind> {
  return {
    listChallenges: row(everybody, async () => ({})),
    getChallenge: row(everybody, at(so.open)),
    proposeChallenge: row([operator], async () => ({ body: so.wish })),
    answerProposal: row([liaison], at(so.proposed, { agrees: true })),
    endChallenge: row([operator, liaison], at(so.open, { reasons: '需求已有变化，不再征集' })),
    changeSecrecy: row([operator], at(so.open, { words: '新的约定' })),
    inviteUnit: row([operator], at(so.open, so.toBidder)),
    withdrawInvitation: row([operator], at(so.invited, so.toBidder)),
    acceptSecrecy: row([otherLiaison], at(so.invited, { ...so.toBidder, version: 1 })),
    readDetail: row([otherLiaison], at(so.accepted, so.toBidder)),
    giveBid: row([otherLiaison], at(so.open, so.bid)),
    withdrawBid: row([otherLiaison], at(so.given, so.toBidder)),
    openBids: row(
      [operator],
      at(() => so.passed()),
    ),
  }
}

function afterTheDeadline<Kind extends string>(
  so: Stories,
  { objectors, operator, liaison, otherLiaison, reviewer }: Who<Kind>,
  { kinds: { experts } }: World,
): Rows<Kind> {
  const inReview = async () => (await so.inReview()).params
  return {
    downloadBidFile: row([operator, liaison, otherLiaison], at(so.withFile)),
    listExpertCandidates: row([operator], at(inReview)),
    assignExpert: row([operator], at(inReview, { personId: experts[0].personId })),
    reviewBids: row([reviewer], async () => {
      const params = await inReview()
      await so.ask(params, experts[0])
      return { params, body: { conflict: '曾在该单位任职' } }
    }),
    proposeAward: row([operator], async () => {
      const { params, bidId } = await so.judged()
      return { params, body: { bidId, reasons } }
    }),
    raiseObjection: row(objectors, at(so.noticed, { words: '有异议' })),
    answerObjection: row(
      [operator],
      at(so.objected, { isUpheld: false, answer: '经核实，异议不成立，维持公示' }),
    ),
    confirmAward: row([operator], at(so.afterNotice)),
    planMilestone: row([otherLiaison], at(so.underWay, { title: '样机', dueOn: '2030-06-01' })),
    reportMilestone: row([otherLiaison], at(so.planned, { report: '样机已运行' })),
    answerMilestone: row([operator, liaison], at(so.reported, { isAccepted: true, words: '通过' })),
    confirmSolved: row([liaison], at(so.underWay, { words: '已解决' })),
  }
}
