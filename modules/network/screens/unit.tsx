import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Unit } from '../contract.ts'
import css from './chain.module.css'
import { network } from './client.ts'
import { keepsUnit } from './keeps-unit.ts'
import { unitName } from './unit-name.ts'
import { words } from './words.ts'

/** What the city knows of a unit: names, place, codes, chains, party organisations, and where the record is from. */
export function UnitPage() {
  const id = useParam('id')
  const lang = useLanguage()
  const t = useWords(words)
  return (
    <Loaded
      query={useQuery(network.getUnit.queryOptions({ params: { id }, query: { lang } }))}
      page={{ title: t('searchTitle'), way: [{ to: '/network', label: t('networkTitle') }] }}
    >
      {(unit) => <UnitText unit={unit} />}
    </Loaded>
  )
}

function UnitText({ unit }: { unit: Unit }) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <Page
      setting="read"
      way={[{ to: '/network', label: t('networkTitle') }]}
      kicker={[unit.kind.name, unit.place?.name].filter(Boolean).join(' · ')}
      title={unitName(unit, language)}
      lead={unit.summary}
      actions={keepsUnit(unit) && <ButtonLink to={`/work/units/${unit.id}/edit`}>{t('editUnit')}</ButtonLink>}
    >
      <Section title={t('memberships')}>
        <Memberships memberships={unit.memberships} />
      </Section>
      <Section title={t('partyOrganisations')}>
        <Organisations organisations={unit.partyOrganisations} />
      </Section>
      <Section title={t('record')}>
        <Record unit={unit} />
      </Section>
    </Page>
  )
}

function Memberships({ memberships }: Pick<Unit, 'memberships'>) {
  const t = useWords(words)
  const language = useLanguage()
  if (memberships.length === 0)
    return (
      <p>
        {t('noMembership')} <Link to="/network">{t('seeChains')}</Link>
      </p>
    )
  return (
    <DefinitionList
      items={memberships.map(({ committee, position, since }) => ({
        term: position.name,
        value: (
          <>
            <Link to={committee.url}>{committee.name}</Link>
            <small className={css.since}>{t('memberSince', { day: formatDate(since, language) })}</small>
          </>
        ),
      }))}
    />
  )
}

function Organisations({ organisations }: { organisations: Unit['partyOrganisations'] }) {
  const t = useWords(words)
  const language = useLanguage()
  if (organisations.length === 0) return <p>{t('noOrganisation')}</p>
  return (
    <ul className={css.organisations}>
      {organisations.map(({ id, name, foundedOn, dissolvedOn }) => {
        const from = formatDate(foundedOn, language)
        return (
          <li key={id}>
            <b>{name}</b>
            <span>
              {dissolvedOn === null
                ? t('founded', { day: from })
                : t('dissolved', { from, until: formatDate(dissolvedOn, language) })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Record({ unit }: { unit: Unit }) {
  const t = useWords(words)
  const language = useLanguage()
  const { website, rorId, representedBy } = unit
  const otherName = language === 'en' ? unit.nameEn && unit.name : unit.nameEn
  return (
    <DefinitionList
      items={[
        { term: t(language === 'en' ? 'chineseName' : 'englishName'), value: otherName },
        { term: t('otherNames'), value: unit.aliases.join(t('comma')) },
        { term: t('kind'), value: unit.kind.name },
        { term: t('place'), value: unit.place?.name },
        { term: t('address'), value: unit.address },
        { term: t('creditCode'), value: unit.creditCode && <code>{unit.creditCode}</code> },
        {
          term: t('rorId'),
          value: rorId && (
            <>
              <Link to={rorId} outside rel="noreferrer">
                {new URL(rorId).pathname.slice(1)}
              </Link>{' '}
              <small>{t('rorMeaning')}</small>
            </>
          ),
        },
        {
          term: t('industry'),
          value: unit.industryCode && (
            <>
              <code>{unit.industryCode}</code> <small>{t('industryMeaning')}</small>
            </>
          ),
        },
        { term: t('size'), value: unit.size && t(`size.${unit.size}`) },
        {
          term: t('website'),
          value: website && (
            <Link to={website} outside rel="noreferrer">
              {new URL(website).host}
            </Link>
          ),
        },
        {
          term: t('representedBy'),
          value: representedBy && <Link to={representedBy.url}>{representedBy.name}</Link>,
        },
        { term: t('source'), value: unit.source ?? t('enteredByPeople') },
      ]}
    />
  )
}
