import assert from 'node:assert/strict'
import { test } from 'node:test'
import { JUDGED, given, admission, openAdmissionWorld, refusal } from './testing.ts'

const world = await openAdmissionWorld()
const { db, as, biology, people, anApplication, assign, aReviewed, anUpload, aUnit, somebody, wish } = world
const { secretary, reviewers } = people

const factsOf = (subjectId: string) =>
  db
    .selectFrom('fact')
    .select(['measure', 'quantity', 'day', 'unit_id', 'committee_id'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute()
const noticesTo = (bodyId: string) =>
  db.selectFrom('notice').select(['code', 'details']).where('body_id', '=', bodyId).orderBy('id').execute()

test('a unit applies, two reviewers judge, the secretary admits, and the membership is counted', async () => {
  const unit = await aUnit()
  const liaison = await somebody('陈联络', ['liaison', unit])
  const file = await anUpload(liaison)

  const applied = await as(liaison).submitApplication({ body: { ...wish(unit), documents: [file] } })
  const { id } = applied
  const params = { id }
  assert.equal(applied.status, 'submitted')
  assert.equal(applied.url, `/work/applications/${id}`)
  assert.deepEqual(applied.can, { withdraw: true, assignReviewer: false, review: false, decide: false })
  assert.deepEqual(applied.answers, [
    { key: 'work', question: '问题', value: '合成基因组', valueName: null },
    { key: 'staff', question: '问题', value: 120, valueName: null },
    { key: 'level', question: '问题', value: 'one', valueName: '一级' },
  ])
  assert.deepEqual(
    applied.documents.map(({ name }) => name),
    ['简介.pdf'],
  )

  const asSeen = await as(secretary).getApplication({ params, query: { lang: 'en' } })
  assert.deepEqual(asSeen.can, { withdraw: false, assignReviewer: true, review: false, decide: false })
  assert.equal(asSeen.committee.name, 'Committee of biology')

  for (const reviewer of reviewers) {
    assert.equal((await assign(id, reviewer)).status, 'in_review')
    assert.equal((await as(reviewer).getApplication({ params })).can.review, true)
    const reviewed = await as(reviewer).reviewApplication({ params, body: given })
    assert.equal(reviewed.can.review, false)
  }
  const { version, can, reviewsRead } = await as(secretary).getApplication({ params })
  assert.equal(can.decide, true)
  assert.deepEqual(
    reviewsRead.map(({ reviewer, state, judgements }) => [reviewer.name, state, judgements]),
    [
      ['周评审', 'given', JUDGED],
      ['吴评审', 'given', JUDGED],
    ],
  )

  const decided = await as(secretary).decideApplication({ params, body: admission, version })
  assert.equal(decided.status, 'admitted')
  assert.deepEqual(decided.can, { withdraw: false, assignReviewer: false, review: false, decide: false })
  assert.deepEqual(
    decided.history.map(({ step, person, post }) => [step, person?.name, post?.role]),
    [
      ['applied', '陈联络', '单位联络员'],
      ['reviewer_assigned', '林书记', '党委书记'],
      ['reviewed', '周评审', '评审员'],
      ['reviewer_assigned', '林书记', '党委书记'],
      ['reviewed', '吴评审', '评审员'],
      ['decided', '林书记', '党委书记'],
    ],
  )
  const counted = { quantity: 1, day: '2030-01-01', unit_id: unit, committee_id: biology }
  assert.deepEqual(await factsOf(id), [
    { measure: 'admission.applications', ...counted },
    { measure: 'admission.decided', ...counted },
  ])
  assert.deepEqual(await factsOf(decided.membershipId ?? ''), [
    { measure: 'network.memberships', ...counted },
  ])
  assert.deepEqual(
    (await noticesTo(unit)).map(({ code, details }) => [code, Reflect.get(Object(details), 'reasons')]),
    [['admission.admitted', admission.reasons]],
  )
  assert.ok((await noticesTo(biology)).some(({ details }) => JSON.stringify(details).includes(id)))
})

test('a declined unit reads the reasons, is no member, and may apply again', async () => {
  const { id, params, unit, liaison, version } = await aReviewed()
  await as(secretary).decideApplication({ params, body: refusal, version })
  const seen = await as(liaison).getApplication({ params })
  assert.deepEqual([seen.status, seen.reasons, seen.membershipId], ['declined', refusal.reasons, null])
  assert.deepEqual(
    (await noticesTo(unit)).map(({ code }) => code),
    ['admission.declined'],
  )
  const again = await as(liaison).submitApplication({ body: wish(unit) })
  assert.notEqual(again.id, id)
})

test('a withdrawn application is closed, and the unit may apply again', async () => {
  const { params, unit, liaison } = await anApplication()
  const withdrawn = await as(liaison).withdrawApplication({ params, version: 1 })
  assert.deepEqual([withdrawn.status, withdrawn.can.withdraw], ['withdrawn', false])
  assert.deepEqual(
    withdrawn.history.map(({ step }) => step),
    ['applied', 'withdrawn'],
  )
  await as(liaison).submitApplication({ body: wish(unit) })
})

test('the committee that represents a unit without account applies for it, and is told the decision', async () => {
  const unit = await aUnit('无账号企业', world.display)
  const representative = await somebody('黄联络', ['committee-liaison', world.display])
  const { id } = await as(representative).submitApplication({ body: wish(unit) })
  const params = { id }
  for (const reviewer of reviewers) {
    await assign(id, reviewer)
    await as(reviewer).reviewApplication({ params, body: given })
  }
  const { version } = await as(representative).getApplication({ params })
  await as(secretary).decideApplication({ params, body: admission, version })
  assert.ok((await noticesTo(world.display)).some(({ code }) => code === 'admission.admitted'))
})

test('the applicant learns how far the reviews are, never who gives them', async () => {
  const { params, liaison, version } = await aReviewed()
  const before = await as(liaison).getApplication({ params })
  assert.deepEqual(before.reviews, { given: 2, needed: 2 })
  await as(secretary).decideApplication({ params, body: refusal, version })
  const after = await as(liaison).getApplication({ params })
  for (const seen of [before, after]) {
    assert.deepEqual(seen.reviewsRead, [])
    assert.doesNotMatch(JSON.stringify(seen), /评审/)
  }
})

test('reviewers read only their own review until the decision, then all', async () => {
  const { params, version } = await aReviewed()
  const namesSeenBy = async (reviewer: (typeof reviewers)[number]) =>
    (await as(reviewer).getApplication({ params })).reviewsRead.map(({ reviewer: { name } }) => name)
  assert.deepEqual(await namesSeenBy(reviewers[0]), ['周评审'])
  assert.deepEqual(await namesSeenBy(reviewers[1]), ['吴评审'])
  await as(secretary).decideApplication({ params, body: admission, version })
  for (const reviewer of reviewers) assert.deepEqual(await namesSeenBy(reviewer), ['周评审', '吴评审'])
})

test('a reviewer who declares a conflict does not judge, and another is asked', async () => {
  const { id, params } = await anApplication()
  const third = await somebody('郑评审', ['reviewer', biology])
  await assign(id, reviewers[0])
  const declared = await as(reviewers[0]).reviewApplication({
    params,
    body: { conflict: '配偶在该单位任职' },
  })
  assert.deepEqual(
    declared.reviewsRead.map(({ state, conflict }) => [state, conflict]),
    [['conflict', '配偶在该单位任职']],
  )
  for (const reviewer of [reviewers[1], third]) {
    await assign(id, reviewer)
    await as(reviewer).reviewApplication({ params, body: given })
  }
  const { can, reviews } = await as(secretary).getApplication({ params })
  assert.deepEqual([can.decide, reviews.given], [true, 2])
})

test('candidates are told with what stands against each', async () => {
  const { id, params, unit } = await anApplication()
  const inBoth = await somebody('孙评审', ['reviewer', biology], ['keeper', unit])
  await assign(id, reviewers[0])
  const { items } = await as(secretary).listReviewerCandidates({ params })
  const obstacleOf = (personId: string) => items.find((person) => person.id === personId)?.obstacle
  assert.equal(obstacleOf(reviewers[0].personId), 'already_assigned')
  assert.equal(obstacleOf(reviewers[1].personId), null)
  assert.equal(obstacleOf(inBoth.personId), 'post_in_unit')
  assert.equal(obstacleOf(secretary.personId), null)
})

test('each sees the applications of their bodies, page by page, latest first', async () => {
  const { unit, liaison, params } = await anApplication()
  await as(liaison).withdrawApplication({ params, version: 1 })
  const again = await as(liaison).submitApplication({ body: wish(unit) })
  const ids = async (query: Parameters<ReturnType<typeof as>['listApplications']>[0]) =>
    (await as(liaison).listApplications(query)).items.map((item) => item.id)
  assert.deepEqual(await ids({}), [again.id, params.id])
  assert.deepEqual(await ids({ query: { status: 'withdrawn' } }), [params.id])
  assert.deepEqual(await ids({ query: { status: 'open' } }), [again.id])
  assert.deepEqual(await ids({ query: { committee: world.display } }), [])

  const operator = await somebody('赵经办', ['operator', biology])
  for (const actor of [secretary, reviewers[0], operator]) {
    const first = await as(actor).listApplications({ query: { unit, limit: 1 } })
    const rest = await as(actor).listApplications({ query: { unit, limit: 1, cursor: first.next ?? '' } })
    assert.deepEqual(
      [...first.items, ...rest.items].map(({ id }) => id),
      [again.id, params.id],
    )
    assert.equal(rest.next, null)
  }
})

test('documents are downloaded by whoever sees the application', async () => {
  const unit = await aUnit()
  const liaison = await somebody('陈联络', ['liaison', unit])
  const body = { ...wish(unit), documents: [await anUpload(liaison), await anUpload(liaison)] }
  const { id, documents } = await as(liaison).submitApplication({ body })
  assert.equal(documents.length, 2)
  const [document] = documents
  assert.equal(document?.contentUrl, `/api/v1/applications/${id}/documents/${document?.id}`)
  for (const actor of [liaison, secretary, reviewers[0]]) {
    const content = await as(actor).downloadApplicationDocument({
      params: { id, fileId: document?.id ?? '' },
    })
    assert.equal(await content.text(), '%PDF-1.7 简介')
  }
})

test('whoever submits twice under one key has applied once', async () => {
  const unit = await aUnit()
  const liaison = as(await somebody('陈联络', ['liaison', unit]))
  const first = await liaison.submitApplication({ body: wish(unit) }, 'the-same-wish')
  assert.deepEqual(await liaison.submitApplication({ body: wish(unit) }, 'the-same-wish'), first)
  assert.equal((await liaison.listApplications()).items.length, 1)
})
