import * as z from 'zod'
import { StoredFile } from '#modules/files/contract.ts'
import { Day } from '#platform/contract.ts'

export const instant = z.iso.datetime()
const PersonName = z.object({ id: z.uuid(), name: z.string() })
export const UnitName = z
  .object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable(), url: z.string() })
  .meta({ id: 'UnitNamed' })

export const ChallengeStatus = z
  .enum(['proposed', 'declined', 'open', 'in_review', 'noticed', 'under_way', 'solved', 'ended'])
  .meta({ id: 'ChallengeStatus' })
export type ChallengeStatus = z.infer<typeof ChallengeStatus>

/** So that no single expert decides about a challenge. The database holds the same number. */
export const EXPERTS_NEEDED = 2
/** Working days for which an award stands in public before it counts. */
export const NOTICE_DAYS = 5
/** In yuan. A hundred billion is more than any challenge; it keeps sums exact. */
export const MOST_YUAN = 100_000_000_000

export const BidCriterion = z.enum(['plan', 'team', 'price']).meta({ id: 'BidCriterion' })
export type BidCriterion = z.infer<typeof BidCriterion>
const Meets = z.enum(['yes', 'partly', 'no'])
export const BidJudgement = z
  .strictObject({ plan: Meets, team: Meets, price: Meets, comment: z.string().trim().max(1000).default('') })
  .meta({ id: 'BidJudgement' })
export type BidJudgement = z.infer<typeof BidJudgement>
/** By the id of the bid. */
export const BidJudgements = z.record(z.string().max(60), BidJudgement)
export type BidJudgements = z.infer<typeof BidJudgements>

const BidFile = StoredFile.omit({ sha256: true }).extend({ contentUrl: z.string() })
export const Bid = z
  .object({
    id: z.uuid(),
    unit: UnitName,
    isOwn: z.boolean(),
    plan: z.string(),
    team: z.string(),
    price: z.int(),
    files: z.array(BidFile),
    givenAt: instant,
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'Bid' })
export type Bid = z.infer<typeof Bid>

export const ExpertState = z.enum(['pending', 'given', 'conflict']).meta({ id: 'ExpertState' })
export type ExpertState = z.infer<typeof ExpertState>
export const BidReview = z
  .object({
    id: z.uuid(),
    expert: PersonName,
    isOwn: z.boolean(),
    state: ExpertState,
    judgements: BidJudgements.nullable(),
    recommends: z.uuid().nullable(),
    conflict: z.string().nullable(),
    givenAt: instant.nullable(),
  })
  .meta({ id: 'BidReview' })
export type BidReview = z.infer<typeof BidReview>

export const Invitation = z
  .object({
    unit: UnitName,
    invitedAt: instant,
    withdrawnAt: instant.nullable(),
    /** Of the secrecy text, the latest that the unit accepted. */
    acceptedVersion: z.int().nullable(),
    acceptedAt: instant.nullable(),
  })
  .meta({ id: 'ChallengeInvitation' })
export type Invitation = z.infer<typeof Invitation>
export const Reading = z
  .object({ person: PersonName, unit: UnitName.nullable(), version: z.int().nullable(), at: instant })
  .meta({ id: 'DetailReading' })
export type Reading = z.infer<typeof Reading>

export const Objection = z
  .object({
    id: z.uuid(),
    words: z.string(),
    isOwn: z.boolean(),
    raisedAt: instant,
    isUpheld: z.boolean().nullable(),
    answer: z.string().nullable(),
    can: z.object({ answer: z.boolean() }),
  })
  .meta({ id: 'AwardObjection' })
export type Objection = z.infer<typeof Objection>
export const Award = z
  .object({
    unit: UnitName,
    price: z.int(),
    reasons: z.string(),
    state: z.enum(['noticed', 'confirmed', 'revoked']),
    proposedAt: instant,
    noticeUntil: instant,
    confirmedAt: instant.nullable(),
  })
  .meta({ id: 'ChallengeAward' })
export type Award = z.infer<typeof Award>

export const MilestoneState = z.enum(['planned', 'reported', 'accepted']).meta({ id: 'MilestoneState' })
export type MilestoneState = z.infer<typeof MilestoneState>
export const Milestone = z
  .object({
    id: z.uuid(),
    title: z.string(),
    dueOn: Day,
    state: MilestoneState,
    /** Null for the public, who see that there is a step and whether it is done. */
    report: z.string().nullable(),
    answer: z.string().nullable(),
    reportedAt: instant.nullable(),
    acceptedAt: instant.nullable(),
    can: z.object({ report: z.boolean(), accept: z.boolean() }),
  })
  .meta({ id: 'ChallengeMilestone' })
export type Milestone = z.infer<typeof Milestone>

export const ChallengeSummary = z
  .object({
    id: z.uuid(),
    status: ChallengeStatus,
    title: z.string(),
    field: z.string(),
    goal: z.string(),
    /** In yuan. */
    reward: z.int(),
    bidsUntil: instant,
    /** The deadline has not come yet. */
    takesBids: z.boolean(),
    publishedAt: instant.nullable(),
    closedAt: instant.nullable(),
    url: z.string(),
    workUrl: z.string(),
  })
  .meta({ id: 'ChallengeSummary' })
export type ChallengeSummary = z.infer<typeof ChallengeSummary>

/** What a unit of the reader has to do with the challenge. */
export const OwnUnit = z
  .object({ unit: UnitName, isInvited: z.boolean(), acceptedVersion: z.int().nullable() })
  .meta({ id: 'OwnUnitInChallenge' })

export const Challenge = ChallengeSummary.extend({
  award: Award.nullable(),
  milestones: z.array(Milestone),
  /** Why it was ended, or what solved it. */
  closing: z.string().nullable(),
  /** Parts that only some readers are given; empty for the rest. */
  asker: z.object({ name: z.string(), matterUrl: z.string().nullable() }).nullable(),
  bidCount: z.int().nullable(),
  bids: z.array(Bid),
  ownUnits: z.array(OwnUnit),
  secrecy: z.object({ version: z.int(), words: z.string() }).nullable(),
  invitations: z.array(Invitation),
  readings: z.array(Reading),
  reviews: z.array(BidReview),
  objections: z.array(Objection),
  can: z.object({
    consent: z.boolean(),
    changeSecrecy: z.boolean(),
    invite: z.boolean(),
    readDetail: z.boolean(),
    bid: z.boolean(),
    withdrawBid: z.boolean(),
    openBids: z.boolean(),
    assignExpert: z.boolean(),
    review: z.boolean(),
    proposeAward: z.boolean(),
    object: z.boolean(),
    confirmAward: z.boolean(),
    planMilestone: z.boolean(),
    confirmSolved: z.boolean(),
    end: z.boolean(),
  }),
  version: z.int(),
}).meta({ id: 'Challenge' })
export type Challenge = z.infer<typeof Challenge>
