import { DefinitionList } from '#ui/definition-list.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { Statement } from '../contract.ts'
import { proposalWords } from './proposal-words.ts'
import css from './proposals.module.css'
import { saidQuantity } from './said-quantity.ts'
import { statementWords } from './statement-words.ts'
import { useWhoActed } from './who-acted.ts'

/** What the statement says, its original, and under which posts it was entered. */
export function StatementSaid({ statement }: { statement: Statement }) {
  const t = useWords(statementWords)
  const said = useWords(proposalWords)
  const lang = useLanguage()
  const whoActed = useWhoActed()
  const { figure, quantity, day, unit, place, signatory, note, document, supersedes, proposed, decided } =
    statement
  return (
    <>
      <p className={css.meaning}>{t('meaning')}</p>
      <div className={css.record}>
        <DefinitionList
          items={[
            { term: t('countedIn'), value: <Link to={figure.url}>{figure.title}</Link> },
            { term: said('quantity'), value: saidQuantity(quantity, figure, lang) },
            { term: t('ofDay'), value: formatDate(day, lang) },
            { term: t('saidBy'), value: statement.saidBy },
            { term: t('signed'), value: t('signedBy', signatory) },
            { term: said('unit'), value: unit && <Link to={unit.url}>{unit.name}</Link> },
            { term: said('place'), value: place?.name },
            { term: t('note'), value: note && <p className={css.reason}>{note}</p> },
            {
              term: t('document'),
              value: (
                <>
                  <Link to={document.contentUrl} outside>
                    {document.name}
                  </Link>{' '}
                  <small className={css.was}>{sizeText(document.bytes)}</small>
                </>
              ),
            },
            { term: t('sha'), value: <code className={css.sha}>{document.sha256}</code> },
            {
              term: t('previous'),
              value: supersedes && (
                <Link to={supersedes.url}>
                  {t('previousRef', {
                    day: formatDate(supersedes.day, lang),
                    quantity: saidQuantity(supersedes.quantity, figure, lang),
                  })}
                </Link>
              ),
            },
            { term: t('entered'), value: whoActed(proposed) },
            { term: said('decidedBy'), value: decided && whoActed(decided) },
            { term: said('refusedBecause'), value: decided?.reason },
          ]}
        />
      </div>
    </>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
