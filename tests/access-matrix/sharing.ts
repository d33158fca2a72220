// Shared resources, qualifications, the covenant, and grades of talents.
import { randomUUID } from 'node:crypto'
import { sharingContract } from '#modules/sharing/contract.ts'
import { loadSharing } from '#modules/sharing/public.ts'
import { talentsContract } from '#modules/talents/contract.ts'
import { cityId, everybody, kinds, ownUnit, params, row, type Row, signedIn, world } from './cast.ts'

const { owner, asIn, somebody } = world
const text = { zh: '示范', en: 'Sample' }
await loadSharing(owner, {
  kinds: [{ key: 'instrument', name: text, takesSamples: true, techniques: [] }],
  grades: [{ key: 'a', name: text, rank: 1 }],
  covenants: [
    { version: 1, since: '2029-01-01', title: text, preamble: text, articles: [{ title: text, text }] },
  ],
})
const anotherKeeper = asIn(await somebody('另一位管理员', ['keeper', ownUnit]), sharingContract)
const anotherOperator = asIn(await somebody('另一位经办人', ['operator', cityId]), talentsContract)
const body = { unitId: ownUnit, kind: 'instrument', name: '电镜', summary: '看清微小的东西' }
const { unitId: _, ...told } = body
const card = {
  ...told,
  technique: null,
  spaceId: null,
  nameEn: null,
  forMembers: null,
  measures: [],
  manufacturer: null,
  model: null,
  assetNumber: null,
  serialNumber: null,
  commissionedOn: null,
  decommissionedOn: null,
  originalValue: null,
  pid: null,
  landingPage: null,
  related: [],
  placeCode: null,
  location: null,
  seats: null,
}

const draft = async () => ({ id: (await anotherKeeper.addResource({ body })).id })
async function offered() {
  const named = await draft()
  await anotherKeeper.offerResource({ params: named })
  return named
}
async function withFile() {
  const { id } = await offered()
  const fileId = await world.anUpload(kinds.keeper)
  const shown = { resource_id: id, file_id: fileId, purpose: 'document', title: '手册', position: 0 }
  await owner
    .insertInto('resource_file')
    .values({ ...shown, for_members: false })
    .execute()
  return { id, fileId }
}
async function aPerson() {
  const id = randomUUID()
  await owner.insertInto('person').values({ id, name: '学员' }).execute()
  return id
}
async function aRequest() {
  const asked = asIn({ personId: await aPerson(), posts: [] }, sharingContract)
  const { id } = await asked.askForQualification({ params: await offered(), body: { words: '想学' } })
  return { id }
}
const aQualification = async () => ({
  id: (
    await anotherKeeper.grantQualification({ params: await offered(), body: { personId: await aPerson() } })
  ).id,
})
async function aGrade() {
  const held = { params: { id: await aPerson() }, body: { grade: 'a', since: '2029-01-01' } }
  return { id: (await anotherOperator.recordGrade(held)).id }
}

const aList = { unitId: ownUnit, fileId: randomUUID() }
const keepers = ['keeper', 'liaison'] as const
export const sharingRows: Record<string, Row> = {
  listResourceKinds: row(everybody),
  listResources: row(everybody),
  getResource: row(everybody, params(offered)),
  downloadResourceFile: row(everybody, params(withFile)),
  addResource: row(keepers, { body }),
  changeResource: row(keepers, params(draft, card)),
  offerResource: row(keepers, params(draft)),
  withdrawResource: row(keepers, params(offered, { reason: '搬迁' })),
  setBookingRules: row(keepers, params(offered, { rules: null })),
  setPrices: row(keepers, params(offered, { prices: [] })),
  listKeeperCandidates: row(keepers, params(offered)),
  setKeepers: row(keepers, params(offered, { keepers: [] })),
  checkResourceImport: row(keepers, { body: aList }),
  applyResourceImport: row(keepers, { body: { ...aList, digest: 'of no report' } }),
  setResourceFiles: row(keepers, params(offered, { files: [] })),
  listMyQualifications: row(signedIn),
  listMyQualificationRequests: row(signedIn),
  listQualifications: row(['keeper'], params(offered)),
  listQualificationRequests: row(['keeper'], params(offered)),
  askForQualification: row(
    signedIn.filter((kind) => kind !== 'auditAdministrator'),
    params(offered, { words: '想学' }),
  ),
  decideQualification: row(['keeper'], params(aRequest, { isGranted: true })),
  grantQualification: row(['keeper'], async () => ({
    params: await offered(),
    body: { personId: await aPerson() },
  })),
  endQualification: row(['keeper'], params(aQualification, { reason: '离开' })),
  getCovenant: row(everybody),
  listCovenantSignatures: row(everybody),
  signCovenant: row(['liaison'], { body: { unitId: ownUnit, covenantVersion: 1 } }),
  getChainSharing: row(['secretary', 'committeeLiaison', 'operator'], {
    params: { id: world.biology },
    query: { from: '2029-01-01', to: '2029-12-31' },
  }),
  getEvaluation: row(['operator'], { query: { year: '2029' } }),
  listEvaluatedResources: row(['operator'], { params: { id: ownUnit }, query: { year: '2029' } }),
  listEvaluatedUses: row(['operator'], { query: { year: '2029' } }),
  exportEvaluation: row(['operator'], { query: { year: '2029' } }),
  listGrades: row(everybody),
  listMyGrades: row(signedIn),
  listGradesOfPerson: row(['operator'], async () => ({ params: { id: await aPerson() } })),
  recordGrade: row(['operator'], async () => ({
    params: { id: await aPerson() },
    body: { grade: 'a', since: '2029-01-01' },
  })),
  endGrade: row(['operator'], params(aGrade, { until: '2030-01-01' })),
}
