import * as z from 'zod'
import { CommitteeName, Named } from '#modules/network/contract.ts'
import { StoredFile } from '#modules/files/contract.ts'

const instant = z.iso.datetime()
const PersonName = z.object({ id: z.uuid(), name: z.string() })

export const ApplicationStatus = z
  .enum(['submitted', 'in_review', 'admitted', 'declined', 'withdrawn'])
  .meta({ id: 'ApplicationStatus' })
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/** So that no single person opens a chain to a unit, or closes it. The database holds the same number. */
export const REVIEWS_NEEDED = 2

export const Answers = z.record(z.string().max(60), z.union([z.string(), z.number()]))
export type Answers = z.infer<typeof Answers>

export const Judgement = z
  .strictObject({
    meets: z.enum(['yes', 'partly', 'no']),
    comment: z.string().trim().max(1000).default(''),
  })
  .meta({ id: 'Judgement' })
/** By the key of the criterion. */
export const Judgements = z.record(z.string().max(60), Judgement)
export type Judgements = z.infer<typeof Judgements>

export const ReviewState = z.enum(['pending', 'given', 'conflict']).meta({ id: 'ReviewState' })
export type ReviewState = z.infer<typeof ReviewState>

export const Review = z
  .object({
    id: z.uuid(),
    reviewer: PersonName,
    isOwn: z.boolean(),
    state: ReviewState,
    assignedAt: instant,
    submittedAt: instant.nullable(),
    judgements: Judgements.nullable(),
    recommends: z.boolean().nullable(),
    /** What the reviewer declared instead of judging. */
    conflict: z.string().nullable(),
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof Review>

export const AdmissionStep = z
  .enum(['applied', 'withdrawn', 'reviewer_assigned', 'reviewed', 'conflict_declared', 'decided'])
  .meta({ id: 'AdmissionStep' })
export type AdmissionStep = z.infer<typeof AdmissionStep>

const StepTaken = z.object({
  step: AdmissionStep,
  at: instant,
  /** Null where the system did it. */
  person: PersonName.nullable(),
  /** Under which post. */
  post: z.object({ role: z.string(), body: z.string() }).nullable(),
})

const Document = StoredFile.omit({ sha256: true }).extend({ contentUrl: z.string() })

const Answered = z.object({
  key: z.string(),
  /** What was asked, in the reader's language; the key where the committee no longer asks it. */
  question: z.string(),
  value: z.union([z.string(), z.number()]),
  /** What the chosen option is called. */
  valueName: z.string().nullable(),
})

export const ApplicationSummary = z
  .object({
    id: z.uuid(),
    unit: z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable(), url: z.string() }),
    committee: CommitteeName,
    position: Named,
    status: ApplicationStatus,
    submittedAt: instant,
    decidedAt: instant.nullable(),
    reviews: z.object({ given: z.int(), needed: z.literal(REVIEWS_NEEDED) }),
    url: z.string(),
    can: z.object({
      withdraw: z.boolean(),
      assignReviewer: z.boolean(),
      review: z.boolean(),
      decide: z.boolean(),
    }),
  })
  .meta({ id: 'ApplicationSummary' })
export type ApplicationSummary = z.infer<typeof ApplicationSummary>

export const Application = ApplicationSummary.extend({
  answers: z.array(Answered),
  documents: z.array(Document),
  history: z.array(StepTaken),
  /** Those that this reader may read: all for the secretary, one's own for a reviewer, none for the applicant. */
  reviewsRead: z.array(Review),
  reasons: z.string().nullable(),
  membershipId: z.uuid().nullable(),
  version: z.int(),
}).meta({ id: 'Application' })
export type Application = z.infer<typeof Application>
