import css from './skip-link.module.css'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

/** The first thing the Tab key meets: past the navigation, to the text with the id `main`. */
export function SkipLink() {
  const t = useWords(uiWords)
  return (
    <a
      href="#main"
      className={css.skip}
      onClick={(event) => {
        // Not by address: the router would take it for a new page.
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}
    >
      {t('skip')}
    </a>
  )
}
