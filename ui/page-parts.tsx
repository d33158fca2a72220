import { useWords } from './words.ts'
import { uiWords } from './ui-words.ts'
import css from './page-parts.module.css'

/** The way to the parts of a long page, by the `id` of each `Section`. Beside the text where there is room for it. */
export function PageParts({ parts }: { parts: readonly { id: string; title: string }[] }) {
  const t = useWords(uiWords)
  return (
    <nav className={css.parts} aria-label={t('onThisPage')}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                // The router would read the page anew; only the view moves.
                event.preventDefault()
                goTo(id)
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Moves the view, and the focus with it, so that the next Tab goes on from there. */
function goTo(id: string): void {
  const part = document.getElementById(id)
  if (!part) return
  part.tabIndex = -1
  part.focus({ preventScroll: true })
  part.scrollIntoView()
}
