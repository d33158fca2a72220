// Who asks in the matrix, and of what city.
import { randomUUID } from 'node:crypto'
import { apis } from '#app/modules.ts'
import { openAdmissionWorld } from '#modules/admission/testing.ts'
import { HASH_OF_NOBODY } from '#modules/people/passwords.ts'
import { type Actor, visitor } from '#platform/access.ts'
import { newId } from '#platform/id.ts'

export const world = await openAdmissionWorld(apis)
const { owner, biology, display, people, somebody, aUnit } = world
const text = { zh: '示范', en: 'Sample' }
const named = { name: text, within: text, scienceCity: text, contact: text, languages: ['en'] }
export const cityId = newId()
await owner
  .insertInto('city')
  .values({ id: cityId, code: '990101', zone: 'Asia/Shanghai', content: JSON.stringify(named) })
  .execute()
export const ownUnit = await aUnit()
export const otherUnit = await aUnit()

/** Whose host the matrix knows; spaces-rows.ts opens it. */
export const ownSpace = newId()

/** A person with a post of a role that this small city does not grant itself. */
export async function appointed(
  role: string,
  body: { bodyKind: string; bodyId: string } = { bodyKind: 'city', bodyId: randomUUID() },
): Promise<Actor> {
  const personId = randomUUID()
  await owner.insertInto('person').values({ id: personId, name: role }).execute()
  return { personId, posts: [{ id: randomUUID(), personId, role, ...body }] }
}

export const kinds = {
  visitor,
  nobody: { ...(await appointed('nobody')), posts: [] },
  operator: await somebody('区级经办人', ['operator', cityId]),
  systemAdministrator: await appointed('system-administrator'),
  securityAdministrator: await appointed('security-administrator'),
  auditAdministrator: await appointed('audit-administrator'),
  talent: await appointed('talent'),
  host: await appointed('host', { bodyKind: 'space', bodyId: ownSpace }),
  secretary: people.secretary,
  otherSecretary: await somebody('别链书记', ['secretary', display]),
  reviewer: people.reviewers[0],
  committeeLiaison: await somebody('链上联络员', ['committee-liaison', biology]),
  liaison: await somebody('单位联络员', ['liaison', ownUnit]),
  otherLiaison: await somebody('别家联络员', ['liaison', otherUnit]),
  keeper: await somebody('仪器管理员', ['keeper', ownUnit]),
} as const satisfies Record<string, Actor>
export type Kind = keyof typeof kinds

export async function giveAccount(personId: string): Promise<void> {
  const account = { person_id: personId, username: `u${personId}`, password_hash: HASH_OF_NOBODY }
  await owner
    .insertInto('account')
    .values({ ...account, has_initial_password: false })
    .execute()
}
for (const { personId } of Object.values(kinds)) if (personId) await giveAccount(personId)

export interface Sent {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  bytes?: string
}
export interface Row {
  who: readonly Kind[]
  /** What is sent; made anew for each person, because the one before may have used it up. */
  sent: () => Promise<Sent>
}

export const everybody = Object.keys(kinds) as Kind[]
export const signedIn = everybody.filter((kind) => kind !== 'visitor')
export const atWork = signedIn.filter((kind) => kind !== 'nobody' && kind !== 'auditAdministrator')
export const row = (who: readonly Kind[], sent: Sent | (() => Promise<Sent>) = {}): Row => ({
  who,
  sent: typeof sent === 'function' ? sent : async () => sent,
})

export const params = (make: () => Promise<Record<string, string>>, body?: unknown) => async () => ({
  params: await make(),
  ...(body === undefined ? {} : { body }),
})

/** Lets the unit of the liaison in the matrix apply again. */
export async function standsOutside() {
  await owner.updateTable('membership').set({ until: '2029-12-31' }).where('unit_id', '=', ownUnit).execute()
  await owner
    .updateTable('application')
    .set({ status: 'withdrawn' })
    .where('unit_id', '=', ownUnit)
    .where('status', '=', 'submitted')
    .execute()
}
