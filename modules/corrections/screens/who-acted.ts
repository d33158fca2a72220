import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { WhoActed } from '../contract.ts'
import { proposalWords } from './proposal-words.ts'

/** When, under which post and, where the reader is told, by whom: a line of text. */
export function useWhoActed(): (who: WhoActed) => string {
  const t = useWords(proposalWords)
  const language = useLanguage()
  return ({ at, post: { role, body }, person }) => {
    const when = formatMoment(at, language)
    const post = [body, role].filter(Boolean).join(language === 'en' ? ', ' : '')
    return person ? t('named', { when, post, person: person.name }) : t('system', { when, post })
  }
}
