import { formatDate, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { PublishedNumber } from '../contract/published.ts'
import css from './numbers-table.module.css'
import { words } from './words.ts'

/** Every number of a text: what it was then, what it is now, and where anybody can check it. */
export function NumbersTable({ numbers }: { numbers: PublishedNumber[] }) {
  const t = useWords(words)
  return (
    <Section title={t('numbers')} note={t('numbersNote')}>
      <table id="numbers" className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('note')}</th>
            <th scope="col">{t('figure')}</th>
            <th scope="col">{t('asPublished')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('basis')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => (
            <Row key={number.note} number={number} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Row({ number }: { number: PublishedNumber }) {
  const t = useWords(words)
  const language = useLanguage()
  const { note, title, asPublished, restated, kind, url } = number
  return (
    <tr id={`number-${note}`}>
      <td className={css.note}>{note}</td>
      <th scope="row" className={css.title}>
        {title}
      </th>
      <td data-label={t('asPublished')}>
        <Said {...asPublished} />
        {kind !== 'constant' && <small>{t('asOfDay', { day: formatDate(asPublished.day, language) })}</small>}
        {restated && <small className={css.restated}>{t('restated', { wording: restated.wording })}</small>}
      </td>
      <td data-label={t('now')}>
        <Now number={number} />
      </td>
      <td data-label={t('basis')} className={css.basis}>
        {kind === 'constant' ? (
          <small>{t('constant')}</small>
        ) : (
          <>
            <Link to={url}>{t('recordsThen')}</Link>
            <small>
              {asPublished.seal ? (
                <Link to={`/seals/${asPublished.seal.number}`}>
                  {t('sealNo', { n: asPublished.seal.number })}
                </Link>
              ) : (
                t('sealPending')
              )}
            </small>
          </>
        )}
      </td>
    </tr>
  )
}

function Now({ number: { asPublished, now } }: { number: PublishedNumber }) {
  const t = useWords(words)
  if (!now) return <small>{t('notCounted')}</small>
  if (now.value === asPublished.value) return <small>{t('unchanged')}</small>
  return <Said {...now} />
}

/** As people speak, and to the last one where that says more. */
function Said({ wording, value }: { wording: string; value: number }) {
  const t = useWords(words)
  const language = useLanguage()
  const isExact = wording.replaceAll(',', '').includes(String(value))
  return (
    <>
      <b>{wording}</b>
      {!isExact && <small>{t('exactly', { value: formatNumber(value, language) })}</small>}
    </>
  )
}
