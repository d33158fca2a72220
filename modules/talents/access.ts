import { defineAccess, holds } from '#platform/access.ts'

/** Who may do what with grades. The whole answer is this table; one's own are read by oneself alone. */
export const talentsAccess = defineAccess({ 'talents.keep_grades': holds('operator') })
