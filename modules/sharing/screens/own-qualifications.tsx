import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { dayIn, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import { sharing } from './client.ts'
import { qualificationWords } from './qualification-words.ts'
import { StateOfQualification } from './state-of-qualification.tsx'

/** What the reader is trained for. */
export function OwnQualifications() {
  const t = useWords(qualificationWords)
  const lang = useLanguage()
  const pages = usePages(sharing.listMyQualifications, { query: { lang } })
  const dayOf = (moment: string) => formatDate(dayIn(new Date(moment)), lang)
  return (
    <Section title={t('own')}>
      <Loaded query={pages} waiting={<Waiting shape="rows" lines={2} />}>
        {(rows) => (
          <DataTable
            label={t('own')}
            rows={rows}
            rowKey={({ id }) => id}
            next={pages.next}
            columns={[
              {
                key: 'resource',
                title: t('resource'),
                show: ({ resource }) => <Link to={resource.url}>{resource.name}</Link>,
              },
              {
                key: 'state',
                title: t('state'),
                show: (row) => <StateOfQualification qualification={row} />,
              },
              { key: 'granted', title: t('granted'), show: ({ grantedAt }) => dayOf(grantedAt) },
              {
                key: 'used',
                title: t('used'),
                show: ({ usedAt }) => (usedAt ? dayOf(usedAt) : t('never')),
              },
              {
                key: 'until',
                title: t('until'),
                show: ({ expiresOn }) => (expiresOn ? formatDate(expiresOn, lang) : t('unlimited')),
              },
            ]}
            empty={
              <Empty title={t('ownNone')} action={<ButtonLink to="/resources">{t('look')}</ButtonLink>}>
                {t('ownNoneHelp')}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Section>
  )
}
