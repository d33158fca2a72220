import { attachFiles } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { PersonalPartWiped } from '../contract.ts'
import { type MatterRow, updateMatter } from '../queries/matters.ts'
import { findPersonalPart, type PersonalPart } from '../queries/personal-part.ts'
import { insertFiles, insertStep } from '../queries/steps.ts'
import type { Moment } from './ask-matter.ts'
import { inState } from './send-parts.ts'
import { tellAsker } from './tell-asker.ts'

/** Who writes to whom: an inside note never reaches the asker, because its step is inside from the first. */
const STEP_OF = {
  asker: { kind: 'message_to_asker', isInside: false },
  handlers: { kind: 'message_from_asker', isInside: false },
  inside: { kind: 'note', isInside: true },
} as const

export async function writeMessage(
  db: Db,
  permit: Permit<'matters.write_to_asker' | 'matters.speak_as_asker' | 'matters.speak_by_secret', MatterRow>,
  { to, words, files }: { to: keyof typeof STEP_OF; words: string; files: readonly string[] },
  { now }: Moment,
): Promise<void> {
  const matter = permit.subject
  inState(matter, 'received', 'in_hand', 'answered')
  const { personId, bodyKind, bodyId } = permit.post
  const attached = await attachFiles(db, personId, files)
  const problems = files.flatMap((id, i) =>
    attached.has(id) && files.indexOf(id) === i
      ? []
      : [{ field: `files.${i}`, code: 'file_unknown', in: 'body' as const }],
  )
  if (problems.length > 0) throw refused(InvalidInput, { problems })
  const body = to === 'handlers' ? {} : { bodyKind, bodyId }
  const stepId = await insertStep(db, {
    matterId: matter.id,
    ...STEP_OF[to],
    at: now,
    personId,
    ...body,
    details: { words },
  })
  await insertFiles(db, matter.id, stepId, files)
  if (to === 'asker') await tellAsker(db, matter, 'matters.message_to_asker')
  await record(db, permit, 'matters.written', { matterId: matter.id, to }, [])
  await updateMatter(db, matter.id, {})
}

/**
 * The personal part, after its reading is a step that the asker sees, in the same transaction: nobody reads unseen.
 * Who asked reads their own without a step.
 */
export async function readPersonalPart(
  db: Db,
  permit: Permit<'matters.read_personal_part', MatterRow>,
  reason: string,
  { now }: Moment,
): Promise<PersonalPart> {
  const matter = permit.subject
  const { personId, bodyKind, bodyId, role } = permit.post
  if (matter.wipedAt) throw refused(PersonalPartWiped)
  const isOwn = role === 'oneself' || bodyId === matter.unitId
  if (!isOwn) {
    const details = { words: reason }
    await insertStep(db, {
      matterId: matter.id,
      kind: 'personal_part_read',
      isInside: false,
      at: now,
      personId,
      bodyKind,
      bodyId,
      details,
    })
    await record(db, permit, 'matters.personal_part_read', { matterId: matter.id }, [])
  }
  return (await findPersonalPart(db, matter.id)) ?? { answers: {}, contact: null }
}
