import { useMe } from '#modules/people/screens/session.ts'
import { API_ROOT } from '#platform/contract.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource, ResourceFile } from '../contract.ts'
import css from './resource.module.css'
import { resourceWords } from './resource-words.ts'

/** The plain facts: whose, where, what it is. */
export function ResourceDetails({ resource }: { resource: Resource }) {
  const t = useWords(resourceWords)
  const language = useLanguage()
  const { unit, space, place, technique, pid, landingPage, seats, commissionedOn, decommissionedOn } =
    resource
  const isSignedIn = Boolean(useMe().data?.person)
  const made = [resource.manufacturer, resource.model].filter(Boolean).join(' ')
  return (
    <Section title={t('card')}>
      <div className={css.details}>
        <DefinitionList
          items={[
            { term: t('unit'), value: <Link to={unit.url}>{unit.name}</Link> },
            { term: t('space'), value: space && <Link to={space.url}>{space.name}</Link> },
            { term: t('place'), value: [place?.name, resource.location].filter(Boolean).join(' ') },
            { term: t('made'), value: made },
            { term: t('technique'), value: technique?.name },
            { term: t('measures'), value: resource.measures.join(t('comma')) },
            { term: t('seats'), value: seats },
            { term: t('commissioned'), value: commissionedOn && formatDate(commissionedOn, language) },
            { term: t('decommissioned'), value: decommissionedOn && formatDate(decommissionedOn, language) },
            { term: t('keepers'), value: isSignedIn ? keepersOf(resource, t) : t('keepersHidden') },
            { term: t('pid'), value: pid && <code>{pid}</code> },
            {
              term: t('landing'),
              value: landingPage && (
                <Link to={landingPage} outside rel="noreferrer">
                  {new URL(landingPage).host}
                </Link>
              ),
            },
            { term: t('source'), value: resource.source },
          ]}
        />
      </div>
    </Section>
  )
}

const keepersOf = ({ keepers }: Resource, t: ReturnType<typeof useWords<typeof resourceWords.zh>>): string =>
  keepers
    .map(({ person, isDeputy }) => (isDeputy ? t('deputy', { name: person.name }) : person.name))
    .join(t('comma'))

/** Manuals and forms to read before. */
export function ResourceDocuments({ files }: { files: readonly ResourceFile[] }) {
  const t = useWords(resourceWords)
  const language = useLanguage()
  const documents = files.filter(({ purpose }) => purpose === 'document')
  if (documents.length === 0) return null
  return (
    <Section title={t('documents')}>
      <ul>
        {documents.map(({ id, path, title, bytes }) => (
          <li key={id}>
            <Link to={`${API_ROOT}${path}`} outside>
              {title}
            </Link>{' '}
            <small>{t('bytes', { n: formatNumber(Math.ceil(bytes / 1024), language) })}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
