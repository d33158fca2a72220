import type { Actor } from '#platform/access.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { implement } from '#platform/http.ts'
import { unchanged } from '#platform/versions.ts'
import { peopleAccess } from '../access.ts'
import { confirmPost, endPost, grantPost } from '../actions/posts.ts'
import { type Post, postContract } from '../contract.ts'
import { listAccounts } from '../queries/accounts.ts'
import { getPost, getPostForUpdate, listPosts, listRoles, type PostRow } from '../queries/posts.ts'
import { postStatus } from '../rules.ts'

export const postApi = implement(postContract, {
  listRoles: async (_, { db }) => ({ items: await listRoles(db), next: null }),

  findPeople: async ({ query }, { db, actor }) => {
    peopleAccess.require('people.find_people', actor, query)
    const rows = await listAccounts(db, query)
    return pageOfRows(
      rows,
      query.limit,
      ({ id, name, username }) => ({ id, name, username }),
      (row) => row.username,
    )
  },

  listPosts: async ({ query }, { db, actor, today }) => {
    peopleAccess.require('people.read_posts', actor, query)
    const rows = await listPosts(db, query)
    return pageOfRows(
      rows,
      query.limit,
      (row) => presentPost(row, actor, today),
      (row) => row.id,
    )
  },

  grantPost: async ({ body }, { db, actor, today }) => {
    const permit = peopleAccess.require('people.grant_post', actor, body)
    const id = await grantPost(db, permit, today)
    return presentPost(await getPost(db, id), actor, today)
  },

  confirmPost: async ({ params }, context) => {
    const { db, actor, today } = context
    peopleAccess.require('people.read_posts', actor, params)
    const post = await getPostForUpdate(db, params.id)
    unchanged(context, post)
    await confirmPost(db, peopleAccess.require('people.confirm_post', actor, post), today)
    return presentPost(await getPost(db, post.id), actor, today)
  },

  endPost: async ({ params, body }, context) => {
    const { db, actor, today } = context
    peopleAccess.require('people.read_posts', actor, params)
    const post = await getPostForUpdate(db, params.id)
    unchanged(context, post)
    await endPost(db, peopleAccess.require('people.end_post', actor, post), body.reason)
    return presentPost(await getPost(db, post.id), actor, today)
  },
})

/** A person by id and name, where there is one. */
const personOf = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }

function presentPost(post: PostRow, actor: Actor, today: string): Post {
  const status = postStatus(post, today)
  return {
    ...post,
    person: { id: post.personId, name: post.personName },
    status,
    grantedAt: post.grantedAt.toISOString(),
    grantedBy: personOf(post.grantedBy, post.grantedByName),
    confirmedAt: post.confirmedAt?.toISOString() ?? null,
    confirmedBy: personOf(post.confirmedBy, post.confirmedByName),
    endedAt: post.endedAt?.toISOString() ?? null,
    can: {
      confirm: status === 'waiting' && peopleAccess.can('people.confirm_post', actor, post),
      end: status !== 'ended' && peopleAccess.can('people.end_post', actor, post),
    },
  }
}
