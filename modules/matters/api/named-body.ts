import type { Language } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import type { NamedBody } from '../contract.ts'

/** For whom, when and in which language a matter is shown. */
export interface Reading extends Pick<Context, 'actor' | 'now'> {
  lang: Language
  zone: string
  /** Whoever holds the secret link is the asker, though nobody is signed in. */
  holdsSecret?: boolean
}

export function bodyOf(kind: NamedBody['kind'], id: string, name: unknown, lang: Language): NamedBody {
  return { kind, id, name: textIn(name, lang), url: kind === 'unit' ? `/network/units/${id}` : null }
}
