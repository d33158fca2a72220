import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { startMembership } from '#modules/network/public.ts'
import { asSystem, visitor } from '#platform/access.ts'
import { TODAY } from '#platform/testing.ts'
import { admission, given, JUDGED, openAdmissionWorld } from './testing.ts'

const world = await openAdmissionWorld()
const { db, owner, as, biology, display, people, anApplication, assign, aReviewed } = world
const { anUpload, aUnit, somebody, wish, everything } = world
const { secretary, reviewers } = people

/** The call is refused like this, and nothing in the database has changed. */
async function refuses(call: () => Promise<unknown>, expected: object) {
  const before = await everything()
  await assert.rejects(call(), expected)
  assert.deepEqual(await everything(), before)
}
const fieldsOf = (...faults: [field: string, code: string][]) => ({
  status: 422,
  code: 'invalid_input',
  details: { problems: faults.map(([field, code]) => ({ field, code, in: 'body' })) },
})
const forbidden = (ability: string) => ({ status: 403, code: 'forbidden', details: { ability } })
const notFound = { status: 404, details: { what: 'application' } }

// ── applying ──

test('only who speaks for a unit applies for it', async () => {
  const unit = await aUnit('某研究所', display)
  await refuses(() => as(visitor).submitApplication({ body: wish(unit) }), { status: 401 })
  const strangers = [
    await somebody('外人', ['liaison', await aUnit()]),
    await somebody('管理员', ['keeper', unit]),
    await somebody('别链联络员', ['committee-liaison', biology]),
    secretary,
  ]
  for (const stranger of strangers)
    await refuses(() => as(stranger).submitApplication({ body: wish(unit) }), forbidden('admission.apply'))
  const nowhere = { ...wish(randomUUID()) }
  await refuses(() => as(secretary).submitApplication({ body: nowhere }), { details: { what: 'unit' } })
})

test('everything wrong in the form is told at once', async () => {
  const unit = await aUnit()
  const liaison = await somebody('陈联络', ['liaison', unit])
  const [own, foreign] = [await anUpload(liaison), await anUpload(secretary)]
  const body = {
    ...wish(unit),
    position: 'moon',
    answers: { staff: '多', level: 'two', colour: 1 },
    documents: [own, foreign, own, randomUUID()],
  }
  await refuses(
    () => as(liaison).submitApplication({ body }),
    fieldsOf(
      ['position', 'position_unknown'],
      ['answers.work', 'required'],
      ['answers.staff', 'wrong_type'],
      ['answers.level', 'not_allowed'],
      ['answers.colour', 'unknown_field'],
      ['documents.1', 'file_unknown'],
      ['documents.2', 'file_unknown'],
      ['documents.3', 'file_unknown'],
    ),
  )
  await refuses(
    () => as(liaison).submitApplication({ body: { ...wish(unit), committeeId: randomUUID() } }),
    fieldsOf(['committeeId', 'committee_unknown']),
  )
  const eleven = Array.from({ length: 11 }, () => randomUUID())
  await refuses(
    () => as(liaison).submitApplication({ body: { ...wish(unit), documents: eleven } }),
    fieldsOf(['documents', 'too_long']),
  )
})

test('a document belongs to one application', async () => {
  const unit = await aUnit()
  const liaison = await somebody('陈联络', ['liaison', unit])
  const documents = [await anUpload(liaison)]
  await as(liaison).submitApplication({ body: { ...wish(unit), documents } })
  await refuses(
    () => as(liaison).submitApplication({ body: { ...wish(unit), committeeId: display, documents } }),
    fieldsOf(['documents.0', 'file_unknown']),
  )
})

test('a member does not apply again, nor does a unit whose application is open', async () => {
  const { unit, liaison } = await anApplication()
  await refuses(() => as(liaison).submitApplication({ body: wish(unit) }), {
    status: 409,
    code: 'admission.already_applied',
  })
  const member = await aUnit()
  const itsLiaison = await somebody('陈联络', ['liaison', member])
  const membership = { unitId: member, committeeId: biology, position: 'research', day: TODAY }
  await startMembership(db, asSystem('test', undefined), membership)
  await refuses(() => as(itsLiaison).submitApplication({ body: wish(member) }), {
    status: 409,
    code: 'admission.already_member',
  })
})

// ── reading ──

test('an application does not exist for strangers, in no way of asking', async () => {
  const unit = await aUnit()
  const applicant = await somebody('陈联络', ['liaison', unit])
  const body = { ...wish(unit), documents: [await anUpload(applicant)] }
  const { id, documents } = await as(applicant).submitApplication({ body })
  const params = { id }
  const strangers = [
    await somebody('外人', ['liaison', await aUnit()]),
    await somebody('管理员', ['keeper', unit]),
    await somebody('别链书记', ['secretary', display]),
  ]
  for (const stranger of strangers.map(as)) {
    assert.deepEqual((await stranger.listApplications()).items, [])
    const fileId = documents[0]?.id ?? ''
    for (const call of [
      () => stranger.getApplication({ params }),
      () => stranger.downloadApplicationDocument({ params: { id, fileId } }),
      () => stranger.withdrawApplication({ params, version: 1 }),
      () => stranger.listReviewerCandidates({ params }),
      () => stranger.assignReviewer({ params, body: { personId: reviewers[0].personId } }),
      () => stranger.reviewApplication({ params, body: given }),
      () => stranger.decideApplication({ params, body: admission, version: 1 }),
    ])
      await refuses(call, notFound)
  }
  const other = await anApplication()
  const fileId = documents[0]?.id ?? ''
  await refuses(() => as(secretary).downloadApplicationDocument({ params: { id: other.id, fileId } }), {
    status: 404,
    details: { what: 'document' },
  })
})

// ── reviewing ──

test('only an impartial secretary chooses reviewers', async () => {
  const { unit, liaison, params } = await anApplication()
  const operator = await somebody('赵经办', ['operator', randomUUID()])
  const partial = await somebody('兼职书记', ['secretary', biology], ['keeper', unit])
  for (const actor of [liaison, reviewers[0], operator, partial]) {
    const expected = forbidden('admission.assign_reviewer')
    await refuses(() => as(actor).listReviewerCandidates({ params }), expected)
    const body = { personId: reviewers[0].personId }
    await refuses(() => as(actor).assignReviewer({ params, body }), expected)
  }
  assert.deepEqual((await as(partial).getApplication({ params })).can.assignReviewer, false)
})

test('a reviewer has a post in the committee and no stake in the unit', async () => {
  const unit = await aUnit('某企业', display)
  const both = await somebody('兼任者', ['committee-liaison', display], ['reviewer', biology])
  const { id } = await as(both).submitApplication({ body: wish(unit) })
  const colleague = await somebody('同单位', ['reviewer', biology], ['keeper', unit])
  const conflict = (stake: string) => ({
    status: 409,
    code: 'admission.reviewer_has_conflict',
    details: { stake },
  })
  await refuses(() => assign(id, colleague), conflict('post_in_unit'))
  await refuses(() => assign(id, both), conflict('post_in_unit'))
  await owner.updateTable('post').set({ ended_at: new Date() }).where('body_id', '=', display).execute()
  await refuses(() => assign(id, both), conflict('submitted_it'))

  const ended = await somebody('离任者', ['reviewer', biology])
  await owner
    .updateTable('post')
    .set({ ended_at: new Date() })
    .where('person_id', '=', ended.personId)
    .execute()
  const unconfirmed = await somebody('待确认者', ['secretary', biology])
  await owner
    .updateTable('post')
    .set({ confirmed_at: null })
    .where('person_id', '=', unconfirmed.personId)
    .execute()
  for (const person of [ended, unconfirmed, await somebody('别链', ['reviewer', display])])
    await refuses(() => assign(id, person), fieldsOf(['personId', 'not_a_reviewer']))

  await assign(id, reviewers[0])
  await refuses(() => assign(id, reviewers[0]), { status: 409, code: 'admission.reviewer_already_assigned' })
})

test('who was not asked does not judge, and a review once given is final', async () => {
  const { id, params } = await anApplication()
  const review = (body: object) => () => as(reviewers[0]).reviewApplication({ params, body })
  await refuses(review(given), forbidden('admission.review'))
  await assign(id, reviewers[0])
  await refuses(
    review({ judgements: { fit: JUDGED.fit, colour: JUDGED.fit } }),
    fieldsOf(
      ['judgements.openness', 'required'],
      ['judgements.colour', 'unknown_field'],
      ['recommends', 'required'],
    ),
  )
  await refuses(review({ ...given, conflict: '亲属' }), {
    status: 422,
    details: fieldsOf(['judgements', 'not_allowed'], ['recommends', 'not_allowed']).details,
  })
  await review(given)()
  const already = { status: 409, code: 'admission.already_reviewed' }
  await refuses(review({ ...given, recommends: false }), already)
  await refuses(review({ conflict: '亲属' }), already)
})

test('a reviewer who comes to hold a post in the unit may only declare it', async () => {
  const { id, params, unit } = await anApplication()
  const reviewer = await somebody('新任者', ['reviewer', biology])
  await assign(id, reviewer)
  const posts = (await somebody('新任者', ['keeper', unit])).posts
  const joined = { personId: reviewer.personId, posts: [...reviewer.posts, ...posts] }
  await refuses(() => as(joined).reviewApplication({ params, body: given }), {
    code: 'admission.reviewer_has_conflict',
    details: { stake: 'post_in_unit' },
  })
  await as(joined).reviewApplication({ params, body: { conflict: '已到该单位任职' } })
})

// ── deciding ──

test('nobody decides before two reviewers have judged; a declared conflict is no review', async () => {
  const { id, params } = await anApplication()
  const decide = async () => {
    const { version, can } = await as(secretary).getApplication({ params })
    assert.equal(can.decide, false)
    await refuses(() => as(secretary).decideApplication({ params, body: admission, version }), {
      status: 409,
      code: 'admission.needs_two_reviews',
    })
  }
  await decide()
  await assign(id, reviewers[0])
  await as(reviewers[0]).reviewApplication({ params, body: given })
  await decide()
  await assign(id, reviewers[1])
  await as(reviewers[1]).reviewApplication({ params, body: { conflict: '师生关系' } })
  await decide()
})

test('the database itself admits nobody without two reviews', async () => {
  const { id } = await anApplication()
  const decision = {
    status: 'declined',
    decided_by: secretary.personId,
    decided_at: new Date(),
    reasons: '无',
  }
  await refuses(() => owner.updateTable('application').set(decision).where('id', '=', id).execute(), {
    constraint: 'application_has_two_reviews',
  })
})

test('who has a part in the reviews or the unit does not decide', async () => {
  const { id, params, unit } = await aReviewed()
  const conflicts: [conflict: string, Awaited<ReturnType<typeof somebody>>][] = [
    ['reviewed_it', await somebody('评审书记', ['secretary', biology])],
    ['declared_conflict', await somebody('回避书记', ['secretary', biology])],
    ['post_in_unit', await somebody('兼职书记', ['secretary', biology], ['keeper', unit])],
  ]
  const [[, reviewed], [, declared]] = [conflicts[0]!, conflicts[1]!]
  for (const [actor, body] of [
    [reviewed, given],
    [declared, { conflict: '亲属' }],
  ] as const) {
    await assign(id, actor)
    await as(actor).reviewApplication({ params, body })
  }
  const { version } = await as(secretary).getApplication({ params })
  for (const [conflict, actor] of conflicts) {
    assert.equal((await as(actor).getApplication({ params })).can.decide, false)
    await refuses(() => as(actor).decideApplication({ params, body: admission, version }), {
      status: 409,
      code: 'admission.decider_has_conflict',
      details: { conflict },
    })
  }
  await as(secretary).decideApplication({ params, body: admission, version })
})

test('reviewers, applicants and operators do not decide, and nobody withdraws for the unit', async () => {
  const { params, liaison, version } = await aReviewed()
  const operator = await somebody('赵经办', ['operator', randomUUID()])
  for (const actor of [reviewers[0], liaison, operator])
    await refuses(
      () => as(actor).decideApplication({ params, body: admission, version }),
      forbidden('admission.decide'),
    )
  for (const actor of [reviewers[0], secretary, operator])
    await refuses(() => as(actor).withdrawApplication({ params, version }), forbidden('admission.withdraw'))
})

test('a decision says why, and names the version that was seen', async () => {
  const { params, liaison, version } = await aReviewed()
  const decide = (body: object, seen?: number) => () =>
    as(secretary).decideApplication({
      params,
      body: { ...admission, ...body },
      ...(seen === undefined ? {} : { version: seen }),
    })
  await refuses(decide({ reasons: '  同意吸纳    ' }, version), fieldsOf(['reasons', 'too_short']))
  await refuses(decide({}), { status: 428 })
  await refuses(decide({}, version - 1), { status: 412, details: { version } })
  await refuses(() => as(liaison).withdrawApplication({ params }), { status: 428 })
  await refuses(() => as(liaison).withdrawApplication({ params, version: 1 }), { status: 412 })
})

test('nothing is done to an application that is closed', async () => {
  const decided = await aReviewed()
  const body = admission
  await as(secretary).decideApplication({ params: decided.params, body, version: decided.version })
  const withdrawn = await anApplication()
  await assign(withdrawn.id, reviewers[0])
  await as(withdrawn.liaison).withdrawApplication({ params: withdrawn.params, version: 2 })
  for (const [{ params, liaison }, state] of [
    [decided, 'admitted'],
    [withdrawn, 'withdrawn'],
  ] as const) {
    const { version } = await as(secretary).getApplication({ params })
    const closed = { status: 409, code: 'admission.already_closed', details: { state } }
    await refuses(() => as(liaison).withdrawApplication({ params, version }), closed)
    await refuses(() => as(secretary).decideApplication({ params, body, version }), closed)
    await refuses(() => assign(params.id, secretary), closed)
    await refuses(() => as(reviewers[0]).reviewApplication({ params, body: given }), closed)
  }
})

test('a unit that became a member meanwhile is not admitted a second time', async () => {
  const { params, unit, version } = await aReviewed()
  const membership = { unitId: unit, committeeId: biology, position: 'research', day: TODAY }
  await startMembership(db, asSystem('test', undefined), membership)
  await refuses(() => as(secretary).decideApplication({ params, body: admission, version }), {
    status: 409,
    code: 'network.already_member',
  })
})
