import { defineAccess, holds } from '#platform/access.ts'

/** Reports are the work of the district and its committees; who audits may read along. */
export const reportsAccess = defineAccess({
  'reports.read': holds('operator', 'secretary', 'audit-administrator'),
  'reports.set_target': holds('operator'),
})
