// Pure, so that screens explain with the same rules by which the server decides.
import type { NewStatement, Obstacle, ProposalState, Replacement } from './contract.ts'

export interface FieldFault {
  field: string
  code: string
}

export const isOpen = (state: ProposalState): boolean => state === 'proposed'

interface Standing {
  reverses: string | null
  isReversed: boolean
  /** A later fact under the same key takes it back in the ordinary way. */
  isLeft: boolean
}

/** Why a fact cannot be taken back as it stands. What has left would be taken off twice. */
export function obstacleTo({ reverses, isReversed, isLeft }: Standing): Obstacle | null {
  if (reverses !== null) return 'is_a_correction'
  if (isReversed) return 'already_corrected'
  return isLeft ? 'left_since' : null
}

export interface RightFact {
  quantity: number
  day: string
  unitId: string | null
  placeCode: string | null
}

/** What is counted once counts one; what takes back repeats what it takes back. */
export const canChangeQuantity = ({
  quantity,
  countedOnce,
}: {
  quantity: number
  countedOnce: string | null
}) => quantity > 0 && countedOnce === null

/** The right fact in full. */
export const replacedBy = (fact: RightFact, given: Replacement): RightFact => ({
  quantity: given.quantity ?? fact.quantity,
  day: given.day ?? fact.day,
  unitId: given.unitId ?? fact.unitId,
  placeCode: given.placeCode ?? fact.placeCode,
})

/** Everything wrong with a replacement at once. */
export function replacementFaults(
  fact: RightFact & { countedOnce: string | null },
  given: Replacement,
  today: string,
): FieldFault[] {
  const faults: FieldFault[] = []
  const right = replacedBy(fact, given)
  const isSame = (['quantity', 'day', 'unitId', 'placeCode'] as const).every(
    (name) => right[name] === fact[name],
  )
  if (isSame) faults.push({ field: 'replacement', code: 'nothing_changes' })
  if (right.day > today) faults.push({ field: 'replacement.day', code: 'in_future' })
  if (right.quantity !== fact.quantity && !canChangeQuantity(fact))
    faults.push({ field: 'replacement.quantity', code: 'counts_one' })
  return faults
}

interface KnownForStatement {
  takesStatements: boolean
  isUnitKnown: boolean
  isPlaceKnown: boolean
  isDocumentKnown: boolean
  /** Undefined where the statement follows none. */
  earlier: { figureKey: string; countsFrom: string; isInForce: boolean } | null | undefined
}

/** Everything wrong with a statement at once. */
export function statementFaults(given: NewStatement, known: KnownForStatement, today: string): FieldFault[] {
  const { earlier } = known
  const found: (FieldFault | false)[] = [
    !known.takesStatements && { field: 'figureKey', code: 'takes_no_statements' },
    given.day > today && { field: 'day', code: 'in_future' },
    !known.isUnitKnown && { field: 'unitId', code: 'unit_unknown' },
    !known.isPlaceKnown && { field: 'placeCode', code: 'place_unknown' },
    !known.isDocumentKnown && { field: 'documentId', code: 'file_unknown' },
  ]
  if (earlier !== undefined) {
    const isFitting = earlier?.isInForce === true && earlier.figureKey === given.figureKey
    if (!isFitting) found.push({ field: 'supersedes', code: 'not_in_force' })
    else if (given.day < earlier.countsFrom) found.push({ field: 'day', code: 'before_earlier' })
  }
  return found.filter((fault) => fault !== false)
}
