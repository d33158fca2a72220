import { type Actor, defineAccess, either, holds, oneself, type Rule, when } from '#platform/access.ts'

const systemAdministrator = holds('system-administrator')
const securityAdministrator = holds('security-administrator')
const auditAdministrator = holds('audit-administrator')

const isAnothers = ({ id }: { id: string }, actor: Actor) => id !== actor.personId
const isForAnother = ({ personId }: { personId: string }, actor: Actor) => personId !== actor.personId
/** Neither the one who is given the post nor the one who granted it. */
const isThirdPerson = (post: { personId: string; grantedBy: string | null }, actor: Actor) =>
  isForAnother(post, actor) && post.grantedBy !== actor.personId

/** The audit administrator reads and writes nothing, not even that a notice was read. */
const worksInItsBody: Rule<{ bodyKind: string; bodyId: string }> = (actor, { bodyKind, bodyId }) =>
  actor.posts.find(
    (post) => post.bodyKind === bodyKind && post.bodyId === bodyId && post.role !== 'audit-administrator',
  )

const isToldThemselves = ({ bodyKind, bodyId }: { bodyKind: string; bodyId: string }, actor: Actor) =>
  bodyKind === 'person' && bodyId === actor.personId

/** Who may do what about people. The whole answer is this table. */
export const peopleAccess = defineAccess({
  'people.sign_in': oneself,
  'people.sign_out': oneself,
  'people.change_password': oneself,
  'people.manage_accounts': systemAdministrator,
  'people.disable_account': when(isAnothers, systemAdministrator),
  'people.reset_password': when(isAnothers, systemAdministrator),
  // Operators record grades of talents.
  'people.find_people': either(securityAdministrator, auditAdministrator, holds('operator')),
  'people.read_posts': securityAdministrator,
  'people.grant_post': when(isForAnother, securityAdministrator),
  'people.confirm_post': when(isThirdPerson, securityAdministrator),
  'people.end_post': securityAdministrator,
  'people.read_events': auditAdministrator,
  'people.read_notice': either(worksInItsBody, when(isToldThemselves, oneself)),
})
