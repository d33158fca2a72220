import { Button } from '#ui/button.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { QualificationRequest } from '../contract.ts'
import { sharing } from './client.ts'
import { qualificationWords } from './qualification-words.ts'
import css from './qualifications.module.css'

/** Where the reader asked, and what was answered; nothing for who never asked. */
export function OwnRequests() {
  const t = useWords(qualificationWords)
  const more = useWords(uiWords)('nextPage')
  const lang = useLanguage()
  const pages = usePages(sharing.listMyQualificationRequests, { query: { lang } })
  if (!pages.data || pages.data.length === 0) return null
  return (
    <Section title={t('ownRequests')}>
      <ul className={css.requests}>
        {pages.data.map((request) => (
          <OwnRequest key={request.id} request={request} />
        ))}
      </ul>
      {pages.next && (
        <Button busy={pages.next.busy} onClick={pages.next.load}>
          {more}
        </Button>
      )}
    </Section>
  )
}

const told = (isGranted: boolean | null): ['waiting' | 'agreed' | 'refused', Tone] =>
  isGranted === null ? ['waiting', 'wait'] : isGranted ? ['agreed', 'sure'] : ['refused', 'late']

function OwnRequest({ request }: { request: QualificationRequest }) {
  const t = useWords(qualificationWords)
  const language = useLanguage()
  const { resource, askedAt, isGranted, reason, words } = request
  const [state, tone] = told(isGranted)
  return (
    <li>
      <h3>
        <Link to={resource.url}>{resource.name}</Link> <Tag tone={tone}>{t(state)}</Tag>
      </h3>
      <p className={css.soft}>{[resource.unit.name, formatMoment(askedAt, language)].join(' · ')}</p>
      <p className={css.words}>{words}</p>
      {reason && <p>{t('reason', { reason })}</p>}
    </li>
  )
}
