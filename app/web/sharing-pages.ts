import type { AnyRoute } from '@tanstack/react-router'
import { page } from './page.ts'

/** What owners of shared resources do, and what people may use. */
export const sharingPages = (work: AnyRoute): AnyRoute[] => [
  page(work, '/work/resources', () => import('#modules/sharing/screens/own-resources.tsx'), 'OwnResources'),
  page(
    work,
    '/work/resources/new',
    () => import('#modules/sharing/screens/new-resource.tsx'),
    'NewResourcePage',
  ),
  page(
    work,
    '/work/resources/$id',
    () => import('#modules/sharing/screens/edit-resource.tsx'),
    'EditResource',
  ),
  page(
    work,
    '/work/qualifications',
    () => import('#modules/sharing/screens/qualifications.tsx'),
    'Qualifications',
  ),
  page(work, '/work/covenant', () => import('#modules/sharing/screens/covenant.tsx'), 'CovenantPage'),
  page(work, '/work/grades', () => import('#modules/talents/screens/grades.tsx'), 'Grades'),
  page(
    work,
    '/work/resources/import',
    () => import('#modules/resource-imports/screens/import-resources.tsx'),
    'ImportResources',
  ),
]

/** What came of sharing: for chains, and for the national evaluation. */
export const sharingReportPages = (work: AnyRoute): AnyRoute[] => [
  page(
    work,
    '/work/sharing',
    () => import('#modules/sharing-reports/screens/chain-sharing.tsx'),
    'ChainSharingPage',
  ),
  page(
    work,
    '/work/sharing/evaluation',
    () => import('#modules/sharing-reports/screens/evaluation.tsx'),
    'EvaluationPage',
  ),
  page(
    work,
    '/work/sharing/evaluation/$id',
    () => import('#modules/sharing-reports/screens/evaluated-unit.tsx'),
    'EvaluatedUnitPage',
  ),
  page(
    work,
    '/work/sharing/uses',
    () => import('#modules/sharing-reports/screens/evaluated-uses.tsx'),
    'EvaluatedUsesPage',
  ),
]

/** Whoever borrows, and keepers. */
export const bookingPages = (work: AnyRoute): AnyRoute[] => [
  page(work, '/work/bookings', () => import('#modules/bookings/screens/my-bookings.tsx'), 'MyBookings'),
  page(work, '/work/bookings/$id', () => import('#modules/bookings/screens/booking-page.tsx'), 'BookingPage'),
  page(
    work,
    '/work/calendar-feeds',
    () => import('#modules/calendar-feeds/screens/calendar-feeds.tsx'),
    'CalendarFeeds',
  ),
  page(
    work,
    '/work/keeper/outage',
    () => import('#modules/bookings/screens/tell-outage.tsx'),
    'TellOutagePage',
  ),
  page(work, '/work/samples', () => import('#modules/bookings/screens/samples.tsx'), 'SamplesPage'),
  page(work, '/work/samples/$id', () => import('#modules/bookings/screens/sample-page.tsx'), 'SamplePage'),
  page(work, '/work/keeper', () => import('#modules/bookings/screens/keeper.tsx'), 'KeeperPage'),
  page(work, '/use/$number', () => import('#modules/bookings/screens/machine.tsx'), 'MachinePage'),
  page(
    work,
    '/use/$number/label',
    () => import('#modules/bookings/screens/machine-label.tsx'),
    'MachineLabel',
  ),
]

/** Hosts and operators of spaces. */
export const spacePages = (work: AnyRoute): AnyRoute[] => [
  page(work, '/work/host', () => import('#modules/spaces/screens/host.tsx'), 'HostPage'),
  page(work, '/work/spaces', () => import('#modules/spaces/screens/keep-spaces.tsx'), 'KeepSpaces'),
  page(work, '/work/spaces/new', () => import('#modules/spaces/screens/new-space.tsx'), 'NewSpacePage'),
  page(work, '/work/spaces/$id', () => import('#modules/spaces/screens/edit-space.tsx'), 'EditSpace'),
]
