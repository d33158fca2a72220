import { cityId, everybody, type Kind, kinds, ownUnit, signedIn, world } from './cast.ts'
import { rowsOfMatters } from './matters.ts'

export const mattersRows = await rowsOfMatters<Kind>(
  {
    ...world,
    ownUnit,
    cityId,
    kinds: { ...kinds, anotherOperator: await world.somebody('另一位经办人', ['operator', cityId]) },
  },
  {
    everybody,
    signedIn,
    operator: 'operator',
    talent: 'talent',
    askers: signedIn.filter((kind) => kind !== 'auditAdministrator'),
    handlers: ['operator', 'secretary', 'otherSecretary', 'committeeLiaison', 'liaison', 'otherLiaison'],
  },
)
