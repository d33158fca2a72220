import { dayIn, formatDate, formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { askerWords } from './asker-words.ts'
import css from './matter-of-asker.module.css'
import { matterWords } from './matter-words.ts'

/** Each reading of the personal part, with its reason; nobody reads unseen. */
export function WhoReadIt({ matter: { personalPart, steps } }: { matter: Matter }) {
  const t = useWords(askerWords)
  const tMatter = useWords(matterWords)
  const lang = useLanguage()
  if (!personalPart.exists) return null
  const readings = steps.filter(({ kind }) => kind === 'personal_part_read')
  return (
    <Section title={t('personal')}>
      {personalPart.wipedAt && (
        <p className={css.soft}>
          {t('personalWiped', { day: formatDate(dayIn(new Date(personalPart.wipedAt)), lang) })}
        </p>
      )}
      {readings.length === 0 && !personalPart.wipedAt && <p className={css.soft}>{t('personalNone')}</p>}
      <ul className={css.parts}>
        {readings.map(({ id, body, at, words }) => (
          <li key={id}>
            <p>{t('personalRead', { body: body?.name ?? '', at: formatMoment(at, lang) })}</p>
            {words && <p className={css.soft}>{tMatter('words', { words })}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
