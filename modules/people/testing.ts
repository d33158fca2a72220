import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { visitor } from '#platform/access.ts'
import { createClient, type Send } from '#platform/client.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { createHttp } from '#platform/http.ts'
import { contentOf, NOW, openTestDb, openTestFiles, TODAY, ZONE } from '#platform/testing.ts'
import { peopleApi } from './api.ts'
import { peopleContract } from './contract.ts'
import { actorOf, createAccountByCommand, loadRoles, type PackRole } from './public.ts'

export const PASSWORD = 'correct horse battery'

const name = { zh: '岗位', en: 'Post' }
const ROLES: PackRole[] = [
  { key: 'system-administrator', body: 'city', power: true, administrator: 'system', name },
  { key: 'security-administrator', body: 'city', power: true, administrator: 'security', name },
  { key: 'audit-administrator', body: 'city', power: true, administrator: 'audit', name },
  { key: 'operator', body: 'city', power: true, name },
  { key: 'volunteer', body: 'city', power: false, name },
  { key: 'secretary', body: 'committee', power: true, name },
  { key: 'reviewer', body: 'committee', power: false, name },
  { key: 'liaison', body: 'unit', power: false, name },
  { key: 'host', body: 'space', power: false, name },
]

/** The people module with real sign-in on a database of its own that holds a city, a committee and a unit. */
export async function openPeopleWorld() {
  const { db, owner } = await openTestDb()
  const bodies = await arrangeBodies(owner)
  await loadRoles(owner, ROLES)
  const http = createHttp([peopleApi], {
    db,
    files: openTestFiles(),
    clock: () => NOW,
    zone: ZONE,
    visitor,
    actorOf,
  })
  after(() => http.close())

  let browsers = 0
  /** A browser that keeps its cookie, at an address of its own unless one is given. */
  function aBrowser(address = `10.0.${Math.floor(++browsers / 250)}.${browsers % 250}`, cookie = '') {
    const kept = { cookie }
    return { ...createClient(peopleContract, sendFrom(http, address, kept)), address, kept }
  }

  /** A person with an account; each role is held in the body of its kind. */
  async function anAccount(...roles: string[]) {
    const username = `u${randomUUID().slice(0, 13)}`
    const posts = roles.map((role) => postOf(role))
    const account = { name: `王${username}`, username, password: PASSWORD, posts }
    const { personId } = await inTransaction(db, (tx) =>
      createAccountByCommand(tx, account, TODAY, 'arranged by a test'),
    )
    return { personId, username, credentials: { username, password: PASSWORD } }
  }

  function postOf(role: string) {
    const kind = ROLES.find(({ key }) => key === role)?.body
    const bodyKind = kind === 'committee' || kind === 'unit' ? kind : 'city'
    return { role, bodyKind, bodyId: bodies[bodyKind], startsOn: '2029-01-01', endsOn: null } as const
  }

  async function signedIn(...roles: string[]) {
    const account = await anAccount(...roles)
    const browser = aBrowser()
    await browser.signIn({ body: account.credentials })
    return { ...browser, ...account }
  }

  // Attempts to sign in stay when they fail.
  const everything = () => contentOf(owner, 'sign_in_attempt')
  return { db, owner, http, bodies, aBrowser, anAccount, postOf, signedIn, everything }
}

/** Sends like a browser: with the cookie that the last answer set. */
const sendFrom =
  (http: FastifyInstance, remoteAddress: string, kept: { cookie: string }): Send =>
  async ({ method, url, headers, body }) => {
    const payload = typeof body === 'string' ? { payload: body } : {}
    const sent = { ...headers, cookie: kept.cookie }
    const answer = await http.inject({ method, url, headers: sent, remoteAddress, ...payload })
    for (const { name: key, value } of answer.cookies) kept.cookie = value ? `${key}=${value}` : ''
    return { status: answer.statusCode, body: answer.body }
  }

async function arrangeBodies(owner: Db) {
  const [city, committee, unit] = [randomUUID(), randomUUID(), randomUUID()]
  const texts = JSON.stringify({ zh: '示范', en: 'Sample' })
  const list = JSON.stringify([])
  await owner
    .insertInto('city')
    .values({
      id: city,
      code: '990101',
      zone: ZONE,
      content: JSON.stringify({ name: { zh: '示范区', en: 'Sample District' } }),
    })
    .execute()
  await owner
    .insertInto('committee')
    .values({
      id: committee,
      key: 'sample',
      kind: 'chain',
      name: texts,
      short_name: texts,
      purpose: texts,
      since: '2024-01-01',
      questions: list,
      criteria: list,
      position: 0,
    })
    .execute()
  await owner
    .insertInto('unit_kind')
    .values({ key: 'institute', counts_as: 'institute', name: texts, ror_types: [], position: 0 })
    .execute()
  await owner
    .insertInto('unit')
    .values({ id: unit, kind: 'institute', name: '示范研究所', folded_names: [], search: '' })
    .execute()
  return { city, committee, unit }
}
