import type { UnitFields } from '../queries/units.ts'
import {
  isCreditCode,
  isIndustryCode,
  isRorId,
  normaliseCreditCode,
  normaliseRorId,
} from '../rules/identifiers.ts'

type Codes = Pick<UnitFields, 'creditCode' | 'rorId' | 'industryCode'>

/** Codes in the form in which they are stored, from any form in which people paste them. */
export function withCanonicalCodes<U extends Codes>(unit: U): U {
  const { creditCode, rorId, industryCode } = unit
  return {
    ...unit,
    creditCode: creditCode === null ? null : normaliseCreditCode(creditCode),
    rorId: rorId === null ? null : normaliseRorId(rorId),
    industryCode: industryCode === null ? null : industryCode.normalize('NFKC').trim().toUpperCase(),
  }
}

/** Every canonical code that is wrong in itself; says nothing about codes that others already have. */
export function codeProblems({ creditCode, rorId, industryCode }: Codes): { field: string; code: string }[] {
  const problems = []
  if (creditCode !== null && !isCreditCode(creditCode))
    problems.push({ field: 'creditCode', code: 'credit_code_wrong' })
  if (rorId !== null && !isRorId(rorId)) problems.push({ field: 'rorId', code: 'ror_id_wrong' })
  if (industryCode !== null && !isIndustryCode(industryCode))
    problems.push({ field: 'industryCode', code: 'industry_code_wrong' })
  return problems
}
