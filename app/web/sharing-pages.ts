import type { AnyRoute } from '@tanstack/react-router'
import { page } from './page.ts'

/** What owners and keepers do for shared resources, what people may use, and what came of it. */
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
  page(work, '/work/grades', () => import('#modules/talents/screens/grades.tsx'), 'Grades'),
]
