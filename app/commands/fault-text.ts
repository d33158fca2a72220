import type { Fault } from '#platform/verify.ts'

const CHECKPOINT_TEXTS = {
  malformed: 'is not what a checkpoint looks like',
  unknown_key: 'is signed by no key that counts',
  wrong_signature: 'was changed after it was signed',
  root: 'says otherwise: history was rewritten before it or at it',
  seal: 'names another seal: the chain of seals was rewritten',
  unlisted: 'is missing in the database, which lists every one that was signed',
  beyond: 'speaks of more facts than there are: the end of history was cut off',
} as const

/** The first fault, in words. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'seal':
      return `seal ${fault.seal} was changed or lost (${fault.problem})`
    case 'fact':
      return fault.problem === 'count'
        ? `seal ${fault.seal} was made of ${fault.expected} facts, and there are ${fault.found}`
        : `a fact of seal ${fault.seal} was ${fault.problem}, among facts ${fault.from} to ${fault.to} in the order of sealing`
    case 'node':
      return `node ${fault.number} on level ${fault.level} of the tree was changed, lost or made up`
    case 'sum':
      return `the sum of ${fault.measure} ${fault.period === 'day' ? 'on' : 'in the month from'} ${fault.day}${fault.slice && ` (${fault.slice})`} is ${fault.found}, and the facts make ${fault.expected}`
    case 'checkpoint':
      return `${fault.name} ${CHECKPOINT_TEXTS[fault.problem]}`
  }
}
