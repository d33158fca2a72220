import { API_ROOT } from '#platform/contract.ts'
import { useSearchParam } from '#ui/address.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { ExportFormat, Figure } from '../contract.ts'
import css from './figure.module.css'
import { figureWords } from './figure-words.ts'

const FORMATS = ['csv', 'xlsx', 'json'] as const satisfies readonly ExportFormat[]

/** The figure to take away, with its rule in each file; in one quiet place. */
export function FigureDownloads({ figure: { key, recordsOpen } }: { figure: Figure }) {
  const t = useWords(figureWords)
  const lang = useLanguage()
  const [asOf] = useSearchParam('asOf')
  const address = (as: ExportFormat) => {
    const query = new URLSearchParams({ as, lang, ...(asOf === undefined ? {} : { asOf }) })
    return `${API_ROOT}/figures/${key}/export?${query.toString()}`
  }
  return (
    <Section id="download" title={t('download')}>
      <p>{t(recordsOpen ? 'downloadWhat' : 'downloadClosed')}</p>
      <ul className={css.downloads}>
        {FORMATS.map((as) => (
          <li key={as}>
            <Link to={address(as)} outside>
              {as.toUpperCase()}
            </Link>
            <span>{t(`download.${as}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
