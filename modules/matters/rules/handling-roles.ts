/** In which role somebody answers for a body's part in a matter. */
const HANDLING_ROLES: Readonly<Record<string, readonly string[]>> = {
  city: ['operator'],
  committee: ['secretary', 'committee-liaison'],
  unit: ['liaison'],
}

interface Post {
  readonly role: string
  readonly bodyKind: string
  readonly bodyId: string
}

/** Of somebody's posts, those that answer for a body. */
export const handlingPosts = <P extends Post>({ posts }: { posts: readonly P[] }): P[] =>
  posts.filter(({ bodyKind, role }) => HANDLING_ROLES[bodyKind]?.includes(role) ?? false)
