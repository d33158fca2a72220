import type { Demo } from '#app/demo-pack.ts'
import { withClient } from '#platform/databases.ts'
import type { Text } from '#platform/pack-fields.ts'
import { DEMO_SOURCE } from './fact-row.ts'

export interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly posts: readonly { role: Text; body: Text }[]
  /** As it was when the demo was loaded; undefined where nobody kept it. */
  readonly password: string | undefined
}

/** In the order of demo.yaml; none where the units of the city are not the demo's. */
export function listDemoAccounts(
  ownerUrl: string,
  { accounts }: Demo,
  password: string | undefined,
): Promise<DemoAccount[]> {
  const usernames = accounts.map(({ username }) => username)
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<Omit<DemoAccount, 'password'>>(
      `select account.username, person.name,
         jsonb_agg(jsonb_build_object('role', role.name, 'body', coalesce(
           (select short_name from committee where id = post.body_id),
           (select jsonb_build_object('zh', name, 'en', coalesce(name_en, name)) from unit where id = post.body_id),
           (select jsonb_build_object('zh', name, 'en', coalesce(name_en, name)) from space where id = post.body_id),
           (select content -> 'name' from city where id = post.body_id))) order by role.position) as posts
       from account
       join person on person.id = account.person_id
       join post on post.person_id = person.id and post.ended_at is null
       join role on role.key = post.role
       where account.username = any($1) and exists (select from unit where source = $2)
       group by account.username, person.name
       order by array_position($1, account.username)`,
      [usernames, DEMO_SOURCE],
    )
    return rows.map((account) => ({ ...account, password }))
  })
}

/** One line for each account, as the start prints them. */
export function linesOf(accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return []
  const password = accounts[0]?.password
  return [
    `Demo accounts, all with the password ${password ?? 'that was set when the demo was loaded'}:`,
    ...accounts.map(({ username, name, posts }) => {
      const held = posts.map(({ role, body }) => `${body.zh} ${role.zh}`).join('、')
      return `  ${username.padEnd(10)} ${name}  ${held}`
    }),
  ]
}
