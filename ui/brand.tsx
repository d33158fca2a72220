import css from './brand.module.css'
import { Link } from './link.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

/** 聚光: parallel rays gathered into a point, as a lens does. The name is not translated. */
export function Brand() {
  const t = useWords(uiWords)
  return (
    <Link to="/" className={css.brand} aria-label={t('home')}>
      <svg viewBox="0 0 24 24" className={css.mark} aria-hidden="true">
        <path d="M1 4h7l9 6.2M1 12h14M1 20h7l9-6.2" />
        <circle cx="19.6" cy="12" r="3.4" />
      </svg>
      <span lang="zh-Hans">聚光</span>
    </Link>
  )
}
