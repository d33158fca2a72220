import { useSearchParam } from '#ui/address.ts'
import { ChoiceInSentence } from '#ui/choice-in-sentence.tsx'
import { useWords } from '#ui/words.ts'
import { useOwnBodies } from './desk-boxes.ts'
import { deskWords } from './desk-words.ts'
import css from './desk.module.css'

/** Which of one’s bodies a page is about, where one answers for several; the first while none is chosen. */
export function WhichBody() {
  const t = useWords(deskWords)
  const [first, ...others] = useOwnBodies()
  const [body, setBody] = useSearchParam('body')
  if (!first || others.length === 0) return null
  const chosen = (
    <ChoiceInSentence label={t('body')} any={first.name} value={body} onChange={setBody} options={others} />
  )
  return <p className={css.sentence}>{t.nodes('whichBody', { body: chosen })}</p>
}
