import { formatDate } from '#ui/format.ts'
import { type Language, useLanguage } from '#ui/language.ts'
import { type Texts, textsIn } from '#ui/texts.ts'
import { sayIn } from '#ui/words.ts'
import { sessionWords } from './session-words.ts'

interface Held {
  roleName: Texts
  bodyName: Texts | null
}

/** Body and function: 合成生物产业链党委 · 党委书记. */
export function postLabel({ roleName, bodyName }: Held, language: Language): string {
  const role = textsIn(language, roleName)
  return bodyName ? `${textsIn(language, bodyName)} · ${role}` : role
}

/** From when, and until when where an end is set. */
export function termText(
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  language: Language,
) {
  const t = sayIn(language, sessionWords)
  const from = formatDate(startsOn, language)
  return endsOn === null ? t('from', { from }) : t('fromTo', { from, to: formatDate(endsOn, language) })
}

export function usePostText() {
  const language = useLanguage()
  return {
    label: (post: Held) => postLabel(post, language),
    term: (post: Parameters<typeof termText>[0]) => termText(post, language),
  }
}
