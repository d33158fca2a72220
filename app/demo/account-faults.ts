import type { Demo, DemoPost } from '#app/demo-pack.ts'
import type { DemoSpace } from '#app/demo-spaces-pack.ts'
import type { Role } from '#modules/people/pack.ts'
import type { Fault, FieldPath, PackFile } from '#platform/pack.ts'

interface Known {
  readonly roles: readonly Role[]
  readonly spaces: readonly DemoSpace[]
}

/** Usernames are unique, and every post is of a role and in a body that there is. */
export function accountFaults(demo: PackFile<Demo>, known: Known): Fault[] {
  const { accounts } = demo.content
  return accounts.flatMap(({ username, posts }, i) => [
    ...(accounts.findIndex((one) => one.username === username) < i
      ? [demo.fault(['accounts', i, 'username'], `"${username}" stands here twice`)]
      : []),
    ...posts.flatMap((post, j) => postFaults(demo, known, post, ['accounts', i, 'posts', j])),
  ])
}

function postFaults(
  demo: PackFile<Demo>,
  { roles, spaces }: Known,
  post: DemoPost,
  path: FieldPath,
): Fault[] {
  const role = roles.find((one) => one.key === post.role)
  if (role === undefined) return [demo.fault([...path, 'role'], `no role has the key "${post.role}"`)]
  const body = bodyOf(post)
  if (role.body !== body)
    return [demo.fault([...path, 'role'], `"${role.key}" is a role in a ${role.body}, not in a ${body}`)]
  const { committee, unit, space } = post
  if (space !== undefined && !spaces.some((one) => one.key === space))
    return [demo.fault([...path, 'space'], `no space has the key "${space}"`)]
  if (committee !== undefined && countsOf(demo, committee) === undefined)
    return [demo.fault([...path, 'committee'], `no committee has the key "${committee}"`)]
  if (unit === undefined) return []
  const sort = unit.countsAs === 'institute' ? 'institutes' : 'enterprises'
  const own = countsOf(demo, unit.committee)
  if (own && own[sort] > own.shared[sort]) return []
  return [demo.fault([...path, 'unit'], `no committee "${unit.committee}" brings in ${sort}`)]
}

const countsOf = (demo: PackFile<Demo>, named: string) =>
  demo.content.committees.find(({ committee }) => committee === named)

function bodyOf({ committee, unit, space }: DemoPost): Role['body'] {
  if (space !== undefined) return 'space'
  if (committee !== undefined) return 'committee'
  return unit === undefined ? 'city' : 'unit'
}
