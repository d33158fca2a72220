// The network, and uploads.
import { randomUUID } from 'node:crypto'
import { newId } from '#platform/id.ts'
import { atWork, everybody, kinds, ownUnit, params, row, world, type Row, standsOutside } from './cast.ts'

const { owner, biology } = world

async function anOrganisation() {
  const organisation = {
    id: newId(),
    unit_id: ownUnit,
    name: `党支部${randomUUID()}`,
    founded_on: '2020-01-01',
  }
  await owner.insertInto('party_organisation').values(organisation).execute()
  return { id: organisation.id }
}
export const networkRows: Record<string, Row> = {
  listUnits: row(everybody),
  addUnit: row(['operator', 'committeeLiaison'], { body: { kind: 'institute', name: '新单位' } }),
  getUnit: row(everybody, { params: { id: ownUnit } }),
  changeUnit: row(['operator', 'liaison'], { params: { id: ownUnit }, body: { summary: '简介' } }),
  addPartyOrganisation: row(['operator', 'liaison'], async () => ({
    params: { id: ownUnit },
    body: { name: `党支部${randomUUID()}`, foundedOn: '2020-01-01' },
  })),
  dissolvePartyOrganisation: row(['operator', 'liaison'], params(anOrganisation, { on: '2030-01-01' })),
  listCommittees: row(everybody),
  getCommittee: row(everybody, { params: { id: 'biology' } }),
  listMembers: row(everybody, { params: { id: 'biology' } }),
  leaveCommittee: row(['secretary', 'liaison'], async () => {
    await standsOutside()
    const membership = { id: newId(), committee_id: biology, unit_id: ownUnit, position: 'research' }
    await owner
      .insertInto('membership')
      .values({ ...membership, since: '2029-01-01' })
      .execute()
    return { params: { id: biology, unitId: ownUnit }, body: { reason: '业务方向调整，申请退出' } }
  }),
  listClusters: row(everybody),
  listUnitKinds: row(everybody),
  listChainPositions: row(everybody),
  listPlaces: row(everybody),
  uploadFile: row(atWork, { query: { name: '简介.pdf' }, bytes: '%PDF-1.7' }),
  downloadFile: row(['liaison'], async () => ({ params: { id: await world.anUpload(kinds.liaison) } })),
}
