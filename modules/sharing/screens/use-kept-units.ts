import { useMe } from '#modules/people/screens/session.ts'
import type { Option } from '#ui/choice-field.tsx'
import { useTexts } from '#ui/texts.ts'

const KEEPING = new Set(['keeper', 'liaison'])

/** The units whose resources the reader keeps or offers, by their posts of today. */
export function useKeptUnits(): Option[] {
  const textOf = useTexts()
  const posts = useMe().data?.posts.filter(({ role }) => KEEPING.has(role)) ?? []
  const units = new Map(posts.map(({ bodyId, bodyName }) => [bodyId, bodyName ? textOf(bodyName) : '']))
  return [...units].map(([value, label]) => ({ value, label }))
}
