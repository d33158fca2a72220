import { hash, randomBytes } from 'node:crypto'
import { attachFiles } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import { CALENDAR } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { dueAfter } from '#platform/due-time.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import type { Channel, NewMatter } from '../contract.ts'
import type { MatterKind } from '../pack.ts'
import { findKind } from '../queries/kinds.ts'
import { insertMatter } from '../queries/matters.ts'
import { insertPersonalPart } from '../queries/personal-part.ts'
import { isPlace } from '../queries/places.ts'
import { insertFiles, insertStep } from '../queries/steps.ts'
import { answerProblems, type FieldFault, partedAnswers } from '../rules/answers.ts'

/** When and in which zone an act happens. */
export interface Moment {
  now: Date
  today: string
  zone: string
}

/** Nobody guesses 192 random bits. */
const SECRET_BYTES = 24
/** Their askers have no account. */
const FOLLOWED_BY_SECRET: ReadonlySet<Channel> = new Set(['counter', 'resident', 'open311'])

type MayAsk =
  | 'matters.ask_for_oneself'
  | 'matters.ask_without_account'
  | 'matters.ask_for_unit'
  | 'matters.ask_at_counter'

export interface Asked {
  id: string
  number: number
  /** For the link by which somebody without an account follows it; null where the asker has one. */
  secret: string | null
}

export const hashOfSecret = (secret: string): Buffer => Buffer.from(hash('sha256', secret), 'hex')

/** Enters a matter, or refuses with everything wrong in it. What is private goes apart, in the same transaction. */
export async function askMatter(
  db: Db,
  permit: Permit<MayAsk, { channel: Channel }>,
  wish: NewMatter,
  moment: Moment,
): Promise<Asked> {
  const { channel } = permit.subject
  const { post } = permit
  const kind = await kindAskedFor(db, wish, channel, post.personId)
  const id = newId()
  const secret = FOLLOWED_BY_SECRET.has(channel) ? randomBytes(SECRET_BYTES).toString('base64url') : null
  const { open, personal } = partedAnswers(kind.questions, wish.answers)
  const unitId = wish.unitId ?? null
  const placeCode = wish.placeCode ?? null
  const number = await insertMatter(db, {
    id,
    ...pick(wish),
    kind: kind.key,
    answers: open,
    placeCode,
    channel,
    unitId,
    // Who stands at the counter is not who asks; the host is named by the step.
    askedBy: secret === null ? post.personId : null,
    askedUnder: post.id,
    secretHash: secret === null ? null : hashOfSecret(secret),
    askedAt: moment.now,
    triageDueAt: dueAfter(moment.zone, moment.now, kind.deadlines.triage).at,
    calendar: CALENDAR,
  })
  if (Object.keys(personal).length > 0 || wish.contact)
    await insertPersonalPart(db, id, { answers: personal, contact: wish.contact ?? null })
  const step = { matterId: id, kind: 'asked', isInside: false, at: moment.now, personId: post.personId }
  await insertFiles(db, id, await insertStep(db, { ...step, details: { channel } }), wish.files)
  const fact = { measure: 'matters.asked', quantity: 1, day: moment.today, subjectId: id, unitId, placeCode }
  await record(db, permit, 'matters.asked', { matterId: id, kind: kind.key, channel }, [fact])
  return { id, number, secret }
}

const pick = ({ title, description, isPublic }: NewMatter) => ({ title, description, isPublic })

async function kindAskedFor(
  db: Db,
  wish: NewMatter,
  channel: Channel,
  personId: string | null,
): Promise<MatterKind> {
  const kind = await findKind(db, wish.kind)
  const faults: FieldFault[] = []
  if (!kind || kind.retired || !mayBeAskedBy(kind, channel))
    faults.push({ field: 'kind', code: 'kind_unknown' })
  faults.push(...answerProblems(kind?.questions ?? [], kind ? wish.answers : {}))
  faults.push(...contactFaults(wish, channel))
  if (wish.isPublic && kind && !kind.public) faults.push({ field: 'isPublic', code: 'not_allowed' })
  if (wish.placeCode !== undefined && !(await isPlace(db, wish.placeCode)))
    faults.push({ field: 'placeCode', code: 'place_unknown' })
  faults.push(...(await fileFaults(db, wish, personId)))
  if (!kind || faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })
  return kind
}

const mayBeAskedBy = ({ askers }: MatterKind, channel: Channel) =>
  askers.some((asker) => asker === (channel === 'open311' ? 'resident' : channel))

/** Somebody without an account is reached by what they leave; somebody with one is known already. */
function contactFaults({ contact }: NewMatter, channel: Channel): FieldFault[] {
  const needsContact = channel === 'counter'
  if (needsContact && !contact) return [{ field: 'contact', code: 'required' }]
  const isKnown = channel === 'person' || channel === 'unit'
  return isKnown && contact ? [{ field: 'contact', code: 'not_allowed' }] : []
}

/** Attaches what can be attached and tells the rest; a refusal takes the attaching back with its transaction. */
async function fileFaults(db: Db, { files }: NewMatter, personId: string | null): Promise<FieldFault[]> {
  if (files.length === 0) return []
  const attached = await attachFiles(db, personId, files)
  return files.flatMap((id, index) =>
    attached.has(id) && files.indexOf(id) === index
      ? []
      : [{ field: `files.${index}`, code: 'file_unknown' }],
  )
}
