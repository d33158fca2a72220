// City and people.
import { randomUUID } from 'node:crypto'
import { newId } from '#platform/id.ts'
import { appointed, everybody, giveAccount, ownUnit, params, row, signedIn, world, type Row } from './cast.ts'

const { owner, biology } = world

const aPerson = async () => (await appointed('nobody')).personId ?? ''
async function anAccount() {
  const id = await aPerson()
  await giveAccount(id)
  return { id }
}
async function aPost() {
  const post = { id: newId(), person_id: await aPerson(), role: 'secretary', body_kind: 'committee' }
  const term = { body_id: biology, starts_on: '2029-01-01', is_power: true, administrator: 'none' }
  await owner
    .insertInto('post')
    .values({ ...post, ...term })
    .execute()
  return { id: post.id }
}
async function aNotice() {
  const notice = { id: newId(), body_kind: 'unit', body_id: ownUnit, code: 'test.told', details: '{}' }
  await owner.insertInto('notice').values(notice).execute()
  return { id: notice.id }
}

export const peopleRows: Record<string, Row> = {
  getCity: row(everybody),
  signIn: row(everybody, { body: { username: 'somebody', password: 'wrong password' } }),
  whoAmI: row(everybody),
  signOut: row(everybody),
  changePassword: row(signedIn, { body: { current: 'old password', next: 'another password' } }),
  listAccounts: row(['systemAdministrator']),
  createAccount: row(['systemAdministrator'], async () => ({
    body: { name: '新人', username: `n${randomUUID().slice(0, 8)}` },
  })),
  getAccount: row(['systemAdministrator'], params(anAccount)),
  changeAccount: row(['systemAdministrator'], params(anAccount, { disabled: true, reason: '调离' })),
  resetPassword: row(['systemAdministrator'], params(anAccount)),
  listRoles: row(signedIn),
  findPeople: row(['operator', 'securityAdministrator', 'auditAdministrator'], { query: { q: '书记' } }),
  listPosts: row(['securityAdministrator']),
  grantPost: row(['securityAdministrator'], async () => ({
    body: {
      personId: await aPerson(),
      role: 'liaison',
      bodyKind: 'unit',
      bodyId: ownUnit,
      startsOn: '2030-01-01',
      endsOn: null,
    },
  })),
  confirmPost: row(['securityAdministrator'], params(aPost)),
  endPost: row(['securityAdministrator'], params(aPost, { reason: '任期届满，不再担任' })),
  listEvents: row(['auditAdministrator']),
  listNotices: row(signedIn),
  readNotice: row(['liaison', 'keeper'], params(aNotice)),
}
