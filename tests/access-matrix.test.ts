// Who may do what: every operation × every kind of person. An operation without a row fails here.
// Allowed means that access did not stand in the way; what else may be wrong is for other tests.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { apis } from '#app/modules.ts'
import { admission, given, openAdmissionWorld } from '#modules/admission/testing.ts'
import { rowsOfChallenges } from './access-matrix/challenges.ts'
import { rowsOfMatters } from './access-matrix/matters.ts'
import { HASH_OF_NOBODY } from '#modules/people/passwords.ts'
import { type Actor, visitor } from '#platform/access.ts'
import { API_ROOT, type Route } from '#platform/contract.ts'
import { newId } from '#platform/id.ts'

const world = await openAdmissionWorld(apis)
const { owner, http, cookieOf, biology, display, people, somebody, aUnit, anApplication, aReviewed, assign } =
  world
const text = { zh: '示范', en: 'Sample' }
const cityId = newId()
const named = { name: text, within: text, scienceCity: text, contact: text, languages: ['en'] }
await owner
  .insertInto('city')
  .values({ id: cityId, code: '990101', zone: 'Asia/Shanghai', content: JSON.stringify(named) })
  .execute()
const ownUnit = await aUnit()
const otherUnit = await aUnit()

/** A person with a post of a role that this small city does not grant itself. */
async function appointed(role: string): Promise<Actor> {
  const personId = randomUUID()
  await owner.insertInto('person').values({ id: personId, name: role }).execute()
  return { personId, posts: [{ id: randomUUID(), personId, role, bodyKind: 'city', bodyId: randomUUID() }] }
}

const kinds = {
  visitor,
  nobody: { ...(await appointed('nobody')), posts: [] },
  operator: await somebody('区级经办人', ['operator', cityId]),
  systemAdministrator: await appointed('system-administrator'),
  securityAdministrator: await appointed('security-administrator'),
  auditAdministrator: await appointed('audit-administrator'),
  talent: await appointed('talent'),
  secretary: people.secretary,
  otherSecretary: await somebody('别链书记', ['secretary', display]),
  reviewer: people.reviewers[0],
  committeeLiaison: await somebody('链上联络员', ['committee-liaison', biology]),
  liaison: await somebody('单位联络员', ['liaison', ownUnit]),
  otherLiaison: await somebody('别家联络员', ['liaison', otherUnit]),
} as const satisfies Record<string, Actor>
type Kind = keyof typeof kinds

async function giveAccount(personId: string): Promise<void> {
  const account = { person_id: personId, username: `u${personId}`, password_hash: HASH_OF_NOBODY }
  await owner
    .insertInto('account')
    .values({ ...account, has_initial_password: false })
    .execute()
}
for (const { personId } of Object.values(kinds)) if (personId) await giveAccount(personId)

interface Sent {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  bytes?: string
}
interface Row {
  who: readonly Kind[]
  /** What is sent; made anew for each person, because the one before may have used it up. */
  sent: () => Promise<Sent>
}

const everybody = Object.keys(kinds) as Kind[]
const signedIn = everybody.filter((kind) => kind !== 'visitor')
const atWork = signedIn.filter((kind) => kind !== 'nobody' && kind !== 'auditAdministrator')
const row = (who: readonly Kind[], sent: Sent | (() => Promise<Sent>) = {}): Row => ({
  who,
  sent: typeof sent === 'function' ? sent : async () => sent,
})

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
/** Lets the unit of the liaison in the matrix apply again. */
async function standsOutside() {
  await owner.updateTable('membership').set({ until: '2029-12-31' }).where('unit_id', '=', ownUnit).execute()
  await owner
    .updateTable('application')
    .set({ status: 'withdrawn' })
    .where('unit_id', '=', ownUnit)
    .where('status', '=', 'submitted')
    .execute()
}
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
const params = (make: () => Promise<Record<string, string>>, body?: unknown) => async () => ({
  params: await make(),
  ...(body === undefined ? {} : { body }),
})

const mattersRows = await rowsOfMatters<Kind>(
  {
    ...world,
    ownUnit,
    cityId,
    kinds: { ...kinds, anotherOperator: await somebody('另一位经办人', ['operator', cityId]) },
  },
  {
    everybody,
    signedIn,
    operator: 'operator',
    talent: 'talent',
    askers: signedIn.filter((kind) => kind !== 'auditAdministrator'),
    handlers: ['operator', 'secretary', 'otherSecretary', 'committeeLiaison', 'liaison', 'otherLiaison'],
  },
)

const challengesRows = rowsOfChallenges<Kind>(
  {
    ...world,
    ownUnit,
    otherUnit,
    kinds: {
      ...kinds,
      anotherOperator: await somebody('揭榜经办人', ['operator', cityId]),
      experts: people.reviewers,
    },
  },
  {
    everybody,
    objectors: signedIn.filter((kind) => kind !== 'auditAdministrator'),
    operator: 'operator',
    liaison: 'liaison',
    otherLiaison: 'otherLiaison',
    reviewer: 'reviewer',
  },
)

const matrix: Record<string, Row> = {
  // city
  getCity: row(everybody),
  // people
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
  findPeople: row(['securityAdministrator', 'auditAdministrator'], { query: { q: '书记' } }),
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
  readNotice: row(['liaison'], params(aNotice)),
  // network
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
  // files
  uploadFile: row(atWork, { query: { name: '简介.pdf' }, bytes: '%PDF-1.7' }),
  downloadFile: row(['liaison'], async () => ({ params: { id: await world.anUpload(kinds.liaison) } })),
  // imports
  startImport: row(['operator'], async () => ({
    body: { kind: 'units', fileId: await world.anUpload(kinds.operator) },
  })),
  listImports: row(['operator']),
  getImport: row(['operator'], params(anImport)),
  listImportRows: row(['operator'], params(anImport)),
  changeMapping: row(['operator'], params(anImport, { mapping: {} })),
  applyImport: row(['operator'], params(anImport, {})),
  // admission
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
  ...mattersRows,
  ...challengesRows,
  // figures
  listFigures: row(everybody),
  getFigure: row(everybody, { params: { key: 'none' } }),
  getTrend: row(everybody, { params: { key: 'none' } }),
  listRecords: row(everybody, { params: { key: 'none' } }),
  listBulletins: row(everybody),
  getLivingArticle: row(everybody),
  getBulletin: row(everybody, { params: { slug: 'none' } }),
  listSeals: row(everybody),
  getSeal: row(everybody, { params: { number: '1' } }),
}

/** What is not there says nothing of access: these are asked of a city that has none. */
const asksForWhatIsNotThere = new Set([
  'getFigure',
  'getTrend',
  'listRecords',
  'getLivingArticle',
  'getBulletin',
  'getSeal',
])

async function ask(route: Route, actor: Actor, { params: named = {}, query = {}, body, bytes }: Sent) {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '')
  const payload = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await http.inject({
    method: route.method,
    url: `${API_ROOT}${path}?${new URLSearchParams(query).toString()}`,
    headers: {
      ...(actor === visitor ? {} : { cookie: cookieOf(actor) }),
      ...(route.ifMatch === 'required' ? { 'if-match': '*' } : {}),
      ...(payload === undefined
        ? {}
        : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body }
}

const operations = apis.flatMap(({ contract }) => Object.entries(contract))

test('every operation has its row, and no row stands for nothing', () => {
  assert.deepEqual(Object.keys(matrix).sort(), operations.map(([name]) => name).sort())
})

for (const [name, route] of operations)
  suite(name, () => {
    const { who, sent } = matrix[name] ?? row([])
    for (const [kind, actor] of Object.entries(kinds)) {
      const isAllowed = (who as readonly string[]).includes(kind)
      test(`${kind} ${isAllowed ? 'may' : 'may not'}`, async () => {
        const request = await sent()
        const before = isAllowed ? undefined : await world.everything()
        const { status, body } = await ask(route, actor, request)
        const isWrongPassword = name === 'signIn' && body.includes('session.')
        if (isAllowed && !isWrongPassword)
          assert.ok(
            ![401, 403].includes(status) &&
              status < 500 &&
              (status !== 404 || asksForWhatIsNotThere.has(name)),
            `${status} ${body}`,
          )
        if (isAllowed) return
        assert.ok((kind === 'visitor' ? [401] : [403, 404]).includes(status), `${status} ${body}`)
        assert.deepEqual(await world.everything(), before)
      })
    }
  })
