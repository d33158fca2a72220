import { useQuery } from '@tanstack/react-query'
import { SubscribeLink } from '#modules/calendar-feeds/screens/subscribe-link.tsx'
import { useMe } from '#modules/people/screens/session.ts'
import { API_ROOT } from '#platform/contract.ts'
import { useParam } from '#ui/address.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Columns, Page, Prose, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { sharing } from './client.ts'
import { FreeWeek } from './free-week.tsx'
import { OwnQualification } from './own-qualification.tsx'
import { PricesTold } from './prices-told.tsx'
import { ResourceDetails, ResourceDocuments } from './resource-details.tsx'
import { resourceName } from './resource-name.ts'
import css from './resource.module.css'
import { resourceWords } from './resource-words.ts'
import { RulesTold } from './rules-told.tsx'

/** The card of one resource as a laboratory prints it, with its rules before they bite. */
export function ResourcePage() {
  const t = useWords(resourceWords)
  const lang = useLanguage()
  const id = useParam('id')
  const query = useQuery(sharing.getResource.queryOptions({ params: { id }, query: { lang } }))
  const way = [{ to: '/resources', label: t('way') }]
  return (
    <Loaded query={query} page={{ title: t('resource'), way }}>
      {(resource) => <ResourceText resource={resource} />}
    </Loaded>
  )
}

function ResourceText({ resource }: { resource: Resource }) {
  const t = useWords(resourceWords)
  const language = useLanguage()
  const { summary, status, forMembers, rules, files, takesSamples } = resource
  const pictures = files.filter(({ purpose }) => purpose === 'picture')
  return (
    <Page
      setting="read"
      way={[{ to: '/resources', label: t('way') }]}
      kicker={[
        resource.technique?.name ?? resource.kind.name,
        t('number', { n: String(resource.number) }),
      ].join(' · ')}
      title={resourceName(resource, language)}
      lead={summary}
      actions={<Acts resource={resource} />}
    >
      {status !== 'offered' && <Notice title={t(status)}>{t(`${status}Help`)}</Notice>}
      {pictures.length > 0 && (
        <div className={css.pictures}>
          {pictures.map(({ id, path, title }) => (
            <img key={id} src={`${API_ROOT}${path}`} alt={title} loading="lazy" />
          ))}
        </div>
      )}
      <Columns aside={<ResourceDetails resource={resource} />}>
        {resource.isBookedByTime && status === 'offered' && <FreeWeek resource={resource} />}
        {forMembers && (
          <Section title={t('members')}>
            <Prose>
              <p className={css.written}>{forMembers}</p>
            </Prose>
          </Section>
        )}
        <Section title={t('rules')}>
          {rules ? <RulesTold rules={rules} /> : <p>{t(takesSamples ? 'bySample' : 'noRules')}</p>}
        </Section>
        {rules?.needsQualification && <OwnQualification resource={resource} />}
        <Section title={t('prices')} note={t('priceNote')}>
          <PricesTold prices={resource.prices} />
        </Section>
        <ResourceDocuments files={files} />
      </Columns>
    </Page>
  )
}

/** What the reader may do; a visitor is led to sign in, and then back here. */
function Acts({ resource: { id, can, isBookedByTime, takesSamples, status } }: { resource: Resource }) {
  const t = useWords(resourceWords)
  const isSignedIn = Boolean(useMe().data?.person)
  const next = encodeURIComponent(`/resources/${id}/book`)
  return (
    <ButtonRow>
      {can.book && (
        <ButtonLink look="loud" to={`/resources/${id}/book`}>
          {t('book')}
        </ButtonLink>
      )}
      {!isSignedIn && status === 'offered' && isBookedByTime && (
        <ButtonLink look="loud" to={`/sign-in?next=${next}`}>
          {t('signIn')}
        </ButtonLink>
      )}
      {!can.book && status === 'offered' && isBookedByTime && (
        <ButtonLink to={`/resources/${id}/book`}>{t('calendar')}</ButtonLink>
      )}
      {!isSignedIn && status === 'offered' && !isBookedByTime && takesSamples && (
        <ButtonLink look="loud" to={`/resources/${id}/samples`}>
          {t('sendSamples')}
        </ButtonLink>
      )}
      {can.sendSamples && takesSamples && (
        <ButtonLink to={`/resources/${id}/samples`}>{t('sendSamples')}</ButtonLink>
      )}
      {isSignedIn && isBookedByTime && <SubscribeLink about="resource" id={id} />}
      {can.edit && <ButtonLink to={`/work/resources/${id}`}>{t('edit')}</ButtonLink>}
    </ButtonRow>
  )
}
