import { useMe } from '#modules/people/screens/session.ts'
import type { Option } from '#ui/choice-field.tsx'
import { useTexts } from '#ui/texts.ts'

/** The units whose liaison the reader is. */
export function useOwnUnits(): Option[] {
  const textOf = useTexts()
  const posts = useMe().data?.posts ?? []
  return posts
    .filter(({ role, bodyKind }) => role === 'liaison' && bodyKind === 'unit')
    .map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName ? textOf(bodyName) : '' }))
}
