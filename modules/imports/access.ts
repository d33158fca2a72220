import { defineAccess, holds } from '#platform/access.ts'

/** Imports write about units of the whole city, so they are the district operators' alone. */
export const importsAccess = defineAccess({
  'imports.start': holds('operator'),
  'imports.read': holds('operator'),
  'imports.change': holds('operator'),
  'imports.apply': holds('operator'),
})
