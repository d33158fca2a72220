import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import type { CommitteeName } from '../contract.ts'

export const named = (key: string, name: unknown, lang: Language) => ({ key, name: textIn(name, lang) })

export const placeNamed = (code: string | null, name: unknown, lang: Language) =>
  code === null ? null : { code, name: textIn(name, lang) }

export const unitUrl = (id: string): string => `/network/units/${id}`

export function committeeNamed(
  committee: { id: string; key: string; name: unknown; shortName: unknown },
  lang: Language,
): CommitteeName {
  const { id, key, name, shortName } = committee
  return { id, ...named(key, name, lang), shortName: textIn(shortName, lang), url: `/network/${key}` }
}
