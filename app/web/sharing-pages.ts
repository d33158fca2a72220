import type { AnyRoute } from '@tanstack/react-router'
import { page } from './page.ts'

/** What owners and keepers do for shared resources, and what people may use. */
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
  page(work, '/use/$number', () => import('#modules/bookings/screens/machine.tsx'), 'MachinePage'),
  page(
    work,
    '/use/$number/label',
    () => import('#modules/bookings/screens/machine-label.tsx'),
    'MachineLabel',
  ),
  page(work, '/work/grades', () => import('#modules/talents/screens/grades.tsx'), 'Grades'),
]
