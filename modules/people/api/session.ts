import { type Actor, visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { implement } from '#platform/http.ts'
import { peopleAccess } from '../access.ts'
import { changePassword, signIn, signOut } from '../actions/sign-in.ts'
import { type Me, sessionContract } from '../contract.ts'
import { getAccount } from '../queries/accounts.ts'
import { listHeldPosts } from '../queries/posts.ts'
import { findActor } from '../queries/sessions.ts'
import { sourceOf } from '../rules.ts'

export const sessionApi = implement(sessionContract, {
  signIn: async ({ body: { username, password } }, { db, session, source, today }) => {
    const guess = { username, source: sourceOf(source), password }
    const opened = await signIn(db, guess, session.token)
    session.set(opened.token, opened.expiresAt)
    return presentMe(db, await findActor(db, opened.tokenHash, today), today)
  },

  whoAmI: async (_, { db, actor, today }) => presentMe(db, actor, today),

  signOut: async (_, { db, actor, session, today }) => {
    if (actor.personId !== null && session.token !== undefined)
      await signOut(db, peopleAccess.require('people.sign_out', actor, session.token))
    session.clear()
    return presentMe(db, visitor, today)
  },

  changePassword: async ({ body }, { db, actor, session, source, today }) => {
    const subject = { token: session.token, source: sourceOf(source) }
    const permit = peopleAccess.require('people.change_password', actor, subject)
    await changePassword(db, permit, body)
    return presentMe(db, actor, today)
  },
})

async function presentMe(db: Db, actor: Actor, today: string): Promise<Me> {
  const can = {
    changePassword: peopleAccess.can('people.change_password', actor, undefined),
    manageAccounts: peopleAccess.can('people.manage_accounts', actor, undefined),
    grantPosts: peopleAccess.can('people.read_posts', actor, undefined),
    readEvents: peopleAccess.can('people.read_events', actor, undefined),
    readNotices: actor.posts.length > 0,
  }
  if (actor.personId === null)
    return { person: null, username: null, mustChangePassword: false, posts: [], can }
  const { id, name, username, hasInitialPassword } = await getAccount(db, actor.personId)
  const posts = await listHeldPosts(db, id, today)
  return { person: { id, name }, username, mustChangePassword: hasInitialPassword, posts, can }
}
