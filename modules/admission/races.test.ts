import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { countDeadlocks } from '#platform/testing.ts'
import { admission, given, openAdmissionWorld, refusal } from './testing.ts'

const world = await openAdmissionWorld()
const { db, as, biology, people, anApplication, assign, aReviewed, aUnit, somebody, wish } = world
const { secretary, reviewers } = people
const otherSecretary = await somebody('何书记', ['secretary', biology])
const ROUNDS = 8

/** Codes of those who were refused, in the order of the calls; undefined where one was done. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<(string | undefined)[]> {
  return (await Promise.allSettled(calls)).map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    if (answer.reason instanceof Problem) return answer.reason.code
    throw answer.reason
  })
}
const factsOf = async (measure: string, subjectId: string) =>
  (
    await db
      .selectFrom('fact')
      .select('id')
      .where('measure', '=', measure)
      .where('subject_id', '=', subjectId)
      .execute()
  ).length
const membershipsOf = async (unit: string) =>
  (await db.selectFrom('membership').select('id').where('unit_id', '=', unit).execute()).length

test('of deciding and withdrawing at once, one is done and the other is told that the record changed', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, params, unit, liaison, version } = await aReviewed()
    const codes = await outcomes([
      as(secretary).decideApplication({ params, body: admission, version }),
      as(liaison).withdrawApplication({ params, version }),
    ])
    const isAdmitted = codes[0] === undefined
    assert.deepEqual(
      codes,
      isAdmitted ? [undefined, 'precondition_failed'] : ['precondition_failed', undefined],
    )
    assert.equal((await as(liaison).getApplication({ params })).status, isAdmitted ? 'admitted' : 'withdrawn')
    assert.equal(await membershipsOf(unit), isAdmitted ? 1 : 0)
    assert.equal(await factsOf('admission.decided', id), isAdmitted ? 1 : 0)
  }
})

test('of two secretaries who decide at once, one decides', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, params, unit, version } = await aReviewed()
    const codes = await outcomes([
      as(secretary).decideApplication({ params, body: admission, version }),
      as(otherSecretary).decideApplication({ params, body: refusal, version }),
    ])
    assert.equal(codes.filter((code) => code === undefined).length, 1, String(codes))
    assert.ok(codes.includes('precondition_failed'))
    assert.equal(await factsOf('admission.decided', id), 1)
    assert.equal(await membershipsOf(unit), codes[0] === undefined ? 1 : 0)
  }
})

test('of ten applications of one unit to one committee at once, one stands', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const unit = await aUnit()
    const liaison = await somebody('陈联络', ['liaison', unit])
    const codes = await outcomes(
      Array.from({ length: 10 }, () => as(liaison).submitApplication({ body: wish(unit) })),
    )
    assert.equal(codes.filter((code) => code === undefined).length, 1)
    assert.equal(codes.filter((code) => code === 'admission.already_applied').length, 9)
  }
})

test('an application that comes while the former one is decided never makes a member apply', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { params, unit, liaison, version } = await aReviewed()
    const [decided, applied] = await outcomes([
      as(secretary).decideApplication({ params, body: admission, version }),
      as(liaison).submitApplication({ body: wish(unit) }),
    ])
    assert.equal(decided, undefined)
    assert.match(String(applied), /already_(member|applied)$/)
  }
})

test('a review given while the secretary decides is part of the decision or comes too late', async () => {
  const third = await somebody('郑评审', ['reviewer', biology])
  for (let round = 0; round < ROUNDS; round++) {
    const { id, params } = await aReviewed()
    const { version } = await assign(id, third)
    const codes = await outcomes([
      as(secretary).decideApplication({ params, body: admission, version }),
      as(third).reviewApplication({ params, body: given }),
    ])
    const { reviews, status } = await as(secretary).getApplication({ params })
    if (codes[0] === undefined) {
      assert.deepEqual(codes, [undefined, 'admission.already_closed'])
      assert.deepEqual([status, reviews.given], ['admitted', 2])
    } else {
      assert.deepEqual(codes, ['precondition_failed', undefined])
      assert.deepEqual([status, reviews.given], ['in_review', 3])
    }
  }
})

test('a decision that waits for the second review sees it', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, params } = await anApplication()
    for (const reviewer of reviewers) await assign(id, reviewer)
    await as(reviewers[0]).reviewApplication({ params, body: given })
    const { headers, url } = { url: `/api/v1/applications/${id}/decide`, headers: { 'if-match': '*' } }
    const cookie = world.cookieOf(secretary)
    const [answer] = await Promise.all([
      world.http.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload: admission }),
      as(reviewers[1]).reviewApplication({ params, body: given }),
    ])
    const { status } = await as(secretary).getApplication({ params })
    assert.equal(status, answer.statusCode === 200 ? 'admitted' : 'in_review')
    if (answer.statusCode !== 200) assert.equal(answer.json().code, 'admission.needs_two_reviews')
  }
})

test('of two reviews by one reviewer at once, the first stays as it was given', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, params } = await anApplication()
    await assign(id, reviewers[0])
    const codes = await outcomes([
      as(reviewers[0]).reviewApplication({ params, body: given }),
      as(reviewers[0]).reviewApplication({ params, body: { ...given, recommends: false } }),
    ])
    assert.equal(codes.filter((code) => code === 'admission.already_reviewed').length, 1)
    const { reviewsRead } = await as(reviewers[0]).getApplication({ params })
    assert.equal(reviewsRead[0]?.recommends, codes[0] === undefined)
  }
})

test('a reviewer asked twice at once is asked once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await anApplication()
    const body = { personId: reviewers[0].personId }
    const codes = await outcomes([
      as(secretary).assignReviewer({ params: { id }, body }),
      as(otherSecretary).assignReviewer({ params: { id }, body }),
    ])
    assert.equal(codes.filter((code) => code === 'admission.reviewer_already_assigned').length, 1)
  }
})

test('none of these rivals ever deadlocked', async () => assert.equal(await countDeadlocks(world), 0))
