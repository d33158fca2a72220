import { attachFiles } from '#modules/files/public.ts'
import type { UnitRow } from '#modules/network/public.ts'
import { tellBody } from '#modules/people/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import { AlreadyMember, type NewApplication } from '../contract.ts'
import { insertApplication, isMember } from '../queries/applications.ts'
import { findCommittee, isPosition } from '../queries/committees.ts'
import { answerProblems, type FieldFault, givenAnswers } from '../rules.ts'

/** Applies for a unit that is locked. Answers with the id of the application, or refuses with everything wrong in the form. */
export async function submitApplication(
  db: Db,
  permit: Permit<'admission.apply', { unit: UnitRow }>,
  wish: NewApplication,
  today: string,
): Promise<string> {
  const { unit } = permit.subject
  const { committeeId, position } = wish
  await refuseFaults(db, permit.post.personId, wish)
  if (await isMember(db, unit.id, committeeId)) throw refused(AlreadyMember)
  const id = newId()
  const answers = givenAnswers(wish.answers)
  await insertApplication(db, { ...wish, id, answers, unitId: unit.id, submittedBy: permit.post.personId })
  const said = { applicationId: id, unitId: unit.id, committeeId, position }
  await record(db, permit, 'admission.applied', said, [
    {
      measure: 'admission.applications',
      quantity: 1,
      day: today,
      subjectId: id,
      unitId: unit.id,
      committeeId,
      placeCode: unit.placeCode,
    },
  ])
  const details = { applicationId: id, unitId: unit.id, unitName: unit.name }
  await tellBody(db, { bodyKind: 'committee', bodyId: committeeId, code: 'admission.applied', details })
  return id
}

async function refuseFaults(db: Db, personId: string | null, wish: NewApplication): Promise<void> {
  const committee = await findCommittee(db, wish.committeeId)
  const faults: FieldFault[] = []
  if (!committee) faults.push({ field: 'committeeId', code: 'committee_unknown' })
  if (!(await isPosition(db, wish.position))) faults.push({ field: 'position', code: 'position_unknown' })
  faults.push(...answerProblems(committee?.questions ?? [], committee ? wish.answers : {}))
  faults.push(...(await attachDocuments(db, personId, wish.documents)))
  if (faults.length === 0) return
  throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })
}

/** Attaches what can be attached and tells the rest; a refusal takes the attaching back with its transaction. */
async function attachDocuments(
  db: Db,
  personId: string | null,
  documents: readonly string[],
): Promise<FieldFault[]> {
  const attached = await attachFiles(db, personId, documents)
  return documents.flatMap((id, index) => {
    const isUsable = attached.has(id) && documents.indexOf(id) === index
    return isUsable ? [] : [{ field: `documents.${index}`, code: 'file_unknown' }]
  })
}
