import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ApplicationStatus, type NewReview } from './contract.ts'
import {
  answerProblems,
  type Asked,
  availableSteps,
  candidateObstacle,
  deciderConflict,
  givenAnswers,
  reviewProblems,
} from './rules.ts'

const QUESTIONS: Asked[] = [
  { key: 'work', kind: 'text', required: true, maxLength: 5 },
  { key: 'staff', kind: 'number', required: true, maximum: 100 },
  { key: 'level', kind: 'choice', required: false, options: [{ key: 'one' }] },
]
const codesOf = (faults: { field: string; code: string }[]) =>
  faults.map(({ field, code }) => `${field} ${code}`)

test('answers that fit their questions have no fault', () => {
  for (const answers of [
    { work: ' 合成生物学 ', staff: 0, level: 'one' },
    { work: '基因', staff: 100 },
    { work: '基因', staff: 1.5, level: ' ' },
  ])
    assert.deepEqual(answerProblems(QUESTIONS, answers), [], JSON.stringify(answers))
})

test('everything wrong with the answers is told at once', () => {
  const cases: [answers: Record<string, string | number>, faults: string[]][] = [
    [{}, ['answers.work required', 'answers.staff required']],
    [{ work: '  ', staff: 1 }, ['answers.work required']],
    [{ work: '六个字的答案', staff: 101 }, ['answers.work too_long', 'answers.staff too_big']],
    [{ work: 5, staff: '5' }, ['answers.work wrong_type', 'answers.staff wrong_type']],
    [{ work: 'a', staff: -1, level: 'two' }, ['answers.staff too_small', 'answers.level not_allowed']],
    [{ work: 'a\ud800', staff: 1, level: 1 }, ['answers.work invalid_format', 'answers.level not_allowed']],
    [{ work: 'a', staff: 1, colour: 'red' }, ['answers.colour unknown_field']],
  ]
  for (const [answers, faults] of cases)
    assert.deepEqual(codesOf(answerProblems(QUESTIONS, answers)), faults, JSON.stringify(answers))
})

test('a question whose key every object has is still unanswered', () => {
  const asked: Asked[] = [{ key: 'constructor', kind: 'text', required: true, maxLength: 5 }]
  assert.deepEqual(codesOf(answerProblems(asked, {})), ['answers.constructor required'])
})

test('answers are kept trimmed, and blank ones not at all', () => {
  assert.deepEqual(givenAnswers({ work: ' 基因 ', staff: 0, level: ' ' }), { work: '基因', staff: 0 })
})

test('a review judges every criterion, or declares a conflict and nothing else', () => {
  const criteria = [{ key: 'fit' }, { key: 'openness' }]
  const yes = { meets: 'yes', comment: '' } as const
  const cases: [review: NewReview, faults: string[]][] = [
    [{ judgements: { fit: yes, openness: yes }, recommends: false }, []],
    [{ conflict: '亲属任职' }, []],
    [{}, ['judgements.fit required', 'judgements.openness required', 'recommends required']],
    [
      { judgements: { fit: yes, colour: yes }, recommends: true },
      ['judgements.openness required', 'judgements.colour unknown_field'],
    ],
    [
      { conflict: '亲属任职', judgements: { fit: yes }, recommends: false },
      ['judgements not_allowed', 'recommends not_allowed'],
    ],
  ]
  for (const [review, faults] of cases)
    assert.deepEqual(codesOf(reviewProblems(criteria, review)), faults, JSON.stringify(review))
})

test('nothing follows on a closed application, and no decision comes before two reviews', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ApplicationStatus.options),
      fc.nat(5),
      fc.nat(5),
      (status, given, pending) => {
        const steps = availableSteps(status, { given, pending })
        const isOpen = status === 'submitted' || status === 'in_review'
        assert.equal(steps.includes('withdraw'), isOpen)
        assert.equal(steps.includes('assign_reviewer'), isOpen)
        assert.equal(steps.includes('review'), status === 'in_review' && pending > 0)
        assert.equal(steps.includes('decide'), status === 'in_review' && given >= 2)
      },
    ),
  )
})

test('who has a stake in the unit neither judges nor decides, who judged does not decide', () => {
  const free = { isOfUnit: false, hasSubmitted: false, isAssigned: false }
  assert.equal(candidateObstacle(free), null)
  assert.equal(candidateObstacle({ ...free, isOfUnit: true }), 'post_in_unit')
  assert.equal(candidateObstacle({ ...free, hasSubmitted: true }), 'submitted_it')
  assert.equal(candidateObstacle({ ...free, isOfUnit: true, isAssigned: true }), 'already_assigned')
  assert.equal(deciderConflict(null, null), null)
  assert.equal(deciderConflict(null, 'pending'), null)
  assert.equal(deciderConflict(null, 'given'), 'reviewed_it')
  assert.equal(deciderConflict(null, 'conflict'), 'declared_conflict')
  assert.equal(deciderConflict('post_in_unit', 'given'), 'post_in_unit')
})
