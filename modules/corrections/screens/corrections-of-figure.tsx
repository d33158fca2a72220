import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Correction } from '../contract.ts'
import { corrections } from './client.ts'
import { correctionWords } from './correction-words.ts'
import css from './proposals.module.css'
import { saidQuantity } from './said-quantity.ts'

/** A part of a figure's page: what was corrected and why, newest first; nothing where nothing was. */
export function CorrectionsOfFigure({ figureKey }: { figureKey: string }) {
  const t = useWords(correctionWords)
  const nextPage = useWords(uiWords)('nextPage')
  const lang = useLanguage()
  const { data, next } = usePages(corrections.listCorrections, {
    query: { figure: figureKey, state: 'confirmed', limit: 10, lang },
  })
  if (!data || data.length === 0) return null
  return (
    <Section title={t('ofFigure')} note={t('ofFigureNote')}>
      <ul className={css.list}>
        {data.map((correction) => (
          <li key={correction.id}>
            <Line correction={correction} figureKey={figureKey} />
          </li>
        ))}
      </ul>
      {next && (
        <Button busy={next.busy} onClick={next.load}>
          {nextPage}
        </Button>
      )}
    </Section>
  )
}

function Line({ correction, figureKey }: { correction: Correction; figureKey: string }) {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const { fact, replacement, reason, day, url } = correction
  const figure = fact.figures.find(({ key }) => key === figureKey)
  const before = saidQuantity(fact.quantity, figure, lang)
  const what = replacement
    ? t('becameShort', { before, after: saidQuantity(replacement.quantity, figure, lang) })
    : t('removed', { before })
  return (
    <>
      {day && <time dateTime={day}>{t('from', { day: formatDate(day, lang) })}</time>}
      <div>
        <Link to={url}>{what}</Link> <small>{t('theRecord', { day: formatDate(fact.day, lang) })}</small>
        <p>{reason}</p>
      </div>
    </>
  )
}
