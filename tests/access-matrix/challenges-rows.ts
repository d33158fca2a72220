import { cityId, everybody, type Kind, kinds, otherUnit, ownUnit, signedIn, world } from './cast.ts'
import { rowsOfChallenges } from './challenges.ts'

export const challengesRows = rowsOfChallenges<Kind>(
  {
    ...world,
    ownUnit,
    otherUnit,
    kinds: {
      ...kinds,
      anotherOperator: await world.somebody('揭榜经办人', ['operator', cityId]),
      experts: world.people.reviewers,
    },
  },
  {
    everybody,
    objectors: signedIn.filter((kind) => kind !== 'auditAdministrator'),
    operator: 'operator',
    liaison: 'liaison',
    otherLiaison: 'otherLiaison',
    reviewer: 'reviewer',
  },
)
