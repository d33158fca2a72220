import { cityId, everybody, type Kind, kinds, ownUnit, type Row, signedIn, world } from './cast.ts'
import { rowsOfMatterExports } from './matter-exports.ts'
import { rowsOfMatters } from './matters.ts'
import { rowsOfWebhooks } from './webhooks.ts'

const asked = await rowsOfMatters<Kind>(
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

export const mattersRows: Record<string, Row> = {
  ...asked,
  ...rowsOfMatterExports<Kind>(world.owner, kinds, ['operator']),
  ...rowsOfWebhooks<Kind>(world.owner, kinds, ['operator']),
}
