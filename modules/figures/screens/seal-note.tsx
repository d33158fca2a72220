import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import css from './seal-note.module.css'
import { words } from './words.ts'

/** The seal that the numbers of a page rest on: its number, its time, its hash in groups that can be read aloud. */
export function SealNote({ seal, unsealed = 0 }: { seal: Figure['seal']; unsealed?: number }) {
  const t = useWords(words)
  const language = useLanguage()
  if (!seal) return <p className={css.none}>{t('notSealed')}</p>
  return (
    <div className={css.note}>
      <span className={css.stamp} aria-hidden="true">
        封存
      </span>
      <div className={css.text}>
        <p className={css.number}>
          {t('sealNumber', { n: seal.number, when: formatMoment(seal.sealedAt, language) })}
        </p>
        <p>
          {t('sealMeaning')}
          {unsealed > 0 && t('sealWaiting', { n: unsealed })}
        </p>
        <p className={css.hash}>
          <code>{seal.hash.replaceAll(/(.{8})(?=.)/g, '$1 ')}</code>
        </p>
        <p>
          <Link to={`/seals/${seal.number}`} className={css.open}>
            {t('sealRecord')}
          </Link>
        </p>
      </div>
    </div>
  )
}
