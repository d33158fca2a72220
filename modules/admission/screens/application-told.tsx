import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Application } from '../contract.ts'
import { applicationWords } from './application-words.ts'
import css from './application.module.css'

/** What the unit has told: its answers, set to be read, and its documents. */
export function ApplicationTold({ application: { answers, documents } }: { application: Application }) {
  const t = useWords(applicationWords)
  return (
    <>
      <Section title={t('answers')}>
        <dl className={css.answers}>
          {answers.map(({ key, question, value, valueName }) => (
            <div key={key}>
              <dt>{question}</dt>
              <dd>{valueName ?? value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('documents')}>
        {documents.length === 0 && <p className={css.soft}>{t('noDocuments')}</p>}
        <ul className={css.documents}>
          {documents.map(({ id, name, bytes, contentUrl }) => (
            <li key={id}>
              <Link to={contentUrl} outside>
                {name}
              </Link>
              <small>{sizeText(bytes)}</small>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Every step that was taken, by whom and when. */
export function ApplicationHistory({ application: { history } }: { application: Application }) {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  return (
    <Section title={t('history')}>
      <DefinitionList
        items={history.map(({ step, at, person, post }) => ({
          term: formatMoment(at, lang),
          value: [
            `${person?.name ?? t('system')} ${t(step === 'withdrawn' ? 'withdrawnStep' : step)}`,
            post?.body,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Section>
  )
}
