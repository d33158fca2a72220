import { type Actor, defineAccess, holds, when } from '#platform/access.ts'

interface Asked {
  askedById: string
}
const operator = holds('operator')
const isAnothers = ({ askedById }: Asked, { personId }: Actor) => askedById !== personId
const isOwn = ({ askedById }: Asked, { personId }: Actor) => askedById === personId

/** The triage desk sees all matters, so exports are its own, with two of it. */
export const matterExportsAccess = defineAccess({
  'matter_exports.read': operator,
  'matter_exports.ask': operator,
  'matter_exports.decide': when(isAnothers, operator),
  'matter_exports.download': when(isOwn, operator),
})
