import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { NOW } from '#platform/testing.ts'
import { openChallengesWorld, reasons, summary } from './testing.ts'

const world = await openChallengesWorld()
const { db, owner, as, units, people, opened, bid, bidOf, aMatter, anUpload, somebody } = world
const { operator, otherOperator, asker, talent, first, second, experts } = people

const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error))
  assert.equal(error.code, code)
  return true
}
const factsOf = async (id: string) =>
  (await db.selectFrom('fact').select('measure').where('subject_id', '=', id).orderBy('id').execute()).map(
    ({ measure }) => measure,
  )

test('a challenge goes from a bid to its award, its milestones, and an end that its asker confirms', async () => {
  const { milestoneId, ...params } = await world.reported()
  assert.equal((await as().getChallenge({ params })).award?.unit.name, '甲研究所')
  const body = { isAccepted: true, words: '现场看过' }
  await as(asker).answerMilestone({ params: { ...params, milestoneId }, body })
  const { status, can } = await as(asker).confirmSolved({ params, body: { words: '问题已解决' } })
  assert.equal(status, 'solved')
  assert.ok(Object.values(can).every((may) => !may || can.readDetail))
  assert.deepEqual(await factsOf(params.id), [
    'challenges.published',
    'challenges.awarded',
    'challenges.solved',
  ])
})

test('a need that a person asked is public only once they agreed, and never says whose it is', async () => {
  const matterId = await aMatter()
  const { id, status } = await as(operator).proposeChallenge({ body: { ...summary, matterId } })
  const params = { id }
  assert.equal(status, 'proposed')
  await assert.rejects(as(first).getChallenge({ params }), refusedAs('not_found'))
  await assert.rejects(as(first).answerProposal({ params, body: { agrees: true } }), refusedAs('not_found'))
  assert.ok((await as(talent).getChallenge({ params })).can.consent)
  await as(talent).answerProposal({ params, body: { agrees: true } })
  const seen = await as().getChallenge({ params })
  assert.deepEqual([seen.status, seen.asker, seen.bidCount, seen.secrecy], ['open', null, null, null])
  assert.ok(!JSON.stringify(seen).includes(summary.detail))
  await assert.rejects(
    as(operator).proposeChallenge({ body: { ...summary, matterId } }),
    refusedAs('challenges.already_a_challenge'),
  )
})

test('a need of another kind, or one whose asker declined, is opened to nobody', async () => {
  const housing = await aMatter('housing')
  await assert.rejects(
    as(operator).proposeChallenge({ body: { ...summary, matterId: housing } }),
    refusedAs('challenges.not_a_technology_need'),
  )
  const matterId = await aMatter()
  const { id } = await as(operator).proposeChallenge({ body: { ...summary, matterId } })
  await as(talent).answerProposal({ params: { id }, body: { agrees: false, words: '暂不公开' } })
  await assert.rejects(as().getChallenge({ params: { id } }), refusedAs('not_found'))
  assert.deepEqual(await factsOf(id), [])
})

test('a need that was met or withdrawn since it was proposed is not opened any more', async () => {
  const matterId = await aMatter()
  const { id } = await as(operator).proposeChallenge({ body: { ...summary, matterId } })
  const told = owner.selectFrom('notice').select('code').where('body_kind', '=', 'person')
  assert.deepEqual(
    await told.where('body_id', '=', talent.personId).where('details', '@>', { challengeId: id }).execute(),
    [{ code: 'challenges.proposed' }],
  )
  const closed = { status: 'closed', closing: 'withdrawn', closed_at: NOW } as const
  await owner.updateTable('matter').set(closed).where('id', '=', matterId).execute()
  await assert.rejects(
    as(talent).answerProposal({ params: { id }, body: { agrees: true } }),
    refusedAs('challenges.not_a_technology_need'),
  )
  assert.deepEqual(await factsOf(id), [])
})

test('the detail opens to a chosen unit that accepted the present text, and the asker sees who read it', async () => {
  const params = await opened()
  const ask = { params, body: { unitId: units.first } }
  const accept = (version: number) =>
    as(first).acceptSecrecy({ params, body: { unitId: units.first, version } })
  await assert.rejects(accept(1), refusedAs('challenges.secrecy_not_accepted'))
  await as(operator).inviteUnit(ask)
  await assert.rejects(as(first).readDetail(ask), refusedAs('challenges.secrecy_not_accepted'))
  await accept(1)
  assert.equal((await as(first).readDetail(ask)).detail, summary.detail)
  await as(operator).changeSecrecy({ params, body: { words: '新的约定' } })
  await assert.rejects(as(first).readDetail(ask), refusedAs('challenges.secrecy_not_accepted'))
  await assert.rejects(accept(1), refusedAs('challenges.secrecy_changed'))
  await accept(2)
  await as(first).readDetail(ask)
  const { readings } = await as(asker).getChallenge({ params })
  assert.deepEqual(
    readings.map(({ unit, version }) => [unit?.name, version]),
    [
      ['甲研究所', 2],
      ['甲研究所', 1],
    ],
  )
  await as(operator).withdrawInvitation(ask)
  await assert.rejects(as(first).readDetail(ask), refusedAs('challenges.secrecy_not_accepted'))
  assert.deepEqual((await as(first).getChallenge({ params })).readings, [])
})

test('a bid is sealed until the bids are opened, even for the office, and its files with it', async () => {
  const params = await opened()
  const fileId = await anUpload(first)
  const given = await as(first).giveBid({ params, body: bidOf('first', { files: [fileId] }) })
  assert.deepEqual(
    given.bids.map(({ isOwn, files }) => [isOwn, files.length]),
    [[true, 1]],
  )
  await as(first).giveBid({ params, body: bidOf('first', { price: 1, files: [fileId] }) })
  const file = { params: { ...params, fileId } }
  for (const reader of [operator, asker, second]) {
    assert.deepEqual((await as(reader).getChallenge({ params })).bids, [])
    await assert.rejects(as(reader).downloadBidFile(file), refusedAs('not_found'))
  }
  await assert.rejects(as(operator).openBids({ params }), refusedAs('challenges.bids_still_open'))
  await world.passDeadline(params.id)
  await assert.rejects(bid(params, 'second'), refusedAs('challenges.bids_closed'))
  const { bids } = await as(operator).openBids({ params })
  assert.deepEqual(
    bids.map(({ price }) => price),
    [1],
  )
  assert.ok((await as(operator).downloadBidFile(file)).size > 0)
  assert.deepEqual((await as(second).getChallenge({ params })).bids, [])
  await assert.rejects(as(second).downloadBidFile(file), refusedAs('not_found'))
})

test('nobody bids for their own challenge, nor for a unit that is not theirs', async () => {
  const params = await opened()
  const own = { ...bidOf('first'), unitId: units.asking }
  await assert.rejects(as(asker).giveBid({ params, body: own }), refusedAs('challenges.own_challenge'))
  await assert.rejects(as(second).giveBid({ params, body: bidOf('first') }), refusedAs('forbidden'))
})

test('who has a side in the bids is not asked to judge them, and experts do not read each other', async () => {
  const { params, bids } = await world.inReview()
  const ofBidder = await somebody('甲所专家', ['reviewer', world.city], ['liaison', units.first])
  const { items } = await as(operator).listExpertCandidates({ params })
  assert.equal(items.find(({ id }) => id === ofBidder.personId)?.obstacle, 'post_in_bidding_unit')
  await assert.rejects(
    as(operator).assignExpert({ params, body: { personId: ofBidder.personId } }),
    refusedAs('challenges.has_conflict'),
  )
  await world.judge(params, bids, experts[0])
  await as(operator).assignExpert({ params, body: { personId: experts[1].personId ?? '' } })
  assert.deepEqual(
    (await as(experts[1]).getChallenge({ params })).reviews.map(({ isOwn }) => isOwn),
    [true],
  )
  await assert.rejects(
    as(experts[1]).reviewBids({ params, body: { judgements: {}, recommends: null } }),
    refusedAs('invalid_input'),
  )
  await as(experts[1]).reviewBids({ params, body: { conflict: '与乙所有合作' } })
  assert.deepEqual((await as(experts[1]).getChallenge({ params })).bids, [])
  const { version } = await as(operator).getChallenge({ params })
  await assert.rejects(
    as(operator).proposeAward({ params, body: { bidId: bids[0], reasons }, version }),
    refusedAs('challenges.needs_two_experts'),
  )
})

test('an award waits for its notice and a second person; an objection that is upheld takes it back', async () => {
  const { params, bids } = await world.noticed()
  const award = (await as().getChallenge({ params })).award
  assert.equal(award?.reasons, reasons)
  // Five working days after 1 January 2030 in Shenzhen: through the end of Tuesday 8 January.
  assert.equal(award?.noticeUntil, '2030-01-08T16:00:00.000Z')
  await assert.rejects(world.confirm(params), refusedAs('challenges.notice_runs'))
  const { objections } = await as(second).raiseObjection({ params, body: { words: '团队成员有关联' } })
  assert.deepEqual((await as(first).getChallenge({ params })).objections, [])
  await assert.rejects(
    as(second).raiseObjection({ params, body: { words: '再次提出' } }),
    refusedAs('challenges.objected_before'),
  )
  await world.passNotice(params.id)
  await assert.rejects(world.confirm(params), refusedAs('challenges.objection_open'))
  const objection = { ...params, objectionId: objections[0]?.id ?? '' }
  const answer = { isUpheld: true, answer: '经核实情况属实，撤回本次公示' }
  await as(operator).answerObjection({ params: objection, body: answer })
  const { status, version } = await as(operator).getChallenge({ params })
  assert.equal(status, 'in_review')
  await as(operator).proposeAward({ params, body: { bidId: bids[1], reasons }, version })
  await world.passNotice(params.id)
  const own = await as(operator).getChallenge({ params })
  await assert.rejects(
    as(operator).confirmAward({ params, version: own.version }),
    refusedAs('challenges.needs_another'),
  )
  await assert.rejects(
    as(first).raiseObjection({ params, body: { words: '太晚了' } }),
    refusedAs('challenges.notice_over'),
  )
  assert.equal((await world.confirm(params)).status, 'under_way')
})

test('a milestone that is sent back is reported again, and nothing is solved before all are accepted', async () => {
  const milestone = await world.reported()
  const params = { id: milestone.id }
  await as(asker).answerMilestone({ params: milestone, body: { isAccepted: false, words: '数据不足' } })
  const solved = { params, body: { words: '已解决' } }
  await assert.rejects(as(asker).confirmSolved(solved), refusedAs('challenges.milestones_open'))
  await assert.rejects(as(operator).confirmSolved(solved), refusedAs('forbidden'))
  await as(first).reportMilestone({ params: milestone, body: { report: '已补数据' } })
  await as(otherOperator).answerMilestone({ params: milestone, body: { isAccepted: true, words: '通过' } })
  assert.equal((await as().getChallenge({ params })).milestones[0]?.report, null)
  assert.equal((await as(asker).confirmSolved(solved)).status, 'solved')
})

test('what must be true of a challenge is held by the database too', async () => {
  const { params, bids } = await world.judged()
  const { id } = params
  const late = owner.updateTable('challenge_bid').set({ price: 9, given_at: NOW }).where('id', '=', bids[0])
  await assert.rejects(late.execute(), { constraint: 'bid_is_given_in_time' })
  const skipped = owner.updateTable('challenge').set({ status: 'under_way' }).where('id', '=', id)
  await assert.rejects(skipped.execute(), { constraint: 'challenge_is_worked_on_after_its_award' })
  const { params: other, bids: unjudged } = await world.inReview()
  const award = { challenge_id: other.id, bid_id: unjudged[0], reasons, proposed_at: NOW, notice_until: NOW }
  const proposed = { ...award, id: other.id, proposed_by: operator.personId }
  await assert.rejects(owner.insertInto('challenge_award').values(proposed).execute(), {
    constraint: 'award_has_two_reviews',
  })
  const running = await world.underWay()
  const done = { status: 'solved', closed_at: NOW, closing: '完成' }
  await assert.rejects(owner.updateTable('challenge').set(done).where('id', '=', running.id).execute(), {
    constraint: 'challenge_is_solved_by_accepted_milestones',
  })
})
