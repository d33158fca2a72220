import { attachFiles } from '#modules/files/public.ts'
import { tellBody } from '#modules/people/public.ts'
import { tellKeepers } from '#modules/sharing/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import {
  type NewKeeperStep,
  type NewSample,
  NotPossible,
  SampleMovedOn,
  SamplesNotTaken,
} from '../contract.ts'
import { insertSample, insertStep, type SampleRow, takesSamples, updateSample } from '../queries/samples.ts'
import { lendingProblems } from '../rules.ts'
import { audienceOf } from '../rules/costs.ts'
import { costOfSamples, isSpokenAbout, isWithdrawable, keeperSteps, STATE_AFTER } from '../rules/samples.ts'
import type { Booker } from './book.ts'
import { type Moment, readTerms } from './consider.ts'

/** To whom it is lent, samples are measured for; who sends them needs no training. Returns the id of the request. */
export async function askSample(db: Db, permit: Booker, wish: NewSample, moment: Moment): Promise<string> {
  const { resource, ownerId, personId, unitId } = permit.subject
  if (!(await takesSamples(db, resource.kind))) throw refused(SamplesNotTaken)
  const { borrower } = await readTerms(db, permit.subject, moment)
  const rules = resource.rules && { ...resource.rules, needsQualification: false }
  const problems = rules ? lendingProblems(unitId, rules, borrower) : []
  if (problems.length > 0) throw refused(NotPossible, { problems })
  const cost = costOfSamples(wish.samples, resource.prices, audienceOf(borrower))
  const { samples, hazards = null, givesBack } = wish
  const asked = { resourceId: resource.id, personId, unitId, under: permit.post.id, at: moment.now }
  const id = await insertSample(db, { ...asked, wish: wish.wish, samples, hazards, givesBack, cost })
  const step = { by: permit.post.personId, at: moment.now, files: [] }
  await insertStep(db, id, { state: 'asked', words: wish.wish, ...step })
  await record(db, permit, 'bookings.sample_asked', { sampleId: id, resourceId: resource.id, samples }, [])
  const owned = { id: resource.id, unitId: ownerId }
  const details = { sampleId: id, resourceName: resource.name }
  await tellKeepers(db, owned, moment.today, 'bookings.sample_asked', details)
  return id
}

/** Needs the request locked. */
export async function takeKeeperStep(
  db: Db,
  permit: Permit<'bookings.keep_samples', SampleRow>,
  step: NewKeeperStep,
  { now }: Moment,
): Promise<void> {
  const { subject: request, post } = permit
  if (!keeperSteps(request.state).includes(step.do)) throw refused(SampleMovedOn, { state: request.state })
  const state = STATE_AFTER[step.do]
  const files = 'files' in step ? step.files : []
  await attach(db, post.personId, files)
  await updateSample(db, request.id, {
    state,
    ended_at: state === 'refused' || state === 'done' ? now : null,
  })
  await insertStep(db, request.id, { state, words: step.words, by: post.personId, at: now, files })
  const { id: sampleId, resourceId } = request
  await record(db, permit, `bookings.sample_${state}`, { sampleId, resourceId, files: files.length }, [])
  await tellAsker(db, request, `bookings.sample_${state}`)
}

/** Needs the request locked. */
export async function withdrawSample(
  db: Db,
  permit: Permit<'bookings.withdraw_sample', SampleRow>,
  { now, today }: Moment,
): Promise<void> {
  const { subject: request, post } = permit
  const { id: sampleId, state, resourceId } = request
  if (!isWithdrawable(state)) throw refused(SampleMovedOn, { state })
  await updateSample(db, sampleId, { state: 'withdrawn', ended_at: now })
  await insertStep(db, sampleId, { state: 'withdrawn', words: '', by: post.personId, at: now, files: [] })
  await record(db, permit, 'bookings.sample_withdrawn', { sampleId, resourceId }, [])
  await tellKeepers(db, ownedOf(request), today, 'bookings.sample_withdrawn', detailsOf(request))
}

/** Needs the request locked. Told to the other side. */
export async function saySample(
  db: Db,
  permit: Permit<'bookings.say_sample', SampleRow>,
  { words, files }: { words: string; files: readonly string[] },
  { now, today }: Moment,
): Promise<void> {
  const { subject: request, post } = permit
  const { id: sampleId, state, resourceId } = request
  if (!isSpokenAbout(state)) throw refused(SampleMovedOn, { state })
  await attach(db, post.personId, files)
  await insertStep(db, sampleId, { state, words, by: post.personId, at: now, files })
  await record(db, permit, 'bookings.sample_said', { sampleId, resourceId, files: files.length }, [])
  if (post.role === 'keeper') await tellAsker(db, request, 'bookings.sample_said')
  else await tellKeepers(db, ownedOf(request), today, 'bookings.sample_said', detailsOf(request))
}

/** Only who uploaded a file may send it, and only once. */
async function attach(db: Db, personId: string | null, files: readonly string[]): Promise<void> {
  const attached = await attachFiles(db, personId, files)
  const problems = files.flatMap((id, index) =>
    attached.has(id) && files.indexOf(id) === index
      ? []
      : [{ field: `files.${index}`, code: 'file_unknown', in: 'body' as const }],
  )
  if (problems.length > 0) throw refused(InvalidInput, { problems })
}

const ownedOf = ({ resourceId, ownerId }: SampleRow) => ({ id: resourceId, unitId: ownerId })
const detailsOf = ({ id, number, resourceName }: SampleRow) => ({ sampleId: id, number, resourceName })

const tellAsker = (db: Db, request: SampleRow, code: `bookings.${string}`) =>
  tellBody(db, { bodyKind: 'person', bodyId: request.personId, code, details: detailsOf(request) })
