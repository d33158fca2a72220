// Admission and imports.
import { admission, given } from '#modules/admission/testing.ts'
import { newId } from '#platform/id.ts'
import { kinds, ownUnit, params, row, signedIn, world, type Row, standsOutside } from './cast.ts'

const { owner, people, anApplication, aReviewed, assign } = world

/** An application of that unit, in the committee whose secretary stands in the matrix. */
async function application(documents: string[] = []) {
  await standsOutside()
  const body = { ...world.wish(ownUnit), documents }
  return { id: (await world.as(kinds.liaison).submitApplication({ body })).id }
}
async function withDocument() {
  const fileId = await world.anUpload(kinds.liaison)
  return { ...(await application([fileId])), fileId }
}

/** An import whose report can be applied. */
async function anImport() {
  const { personId, posts } = kinds.operator
  const [post] = posts
  const started = { started_by: personId, started_under: post?.id ?? '', status: 'read' }
  const counts = JSON.stringify({ new: 0, changed: 0, same: 0, refused: 0 })
  const file = { kind: 'units', file_id: await world.anUpload(kinds.operator) }
  const id = newId()
  await owner
    .insertInto('import')
    .values({ id, ...file, ...started, counts })
    .execute()
  return { id }
}

const seesApplication = ['operator', 'secretary', 'reviewer', 'liaison'] as const

export const admissionRows: Record<string, Row> = {
  startImport: row(['operator'], async () => ({
    body: { kind: 'units', fileId: await world.anUpload(kinds.operator) },
  })),
  listImports: row(['operator']),
  getImport: row(['operator'], params(anImport)),
  listImportRows: row(['operator'], params(anImport)),
  changeMapping: row(['operator'], params(anImport, { mapping: {} })),
  applyImport: row(['operator'], params(anImport, {})),
  submitApplication: row(['liaison'], async () => {
    await standsOutside()
    return { body: world.wish(ownUnit) }
  }),
  listApplications: row(signedIn),
  getApplication: row(
    seesApplication,
    params(() => application()),
  ),
  downloadApplicationDocument: row(seesApplication, params(withDocument)),
  withdrawApplication: row(
    ['liaison'],
    params(() => application()),
  ),
  listReviewerCandidates: row(
    ['secretary'],
    params(async () => ({ id: (await anApplication()).id })),
  ),
  assignReviewer: row(['secretary'], async () => ({
    params: { id: (await anApplication()).id },
    body: { personId: people.reviewers[1].personId },
  })),
  reviewApplication: row(['reviewer'], async () => {
    const { id } = await anApplication()
    await assign(id, people.reviewers[0])
    return { params: { id }, body: given }
  }),
  decideApplication: row(['secretary'], async () => ({
    params: { id: (await aReviewed()).id },
    body: admission,
  })),
}
