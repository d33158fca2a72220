import { useWaitingApplications } from '#modules/admission/screens/waiting-applications.ts'
import { useWaitingProposals } from '#modules/corrections/screens/waiting-proposals.ts'
import { useWaitingDrafts } from '#modules/bulletins/screens/waiting-drafts.ts'
import { useDeskMenu } from '#modules/matters/screens/desk-boxes.ts'
import { useWaitingExports } from '#modules/matter-exports/screens/waiting-exports.ts'
import type { Me } from '#modules/people/contract.ts'
import { useUnreadNotices } from '#modules/people/screens/notices.tsx'
import { useMe } from '#modules/people/screens/session.ts'
import type { WorkGroup, WorkItem } from '#ui/working-frame.tsx'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'

/** What a person may open, and no more; the numbers are what waits there. */
export function useWorkNavigation(): WorkGroup[] {
  const t = useWords(words)
  const me = useMe().data
  const waiting = useWaitingApplications(me?.posts.some(({ role }) => JUDGING.has(role)) ?? false)
  const toRead = useWaitingDrafts(me?.posts.some(({ role }) => OPERATORS.has(role)) ?? false)
  const unread = useUnreadNotices(me?.can.readNotices ?? false).data?.items.length
  const proposals = useWaitingProposals(me?.posts.some(({ role }) => role === 'operator') ?? false)
  const exports = useWaitingExports(me?.posts.some(({ role }) => OPERATORS.has(role)) ?? false)
  const desk = useDeskMenu(me)
  if (!me?.person) return []
  const groups: WorkGroup[] = [
    { items: [{ to: '/work', label: t('today'), exact: true, count: unread }, ...manyTimesADay(me, t)] },
    { title: t('desk'), items: desk },
    { title: t('matters'), items: [...mattersWork(me, exports, t), ...challengesWork(me, t)] },
    { title: t('sharing'), items: sharingWork(me, t) },
    { title: t('spaces'), items: spacesWork(me, t) },
    { title: t('network'), items: networkWork(me, waiting, t) },
    { title: t('figures'), items: figuresWork(me, { ...proposals, bulletins: toRead }, t) },
    { title: t('administration'), items: administration(me, t) },
    { items: [{ to: '/work/me', label: t('mine') }] },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** Everybody may need something, but for the audit administrator, who reads alone. */
function mattersWork(
  { posts }: Me,
  exports: number | undefined,
  t: (key: 'myMatters' | 'counter' | 'exports') => string,
): WorkItem[] {
  const has = (sought: string) => posts.some(({ role }) => role === sought)
  const pages = [
    !has('audit-administrator') && { to: '/work/matters', label: t('myMatters'), exact: true },
    has('host') && { to: '/work/counter', label: t('counter') },
    has('operator') && { to: '/work/matters/exports', label: t('exports'), count: exports },
  ]
  return pages.filter((page) => page !== false)
}

/** First on a phone, which shows no more than four. */
function manyTimesADay({ posts }: Me, t: (key: 'hostToday' | 'keeper') => string): WorkItem[] {
  const has = (sought: string) => posts.some(({ role }) => role === sought)
  const pages = [
    has('host') && { to: '/work/host', label: t('hostToday') },
    has('keeper') && { to: '/work/keeper', label: t('keeper') },
  ]
  return pages.filter((page) => page !== false)
}

const spacesWork = ({ posts }: Me, t: (key: 'spaces') => string): WorkItem[] =>
  posts.some(({ role }) => role === 'operator') ? [{ to: '/work/spaces', label: t('spaces') }] : []

/** Roles that may have a part in a challenge; which, the server decides. */
const CHALLENGED = new Set(['operator', 'liaison', 'talent', 'reviewer', 'secretary'])

const challengesWork = ({ posts }: Me, t: (key: 'myChallenges') => string): WorkItem[] =>
  posts.some(({ role }) => CHALLENGED.has(role)) ? [{ to: '/work/challenges', label: t('myChallenges') }] : []

/** Anybody signed in may borrow, but for the audit administrator, who reads alone. */
function sharingWork(
  { posts }: Me,
  t: (
    key:
      | 'myBookings'
      | 'samples'
      | 'ownResources'
      | 'qualifications'
      | 'covenant'
      | 'grades'
      | 'sharingOfChain'
      | 'evaluation',
  ) => string,
): WorkItem[] {
  const has = (sought: string) => posts.some(({ role }) => role === sought)
  const pages = [
    !has('audit-administrator') && { to: '/work/bookings', label: t('myBookings') },
    !has('audit-administrator') && { to: '/work/samples', label: t('samples') },
    (has('keeper') || has('liaison')) && { to: '/work/resources', label: t('ownResources') },
    !has('audit-administrator') && { to: '/work/qualifications', label: t('qualifications') },
    has('liaison') && { to: '/work/covenant', label: t('covenant') },
    has('operator') && { to: '/work/grades', label: t('grades') },
    ['secretary', 'committee-liaison', 'operator'].some(has) && {
      to: '/work/sharing',
      label: t('sharingOfChain'),
      exact: true,
    },
    has('operator') && { to: '/work/sharing/evaluation', label: t('evaluation') },
  ]
  return pages.filter((page) => page !== false)
}

function administration(
  { can, posts }: Me,
  t: (key: 'accounts' | 'posts' | 'events' | 'webhooks') => string,
): WorkItem[] {
  const pages = [
    can.manageAccounts && { to: '/work/accounts', label: t('accounts') },
    can.grantPosts && { to: '/work/posts', label: t('posts') },
    posts.some(({ role }) => OPERATORS.has(role)) && { to: '/work/webhooks', label: t('webhooks') },
    can.readEvents && { to: '/work/events', label: t('events') },
  ]
  return pages.filter((page) => page !== false)
}

function figuresWork(
  { posts }: Me,
  waiting: ReturnType<typeof useWaitingProposals> & { bulletins: number | undefined },
  t: (key: 'bulletins' | 'reports' | 'corrections' | 'statements') => string,
): WorkItem[] {
  const has = (...roles: string[]) => posts.some(({ role }) => roles.includes(role))
  const pages = [
    has('operator', 'secretary') && {
      to: '/work/bulletins',
      label: t('bulletins'),
      count: waiting.bulletins,
    },
    has('operator', 'secretary', 'audit-administrator') && { to: '/work/reports', label: t('reports') },
    has('operator', 'secretary') && {
      to: '/work/corrections',
      label: t('corrections'),
      count: waiting.corrections,
    },
    has('operator') && { to: '/work/statements', label: t('statements'), count: waiting.statements },
  ]
  return pages.filter((page) => page !== false)
}

/** Roles that have to do with applications; what each may see of them the server decides. */
const CONCERNED = new Set(['operator', 'secretary', 'reviewer', 'committee-liaison', 'liaison'])
const JUDGING = new Set(['secretary', 'reviewer'])
const OPERATORS = new Set(['operator'])
const ENTERING = new Set(['operator', 'committee-liaison'])

function networkWork(
  { posts }: Me,
  waiting: number | undefined,
  t: (key: 'applications' | 'newUnit' | 'imports') => string,
): WorkItem[] {
  const has = (roles: ReadonlySet<string>) => posts.some(({ role }) => roles.has(role))
  const pages = [
    has(CONCERNED) && { to: '/work/applications', label: t('applications'), count: waiting },
    has(ENTERING) && { to: '/work/units/new', label: t('newUnit') },
    has(OPERATORS) && { to: '/work/imports', label: t('imports') },
  ]
  return pages.filter((page) => page !== false)
}
