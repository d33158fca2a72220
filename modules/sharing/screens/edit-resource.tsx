import { useQuery } from '@tanstack/react-query'
import { useParam, useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { CardPart } from './card-part.tsx'
import { sharing } from './client.ts'
import css from './desk.module.css'
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

function ElsewhereOf({ resource: { id, url, isBookedByTime, can } }: { resource: Resource }) {
  const t = useWords(deskWords)
  return (
    <>
      <ButtonLink to={url}>{t('seePage')}</ButtonLink>
      {isBookedByTime && <ButtonLink to={`/resources/${id}/book`}>{t('bookings')}</ButtonLink>}
      {can.keepQualifications && (
        <ButtonLink to={`/work/qualifications?resource=${id}`}>{t('qualifications')}</ButtonLink>
      )}
    </>
  )
}

const PARTS = {
  card: CardPart,
  rules: RulesPart,
  prices: PricesPart,
  keepers: KeepersPart,
  files: FilesPart,
} as const
const ORDER = ['card', 'rules', 'prices', 'keepers', 'files'] as const

/** One part at a time, each saved by itself; what is typed in another is kept as its draft. */
function Kept({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const [asked, setPart] = useSearchParam('part')
  const part = ORDER.find((key) => key === asked) ?? 'card'
  const Part = PARTS[part]
  return (
    <>
      <OfferAndWithdraw resource={resource} />
      <div className={css.parts}>
        <ViewSwitch
          label={t('parts')}
          views={ORDER.map((key) => ({ key, name: t(key) }))}
          value={part}
          onChange={(key) => setPart(key === 'card' ? undefined : key)}
        />
      </div>
      <Part resource={resource} />
    </>
  )
}
