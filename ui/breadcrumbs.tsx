import css from './breadcrumbs.module.css'
import { Link } from './link.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

/** The way back up; the page itself is not in it, its title follows right below. */
export function Breadcrumbs({ way }: { way: { to: string; label: string }[] }) {
  const t = useWords(uiWords)
  return (
    <nav aria-label={t('youAreHere')}>
      <ol className={css.way}>
        {way.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
