import css from './brand.module.css'
import { Link } from './link.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

/** 聚光: light gathered into a point. The name is not translated. */
export function Brand() {
  const t = useWords(uiWords)
  return (
    <Link to="/" className={css.brand} aria-label={t('home')}>
      <svg viewBox="0 0 24 24" className={css.mark} aria-hidden="true">
        <path d="M3 3l5.2 5.2M21 3l-5.2 5.2M3 21l5.2-5.2M21 21l-5.2-5.2M12 1v6M12 17v6M1 12h6M17 12h6" />
        <circle cx="12" cy="12" r="3.4" />
      </svg>
      <span lang="zh-Hans">聚光</span>
    </Link>
  )
}
