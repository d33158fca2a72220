import { defineAccess, type Rule } from '#platform/access.ts'

/** Whoever works in some body; the audit administrator writes nothing anywhere. */
const worksSomewhere: Rule<unknown> = ({ posts }) => posts.find((post) => post.role !== 'audit-administrator')

/** Who may upload. Who may read is decided by `visibleTo` in queries.ts and by the modules whose records hold files. */
export const filesAccess = defineAccess({
  'files.upload': worksSomewhere,
})
