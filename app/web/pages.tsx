import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Broken } from './broken.tsx'
import { NotFound } from './not-found.tsx'
import { page } from './page.ts'
import { PublicLayout } from './public-layout.tsx'
import { bookingPages, sharingPages, sharingReportPages, spacePages } from './sharing-pages.ts'

const root = createRootRoute({ notFoundComponent: NotFoundInFrame })
const publicFace = createRoute({ getParentRoute: () => root, id: 'public', component: PublicLayout })
const workFace = createRoute({
  getParentRoute: () => root,
  id: 'work',
  component: lazyRouteComponent(() => import('./work-layout.tsx'), 'WorkLayout'),
})

/** Every address of the browser part that is open to all. */
const publicPages = [
  page(publicFace, '/sign-in', () => import('#modules/people/screens/sign-in.tsx'), 'SignIn'),
  page(publicFace, '/', () => import('#modules/bulletins/screens/article.tsx'), 'LivingArticle'),
  page(
    publicFace,
    '/bulletins',
    () => import('#modules/bulletins/screens/bulletin-list.tsx'),
    'BulletinList',
  ),
  page(
    publicFace,
    '/bulletins/$slug',
    () => import('#modules/bulletins/screens/bulletin.tsx'),
    'BulletinPage',
  ),
  page(publicFace, '/figures', () => import('#modules/figures/screens/figure-list.tsx'), 'FigureList'),
  page(publicFace, '/figures/$key', () => import('#modules/figures/screens/figure.tsx'), 'FigurePage'),
  page(publicFace, '/network', () => import('#modules/network/screens/network.tsx'), 'NetworkPage'),
  page(publicFace, '/network/$key', () => import('#modules/network/screens/chain.tsx'), 'ChainPage'),
  page(publicFace, '/network/units/$id', () => import('#modules/network/screens/unit.tsx'), 'UnitPage'),
  page(publicFace, '/search', () => import('#modules/network/screens/search.tsx'), 'SearchUnits'),
  page(
    publicFace,
    '/checkpoints',
    () => import('#modules/checkpoints/screens/checkpoints.tsx'),
    'Checkpoints',
  ),
  page(publicFace, '/seals', () => import('#modules/seals/screens/seal-list.tsx'), 'SealList'),
  page(publicFace, '/seals/$number', () => import('#modules/seals/screens/seal.tsx'), 'SealPage'),
  page(publicFace, '/verify', () => import('#modules/seals/screens/verify.tsx'), 'Verify'),
  page(
    publicFace,
    '/corrections/$id',
    () => import('#modules/corrections/screens/correction.tsx'),
    'CorrectionPage',
  ),
  page(
    publicFace,
    '/statements/$id',
    () => import('#modules/corrections/screens/statement.tsx'),
    'StatementPage',
  ),
  page(publicFace, '/matters', () => import('#modules/matters/screens/public-matters.tsx'), 'PublicMatters'),
  page(publicFace, '/ask', () => import('#modules/matters/screens/ask.tsx'), 'AskAsResident'),
  page(publicFace, '/follow', () => import('#modules/matters/screens/follow.tsx'), 'Follow'),
  page(publicFace, '/challenges', () => import('#modules/challenges/screens/challenges.tsx'), 'Challenges'),
  page(
    publicFace,
    '/challenges/$id',
    () => import('#modules/challenges/screens/challenge.tsx'),
    'ChallengePage',
  ),
  page(publicFace, '/spaces', () => import('#modules/spaces/screens/spaces.tsx'), 'Spaces'),
  page(publicFace, '/spaces/$key', () => import('#modules/spaces/screens/space.tsx'), 'SpacePage'),
  page(publicFace, '/about', () => import('./about.tsx'), 'About'),
  page(publicFace, '/resources', () => import('#modules/sharing/screens/resources.tsx'), 'Resources'),
  page(publicFace, '/resources/$id', () => import('#modules/sharing/screens/resource.tsx'), 'ResourcePage'),
  page(publicFace, '/covenant', () => import('#modules/sharing/screens/covenant.tsx'), 'CovenantPage'),
  page(
    publicFace,
    '/resources/$id/samples',
    () => import('#modules/bookings/screens/send-samples.tsx'),
    'SendSamplesPage',
  ),
  page(publicFace, '/resources/$id/book', () => import('#modules/bookings/screens/book.tsx'), 'BookPage'),
]

/** Every address of work, for who is signed in. */
const workPages = [
  page(workFace, '/work', () => import('./desk-page.tsx'), 'DeskPage'),
  page(workFace, '/work/search', () => import('#modules/network/screens/search.tsx'), 'SearchUnits'),
  page(workFace, '/work/me', () => import('#modules/people/screens/me.tsx'), 'MyPage'),
  page(workFace, '/work/accounts', () => import('#modules/people/screens/accounts.tsx'), 'Accounts'),
  page(
    workFace,
    '/work/accounts/new',
    () => import('#modules/people/screens/create-account.tsx'),
    'CreateAccount',
  ),
  page(workFace, '/work/accounts/$id', () => import('#modules/people/screens/account.tsx'), 'AccountPage'),
  page(workFace, '/work/posts', () => import('#modules/people/screens/posts.tsx'), 'Posts'),
  page(workFace, '/work/posts/new', () => import('#modules/people/screens/grant-post.tsx'), 'GrantPost'),
  page(workFace, '/work/apply', () => import('#modules/admission/screens/apply.tsx'), 'Apply'),
  page(
    workFace,
    '/work/applications',
    () => import('#modules/admission/screens/applications.tsx'),
    'Applications',
  ),
  page(
    workFace,
    '/work/applications/$id',
    () => import('#modules/admission/screens/application.tsx'),
    'ApplicationPage',
  ),
  page(workFace, '/work/units/new', () => import('#modules/network/screens/new-unit.tsx'), 'NewUnit'),
  page(workFace, '/work/units/$id/edit', () => import('#modules/network/screens/edit-unit.tsx'), 'EditUnit'),
  page(workFace, '/work/imports', () => import('#modules/imports/screens/imports.tsx'), 'Imports'),
  page(workFace, '/work/imports/$id', () => import('#modules/imports/screens/import.tsx'), 'ImportPage'),
  page(workFace, '/work/reports', () => import('#modules/reports/screens/report.tsx'), 'ReportPage'),
  page(
    workFace,
    '/work/corrections',
    () => import('#modules/corrections/screens/corrections.tsx'),
    'Corrections',
  ),
  page(
    workFace,
    '/work/corrections/$id',
    () => import('#modules/corrections/screens/correction.tsx'),
    'CorrectionAtWork',
  ),
  page(
    workFace,
    '/work/statements',
    () => import('#modules/corrections/screens/statements.tsx'),
    'Statements',
  ),
  page(
    workFace,
    '/work/statements/new',
    () => import('#modules/corrections/screens/new-statement.tsx'),
    'NewStatementPage',
  ),
  page(
    workFace,
    '/work/statements/$id',
    () => import('#modules/corrections/screens/statement.tsx'),
    'StatementAtWork',
  ),
  page(workFace, '/work/bulletins', () => import('#modules/bulletins/screens/drafts.tsx'), 'Drafts'),
  page(workFace, '/work/bulletins/$id', () => import('#modules/bulletins/screens/draft.tsx'), 'DraftPage'),
  page(workFace, '/work/ask', () => import('#modules/matters/screens/ask.tsx'), 'Ask'),
  page(workFace, '/work/matters', () => import('#modules/matters/screens/my-matters.tsx'), 'MyMatters'),
  page(workFace, '/work/matters/$id', () => import('#modules/matters/screens/matter-page.tsx'), 'MatterPage'),
  page(
    workFace,
    '/work/matters/exports',
    () => import('#modules/matter-exports/screens/matter-exports.tsx'),
    'MatterExports',
  ),
  page(
    workFace,
    '/work/matters/exports/new',
    () => import('#modules/matter-exports/screens/new-export.tsx'),
    'NewExportPage',
  ),
  page(workFace, '/work/webhooks', () => import('#modules/webhooks/screens/webhooks.tsx'), 'Webhooks'),
  page(
    workFace,
    '/work/webhooks/new',
    () => import('#modules/webhooks/screens/new-webhook.tsx'),
    'NewWebhookPage',
  ),
  page(workFace, '/work/webhooks/$id', () => import('#modules/webhooks/screens/webhook.tsx'), 'WebhookPage'),
  page(workFace, '/work/counter', () => import('#modules/matters/screens/counter.tsx'), 'Counter'),
  page(workFace, '/work/desk', () => import('#modules/matters/screens/desk.tsx'), 'Desk'),
  page(workFace, '/work/desk/$box', () => import('#modules/matters/screens/desk.tsx'), 'Desk'),
  page(workFace, '/work/desk/hand-over', () => import('#modules/matters/screens/hand-over.tsx'), 'HandOver'),
  page(workFace, '/work/desk/rates', () => import('#modules/matters/screens/rates.tsx'), 'Rates'),
  page(
    workFace,
    '/work/challenges',
    () => import('#modules/challenges/screens/my-challenges.tsx'),
    'MyChallenges',
  ),
  page(
    workFace,
    '/work/challenges/new',
    () => import('#modules/challenges/screens/propose.tsx'),
    'ProposeChallenge',
  ),
  page(
    workFace,
    '/work/challenges/$id',
    () => import('#modules/challenges/screens/work-challenge.tsx'),
    'WorkChallenge',
  ),
  ...sharingPages(workFace),
  ...sharingReportPages(workFace),
  ...bookingPages(workFace),
  ...spacePages(workFace),
  page(workFace, '/work/events', () => import('./events-page.tsx'), 'EventsPage'),
]

/** Without a frame: it fills a screen in a hall. */
const wall = page(root, '/wall', () => import('#modules/wall/screens/wall.tsx'), 'WallPage')

export const createPages = () =>
  createRouter({
    routeTree: root.addChildren([publicFace.addChildren(publicPages), workFace.addChildren(workPages), wall]),
    defaultErrorComponent: Broken,
    defaultPreload: false,
    scrollRestoration: true,
    // Addresses carry plain text; the router's default would write a string that looks like a number in quotes.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
      return text && `?${text}`
    },
  })

function NotFoundInFrame() {
  return (
    <PublicLayout>
      <NotFound />
    </PublicLayout>
  )
}
