import * as z from 'zod'
import { Day, route } from '#platform/contract.ts'
import { Forbidden, problem } from '#platform/problem.ts'
import { PersonName, Texts } from './names.ts'

export const HeldPost = z
  .object({
    id: z.uuid(),
    role: z.string(),
    roleName: Texts,
    bodyKind: z.string(),
    bodyId: z.uuid(),
    bodyName: Texts.nullable(),
    startsOn: Day,
    endsOn: Day.nullable(),
  })
  .meta({ id: 'HeldPost' })

export const Me = z
  .object({
    person: PersonName.nullable(),
    username: z.string().nullable(),
    /** The password came from an administrator, who has seen it. */
    mustChangePassword: z.boolean(),
    posts: z.array(HeldPost),
    can: z.object({
      changePassword: z.boolean(),
      manageAccounts: z.boolean(),
      grantPosts: z.boolean(),
      readEvents: z.boolean(),
      readNotices: z.boolean(),
    }),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const Credentials = z
  .strictObject({
    username: z.string().trim().toLowerCase().min(1).max(60),
    password: z.string().min(1).max(200),
    /** Of a second factor; no account has one yet. */
    code: z.string().max(20).optional(),
  })
  .meta({ id: 'Credentials' })

export const PasswordChange = z
  .strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) })
  .meta({ id: 'PasswordChange' })

export const WrongCredentials = problem(401, 'session.wrong_credentials')
export const SecondFactorNeeded = problem(401, 'session.second_factor_needed')
export const TooManyAttempts = problem(
  429,
  'session.too_many_attempts',
  z.object({ retryAfterSeconds: z.int() }),
)

export const sessionContract = {
  signIn: route({
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    body: Credentials,
    ok: Me,
    problems: [WrongCredentials, SecondFactorNeeded, TooManyAttempts],
    public: true,
    ownTransactions: true,
  }),
  whoAmI: route({
    method: 'GET',
    path: '/session',
    summary: 'Who is asking, with the posts held today; a visitor is nobody',
    ok: Me,
    public: true,
  }),
  signOut: route({ method: 'DELETE', path: '/session', summary: 'Leave', ok: Me, public: true }),
  changePassword: route({
    method: 'PUT',
    path: '/session/password',
    summary: 'Change the own password; other sessions of the person end',
    body: PasswordChange,
    ok: Me,
    problems: [Forbidden, TooManyAttempts],
    ownTransactions: true,
  }),
}
