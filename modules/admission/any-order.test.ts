// Whatever people do in whatever order, the module answers as a model of ten lines says, and the counts agree with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { endMembership } from '#modules/network/public.ts'
import { asSystem } from '#platform/access.ts'
import { inTransaction } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import { TODAY } from '#platform/testing.ts'
import type { ApplicationStatus, ReviewState } from './contract.ts'
import { admission, given, openAdmissionWorld, refusal } from './testing.ts'

const { db, as, biology, people, assign, aUnit, somebody, wish } = await openAdmissionWorld()
const { secretary } = people
const reviewers = [...people.reviewers, await somebody('郑评审', ['reviewer', biology])]

type Act =
  | { kind: 'apply' | 'withdraw' | 'admit' | 'decline' | 'leave' }
  | { kind: 'assign' | 'review' | 'conflict'; reviewer: number }
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('apply', 'withdraw', 'admit', 'decline', 'leave') }),
  fc.record({ kind: fc.constantFrom('assign', 'review', 'conflict'), reviewer: fc.nat(2) }),
)
/** By chance alone hardly any history comes to a decision. */
const aWholeReview: fc.Arbitrary<Act[]> = fc
  .tuple(fc.nat(2), fc.nat(2), fc.constantFrom('admit', 'admit', 'decline', 'leave'))
  .map(([first, second, last]) => [
    { kind: 'apply' },
    { kind: 'assign', reviewer: first },
    { kind: 'assign', reviewer: second },
    { kind: 'review', reviewer: first },
    { kind: 'review', reviewer: second },
    { kind: last },
  ])
const histories = fc
  .array(fc.oneof(fc.tuple(anAct), aWholeReview), { minLength: 4, maxLength: 12 })
  .map((parts) => parts.flat())

interface Model {
  status: ApplicationStatus
  reviews: Map<number, ReviewState>
  isMember: boolean
  applied: number
  decided: number
}
const givenIn = ({ reviews }: Model) => [...reviews.values()].filter((state) => state === 'given').length

/** The refusal that the model expects, or undefined where the act is done; then the model has changed. */
function expect(model: Model, act: Act): string | undefined {
  const isOpen = model.status === 'submitted' || model.status === 'in_review'
  const closed = isOpen ? undefined : 'admission.already_closed'
  switch (act.kind) {
    case 'apply':
      if (model.isMember) return 'admission.already_member'
      if (isOpen) return 'admission.already_applied'
      Object.assign(model, { status: 'submitted', reviews: new Map(), applied: model.applied + 1 })
      return undefined
    case 'withdraw':
      if (!closed) model.status = 'withdrawn'
      return closed
    case 'assign':
      if (closed) return closed
      if (model.reviews.has(act.reviewer)) return 'admission.reviewer_already_assigned'
      model.reviews.set(act.reviewer, 'pending')
      model.status = 'in_review'
      return undefined
    case 'review':
    case 'conflict':
      if (!model.reviews.has(act.reviewer)) return 'forbidden'
      if (closed) return closed
      if (model.reviews.get(act.reviewer) !== 'pending') return 'admission.already_reviewed'
      model.reviews.set(act.reviewer, act.kind === 'review' ? 'given' : 'conflict')
      return undefined
    case 'admit':
    case 'decline':
      if (closed) return closed
      if (givenIn(model) < 2) return 'admission.needs_two_reviews'
      Object.assign(model, {
        status: act.kind === 'admit' ? 'admitted' : 'declined',
        isMember: act.kind === 'admit',
        decided: model.decided + 1,
      })
      return undefined
    case 'leave':
      if (!model.isMember) return 'not_found'
      model.isMember = false
      return undefined
  }
}

type Unit = { unit: string; liaison: Awaited<ReturnType<typeof somebody>>; id: string }

async function perform(on: Unit, act: Act): Promise<void> {
  const params = { id: on.id }
  const reviewer = 'reviewer' in act ? (reviewers[act.reviewer] ?? secretary) : secretary
  const { version } = await as(secretary).getApplication({ params })
  switch (act.kind) {
    case 'apply':
      on.id = (await as(on.liaison).submitApplication({ body: wish(on.unit) })).id
      return
    case 'withdraw':
      await as(on.liaison).withdrawApplication({ params, version })
      return
    case 'assign':
      await assign(on.id, reviewer)
      return
    case 'review':
      await as(reviewer).reviewApplication({ params, body: given })
      return
    case 'conflict':
      await as(reviewer).reviewApplication({ params, body: { conflict: '亲属任职' } })
      return
    case 'admit':
    case 'decline': {
      const body = act.kind === 'admit' ? admission : refusal
      await as(secretary).decideApplication({ params, body, version })
      return
    }
    case 'leave': {
      const membership = { unitId: on.unit, committeeId: biology, day: TODAY, reason: '搬迁' }
      await inTransaction(db, (tx) => endMembership(tx, asSystem('test', undefined), membership))
    }
  }
}

const outcomeOf = (done: Promise<unknown>) =>
  done.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    },
  )

async function sumOf(measure: string, unit: string): Promise<number> {
  const facts = await db
    .selectFrom('fact')
    .select('quantity')
    .where('measure', '=', measure)
    .where('unit_id', '=', unit)
    .execute()
  return facts.reduce((sum, { quantity }) => sum + quantity, 0)
}

test('in whatever order people act, the answers are those of the model, and so are the counts', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (acts) => {
      const unit = await aUnit()
      const liaison = await somebody('陈联络', ['liaison', unit])
      const { id } = await as(liaison).submitApplication({ body: wish(unit) })
      const on: Unit = { unit, liaison, id }
      const model: Model = {
        status: 'submitted',
        reviews: new Map(),
        isMember: false,
        applied: 1,
        decided: 0,
      }
      for (const act of acts) {
        const outcome = await outcomeOf(perform(on, act))
        assert.equal(outcome, expect(model, act), JSON.stringify(act))
        const seen = await as(secretary).getApplication({ params: { id: on.id } })
        assert.deepEqual([seen.status, seen.reviews.given], [model.status, givenIn(model)])
      }
      assert.equal(await sumOf('admission.applications', unit), model.applied)
      assert.equal(await sumOf('admission.decided', unit), model.decided)
      assert.equal(await sumOf('network.memberships', unit), model.isMember ? 1 : 0)
      assert.equal(await sumOf('network.institutes-linked', unit), model.isMember ? 1 : 0)
    }),
    { numRuns: 15 },
  )
})
