import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Steps } from '#ui/steps.tsx'
import { useWords } from '#ui/words.ts'
import type { Application } from '../contract.ts'
import { isDecided, isOpen } from '../rules.ts'
import { applicationWords } from './application-words.ts'
import { State } from './applications.tsx'
import { AssignReviewer } from './assign-reviewer.tsx'
import { admission } from './client.ts'
import { Decide } from './decide.tsx'
import { GiveReview } from './give-review.tsx'
import { ReviewsRead } from './reviews-read.tsx'
import { Withdraw } from './withdraw.tsx'

/** One application: where it stands, what was answered, and what the reader can do about it. */
export function ApplicationPage() {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  const id = useParam('id')
  const query = useQuery(admission.getApplication.queryOptions({ params: { id }, query: { lang } }))
  const way = [{ to: '/work/applications', label: t('title') }]
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(application) => (
        <Page
          title={application.unit.name}
          kicker={`${application.committee.name} · ${application.position.name}`}
          lead={<State status={application.status} />}
          way={way}
          actions={application.can.withdraw && <Withdraw application={application} />}
        >
          <Progress application={application} />
          <Outcome application={application} />
          {application.can.decide && <Decide application={application} />}
          {application.can.review && <GiveReview application={application} />}
          {application.can.assignReviewer && <AssignReviewer application={application} />}
          <Told application={application} />
        </Page>
      )}
    </Loaded>
  )
}

function Progress({ application }: { application: Application }) {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  const { status, submittedAt, decidedAt, reviews } = application
  const isReviewed = reviews.given >= reviews.needed || isDecided(status)
  const now = isOpen(status)
  return (
    <Steps
      steps={[
        { label: t('stepSubmit'), note: formatMoment(submittedAt, lang), state: 'done' },
        {
          label: t('stepReview'),
          note: t('ofTwo', reviews),
          state: isReviewed ? 'done' : now ? 'now' : 'next',
        },
        {
          label: t('stepDecide'),
          note: decidedAt ? formatMoment(decidedAt, lang) : undefined,
          state: isDecided(status) ? 'done' : isReviewed && now ? 'now' : 'next',
        },
      ]}
    />
  )
}

/** What was decided and why, with the way to what has changed by it. */
function Outcome({ application: { reasons, status, committee } }: { application: Application }) {
  const t = useWords(applicationWords)
  if (reasons === null) return null
  return (
    <Section title={t('reasonsTitle')}>
      <p>{reasons}</p>
      {status === 'admitted' && (
        <ButtonRow>
          <ButtonLink to={committee.url}>{t('seeChain')}</ButtonLink>
          <ButtonLink to="/figures">{t('seeFigure')}</ButtonLink>
        </ButtonRow>
      )}
    </Section>
  )
}

function Told({ application }: { application: Application }) {
  const t = useWords(applicationWords)
  const lang = useLanguage()
  const { answers, documents, history, reviewsRead } = application
  const steps = { withdrawn: 'withdrawnStep' } as const
  return (
    <>
      <Section title={t('answers')}>
        <DefinitionList
          items={answers.map(({ question, value, valueName }) => ({
            term: question,
            value: valueName ?? value,
          }))}
        />
      </Section>
      <Section title={t('documents')}>
        {documents.length === 0 && <p>{t('noDocuments')}</p>}
        <ul>
          {documents.map(({ id, name, contentUrl }) => (
            <li key={id}>
              <Link to={contentUrl} outside>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      {reviewsRead.length > 0 && <ReviewsRead application={application} />}
      <Section title={t('history')}>
        <DefinitionList
          items={history.map(({ step, at, person, post }) => ({
            term: formatMoment(at, lang),
            value: `${person?.name ?? ''} ${t(step === 'withdrawn' ? steps.withdrawn : step)}${post ? ` · ${post.body}` : ''}`,
          }))}
        />
      </Section>
    </>
  )
}
