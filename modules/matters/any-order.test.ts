// Whatever people do in whatever order, the module answers as a model of a few lines says, and the counts agree with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '#platform/problem.ts'
import { mattersApi } from './api.ts'
import type { Closing, HandlingState, MatterStatus } from './contract.ts'
import { openMattersWorld, sumOf } from './testing.ts'

const { db, as, people, asked, read, ofCity } = await openMattersWorld(mattersApi)
const { talent, operator } = people

const ACTS = [
  'send',
  'take',
  'answer',
  'solved',
  'not_solved',
  'confirm',
  'reject',
  'reopen',
  'withdraw',
  'lasted',
] as const
type Act = (typeof ACTS)[number]
/** By chance alone hardly any history comes to an end. */
const aWholeStory: fc.Arbitrary<Act[]> = fc.constantFrom<Act[][]>(
  ['send', 'take', 'solved', 'confirm'],
  ['send', 'take', 'solved', 'reject', 'solved', 'confirm', 'reopen'],
  ['send', 'answer', 'not_solved', 'confirm', 'reopen', 'send'],
  ['send', 'take', 'solved', 'confirm', 'lasted'],
)
const histories = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ACTS).map((act) => [act]),
      aWholeStory,
    ),
    { minLength: 3, maxLength: 7 },
  )
  .map((parts) => parts.flat())

interface Model {
  status: MatterStatus
  closing: Closing | null
  lead: { state: HandlingState; isTaken: boolean } | null
  isSolved: boolean
  wasReopened: boolean
  hasSaid: boolean
  counted: number
}

const movedOn = 'matters.moved_on'
const partMovedOn = 'matters.part_moved_on'

/** The refusal that the model expects, or undefined where the act is done; then the model has changed. */
function expect(model: Model, act: Act): string | undefined {
  const { lead, status } = model
  const isOpenPart = lead?.state === 'sent' || lead?.state === 'taken'
  switch (act) {
    case 'send':
      if (status !== 'received' && status !== 'in_hand') return movedOn
      if (lead) return isOpenPart ? 'matters.body_has_part' : 'matters.has_lead'
      Object.assign(model, { status: 'in_hand', lead: { state: 'sent', isTaken: false } })
      return undefined
    case 'take':
      if (status !== 'in_hand' || lead?.state !== 'sent') return partMovedOn
      model.lead = { state: 'taken', isTaken: true }
      return undefined
    case 'answer':
      if (status !== 'in_hand' || !lead || !isOpenPart) return partMovedOn
      lead.state = 'answered'
      return undefined
    case 'solved':
    case 'not_solved':
      if (status !== 'in_hand' || !lead || lead.state === 'sent') return partMovedOn
      lead.state = 'answered'
      Object.assign(model, { status: 'answered', isSolved: act === 'solved' })
      return undefined
    case 'confirm':
      if (status !== 'answered') return movedOn
      Object.assign(model, { status: 'closed', closing: model.isSolved ? 'confirmed' : 'not_solved' })
      if (model.isSolved) model.counted += 1
      return undefined
    case 'reject':
      if (status !== 'answered' || !lead) return movedOn
      lead.state = lead.isTaken ? 'taken' : 'sent'
      model.status = 'in_hand'
      return undefined
    case 'reopen':
      if (status !== 'closed' || model.closing === 'withdrawn') return movedOn
      if (model.wasReopened) return 'matters.reopened_before'
      if (model.closing === 'confirmed') model.counted -= 1
      Object.assign(model, { status: 'received', closing: null, wasReopened: true, lead: null })
      return undefined
    case 'withdraw':
      if (status === 'closed') return movedOn
      Object.assign(model, { status: 'closed', closing: 'withdrawn' })
      return undefined
    case 'lasted':
      if (model.closing !== 'confirmed' || model.hasSaid) return movedOn
      model.hasSaid = true
      return undefined
  }
}

const outcome = (type: string) => ({ type, words: '办理情况' })

async function perform(id: string, act: Act): Promise<void> {
  const { version, handlings } = await read(id)
  const params = { id }
  const part = { params: { id: handlings.findLast(({ isLead }) => isLead)?.id ?? NO_PART } }
  const acts: Record<Act, () => Promise<unknown>> = {
    send: () =>
      as(operator).sendParts({ params, body: { parts: [{ body: ofCity, isLead: true }] }, version }),
    take: () => as(operator).takePart(part),
    answer: () => as(operator).answerPart({ ...part, body: { answer: 'helped', words: '已联系' } }),
    solved: () => as(operator).proposeOutcome({ ...part, body: outcome('place-given') }),
    not_solved: () => as(operator).proposeOutcome({ ...part, body: outcome('not-possible') }),
    confirm: () => as(talent).answerOutcome({ params, body: { isConfirmed: true } }),
    reject: () => as(talent).answerOutcome({ params, body: { isConfirmed: false } }),
    reopen: () => as(talent).reopenMatter({ params, body: { reason: '情况又变了' } }),
    withdraw: () => as(talent).withdrawMatter({ params }),
    lasted: () => as(talent).sayWhetherItLasted({ params, body: { lasted: true } }),
  }
  await acts[act]()
}
/** An act on a part where there is none meets one that does not exist. */
const NO_PART = '00000000-0000-7000-8000-000000000000'
const needsPart = new Set<Act>(['take', 'answer', 'solved', 'not_solved'])

test('whatever is done in whatever order, no matter is in a state that the model does not know', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (acts) => {
      const id = await asked()
      const model: Model = {
        status: 'received',
        closing: null,
        lead: null,
        isSolved: false,
        wasReopened: false,
        hasSaid: false,
        counted: 0,
      }
      let hadPart = false
      for (const act of acts) {
        const expected: string | undefined = !hadPart && needsPart.has(act) ? 'not_found' : expect(model, act)
        const refusal = await perform(id, act).then(
          () => undefined,
          (error: unknown) => (error instanceof Problem ? error.code : String(error)),
        )
        assert.equal(refusal, expected, `${act} in ${acts.join(' ')}`)
        hadPart ||= model.lead !== null
        const { status, closing } = await read(id)
        assert.deepEqual([status, closing], [model.status, model.closing])
        assert.equal(await sumOf(db, 'matters.resolved', id), model.counted)
      }
    }),
    { numRuns: 25 },
  )
})
