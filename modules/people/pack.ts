// What a city pack says about roles.
import * as z from 'zod'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { key, keyedList, name } from '#platform/pack-fields.ts'

const rolesShape = z.strictObject({
  roles: keyedList(
    z.strictObject({
      key,
      name,
      body: z.enum(['city', 'committee', 'unit', 'space', 'team', 'panel']),
      power: z.boolean().default(false),
      administrator: z.enum(['system', 'security', 'audit']).optional(),
    }),
  ),
})
type Roles = z.infer<typeof rolesShape>
/** `power`: a grant of the role needs a second person. `administrator`: one of the three kept apart (三员分立). */
export type Role = Roles['roles'][number]
export const rolesPart: PackPart<Roles> = { file: 'roles.yaml', shape: rolesShape }

/** The roles that access rules name, with the body they must reach; a pack may name them as it likes and add others. */
const NEEDED: Readonly<Record<string, Pick<Role, 'body' | 'administrator'>>> = {
  operator: { body: 'city' },
  'system-administrator': { body: 'city', administrator: 'system' },
  'security-administrator': { body: 'city', administrator: 'security' },
  'audit-administrator': { body: 'city', administrator: 'audit' },
  secretary: { body: 'committee' },
  reviewer: { body: 'committee' },
  'committee-liaison': { body: 'committee' },
  liaison: { body: 'unit' },
}

/** A city without spaces has no hosts; one that has them gives them a space. */
const KNOWN = { ...NEEDED, host: { body: 'space' } } as typeof NEEDED

/** Says which roles are missing that the access rules need, and which stand for something else than they do there. */
export function roleFaults(roles: PackFile<Roles>): Fault[] {
  const own = roles.content.roles
  const missing = Object.keys(NEEDED)
    .filter((needed) => !own.some((role) => role.key === needed))
    .map((needed) => roles.fault(['roles'], `has no role "${needed}", which access rules need`))
  const wrong = own.flatMap((role, i) => {
    const needed = KNOWN[role.key]
    const faults: Fault[] = []
    if (needed && role.body !== needed.body)
      faults.push(roles.fault(['roles', i, 'body'], `must be ${needed.body} for ${role.key}`))
    if (role.administrator !== needed?.administrator)
      faults.push(
        roles.fault(
          ['roles', i, 'administrator'],
          needed?.administrator
            ? `must be ${needed.administrator} for ${role.key}`
            : `must not stand here: the three administrators are the roles named after them`,
        ),
      )
    return faults
  })
  return [...missing, ...wrong]
}
