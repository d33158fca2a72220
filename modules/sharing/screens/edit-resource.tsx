import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { PageParts } from '#ui/page-parts.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { CardPart } from './card-part.tsx'
import { sharing } from './client.ts'
import { deskWords } from './desk-words.ts'
import { FilesPart } from './files-part.tsx'
import { KeepersPart } from './keepers-part.tsx'
import { OfferAndWithdraw } from './offer-and-withdraw.tsx'
import { PricesPart } from './prices-part.tsx'
import { resourceName } from './resource-name.ts'
import { RulesPart } from './rules-part.tsx'

/** One resource for who keeps it: whether it is offered, what is told of it, on which terms, who is asked. */
export function EditResource() {
  const t = useWords(deskWords)
  const id = useParam('id')
  const lang = useLanguage()
  const way = [{ to: '/work/resources', label: t('title') }]
  const query = useQuery(sharing.getResource.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(resource) => (
        <Page
          title={resourceName(resource, lang)}
          kicker={resource.unit.name}
          way={way}
          actions={<ElsewhereOf resource={resource} />}
        >
          {resource.can.edit ? <Kept resource={resource} /> : <Empty title={t('notKept')} />}
        </Page>
      )}
    </Loaded>
  )
}

function ElsewhereOf({ resource: { id, number, status, url, isBookedByTime, can } }: { resource: Resource }) {
  const t = useWords(deskWords)
  return (
    <ButtonRow>
      <ButtonLink to={url}>{t('seePage')}</ButtonLink>
      {isBookedByTime && <ButtonLink to={`/resources/${id}/book`}>{t('bookings')}</ButtonLink>}
      {can.keepQualifications && status === 'offered' && (
        <ButtonLink to={`/use/${number}`}>{t('useAndLabel')}</ButtonLink>
      )}
      {can.keepQualifications && (
        <ButtonLink to={`/work/qualifications?resource=${id}`}>{t('qualifications')}</ButtonLink>
      )}
    </ButtonRow>
  )
}

const PARTS = ['card', 'rules', 'prices', 'keepers', 'files'] as const

function Kept({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  return (
    <>
      <OfferAndWithdraw resource={resource} />
      <PageParts parts={PARTS.map((id) => ({ id, title: t(id) }))} />
      <CardPart resource={resource} />
      <RulesPart resource={resource} />
      <PricesPart resource={resource} />
      <KeepersPart resource={resource} />
      <FilesPart resource={resource} />
    </>
  )
}
