import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import { editUnitWords } from './edit-unit-words.ts'

/** Leads to the unit that has the code already, where the server's refusal names it. */
export function CodeHolder({ problem }: { problem: { code: string; details?: unknown } | null }) {
  const t = useWords(editUnitWords)
  const details = problem?.details
  const isTaken = problem?.code === 'network.credit_code_taken' || problem?.code === 'network.ror_id_taken'
  if (!isTaken || typeof details !== 'object' || details === null || !('unitId' in details)) return null
  if (typeof details.unitId !== 'string') return null
  return <Link to={`/network/units/${details.unitId}`}>{t('holder')}</Link>
}
