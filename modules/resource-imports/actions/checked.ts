import { ResourceCard } from '#modules/sharing/contract.ts'
import type { ResourceReason } from '../contract.ts'
import type { ReadRow, ResourceDraft } from './draft.ts'

/** An index holds it. */
const LONGEST_KEY = 300

/** In the form in which it will be stored, with everything that sharing would refuse. */
export function checked({ draft, faults, notes }: ReadRow): ReadRow {
  const found: ResourceReason[] = []
  const stored = Object.entries(ResourceCard.shape).flatMap(([name, shape]) => {
    const field = name as keyof ResourceCard
    const said = draft[field]
    if (said === null) return []
    const { success, data, error } = shape.safeParse(said)
    if (success) return [[field, data]]
    const isTooLong = error.issues.some(({ code }) => code === 'too_big')
    found.push({ code: isTooLong ? 'too_long' : 'wrong_format', field, said: shortened(said) })
    return []
  })
  if (draft.key !== null && draft.key.length > LONGEST_KEY)
    found.push({ code: 'too_long', field: 'key', said: shortened(draft.key) })
  const whole = { ...draft, ...Object.fromEntries(stored) } as ResourceDraft
  return { draft: whole, faults: [...faults, ...found], notes }
}

/** Enough to find it in the file. */
const shortened = (said: unknown): string => {
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
