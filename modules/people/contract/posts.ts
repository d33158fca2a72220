import * as z from 'zod'
import { byId, Day, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, problem } from '#platform/problem.ts'
import { instant, PersonName, search, Texts } from './names.ts'
import { HeldPost } from './session.ts'

export const PostStatus = z.enum(['waiting', 'coming', 'current', 'past', 'ended']).meta({ id: 'PostStatus' })
export type PostStatus = z.infer<typeof PostStatus>

export const Post = HeldPost.extend({
  person: PersonName,
  isPower: z.boolean(),
  status: PostStatus,
  grantedAt: instant,
  grantedBy: PersonName.nullable(),
  confirmedAt: instant.nullable(),
  confirmedBy: PersonName.nullable(),
  endedAt: instant.nullable(),
  version: z.int(),
  can: z.object({ confirm: z.boolean(), end: z.boolean() }),
}).meta({ id: 'Post' })
export type Post = z.infer<typeof Post>

/** Kinds of body that exist so far; roles of other kinds wait for their modules. */
export const BodyKind = z.enum(['city', 'committee', 'unit', 'space'])
export type BodyKind = z.infer<typeof BodyKind>

export const NewPost = z
  .strictObject({
    personId: z.uuid(),
    role: z.string().max(60),
    bodyKind: BodyKind,
    bodyId: z.uuid(),
    startsOn: Day,
    endsOn: Day.nullable().default(null),
  })
  .meta({ id: 'NewPost' })
export type NewPost = z.infer<typeof NewPost>

export const Role = z
  .object({ key: z.string(), name: Texts, bodyKind: z.string(), isPower: z.boolean() })
  .meta({ id: 'Role' })
const Reason = z.strictObject({ reason: text(500) })
const PostQuery = z.strictObject({
  ...pageQuery,
  personId: z.uuid().optional(),
  bodyKind: BodyKind.optional(),
  bodyId: z.uuid().optional(),
  role: z.string().max(60).optional(),
  /** Only posts of power that a second person has not confirmed. */
  waiting: z.literal('true').optional(),
})
export type PostQuery = z.infer<typeof PostQuery>

export const AdministratorsAreSeparate = problem(409, 'people.administrators_are_separate')
export const PostAlreadyHeld = problem(409, 'people.post_already_held')
export const PostNotWaiting = problem(409, 'people.post_not_waiting')
/** Whoever made or reset the account still knows its password, and could act as the administrator. */
export const InitialPasswordUnchanged = problem(409, 'people.initial_password_unchanged')
export const PostAlreadyEnded = problem(409, 'people.post_already_ended')

export const postContract = {
  listRoles: route({
    method: 'GET',
    path: '/roles',
    summary: 'The roles that posts can have, in the order of the city',
    ok: pageOf(Role),
  }),
  findPeople: route({
    method: 'GET',
    path: '/people',
    summary: 'Find the person to whom a post is to be granted, by name or username',
    query: z.strictObject(search),
    ok: pageOf(PersonName.extend({ username: z.string() })),
    problems: [Forbidden],
  }),
  listPosts: route({
    method: 'GET',
    path: '/posts',
    summary: 'List posts, newest first',
    query: PostQuery,
    ok: pageOf(Post),
    problems: [Forbidden],
  }),
  grantPost: route({
    method: 'POST',
    path: '/posts',
    summary: 'Grant a post; one of power counts only when a second person has confirmed it',
    body: NewPost,
    ok: Post,
    status: 201,
    problems: [Forbidden, AdministratorsAreSeparate, PostAlreadyHeld],
  }),
  confirmPost: route({
    method: 'POST',
    path: '/posts/{id}/confirm',
    summary: 'Confirm a post of power that another has granted',
    params: byId,
    ok: Post,
    problems: [Forbidden, NotFound, PostNotWaiting, InitialPasswordUnchanged, PreconditionFailed],
  }),
  endPost: route({
    method: 'POST',
    path: '/posts/{id}/end',
    summary: 'End a post at once',
    params: byId,
    body: Reason,
    ok: Post,
    problems: [Forbidden, NotFound, PostAlreadyEnded, PreconditionFailed],
  }),
}
