import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { useParam } from '#ui/address.ts'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Steps } from '#ui/steps.tsx'
import { useWords } from '#ui/words.ts'
import type { Application } from '../contract.ts'
import { isDecided, isOpen } from '../rules.ts'
import { ApplicationHistory, ApplicationTold } from './application-told.tsx'
import { applicationWords } from './application-words.ts'
import { BesideApplications } from './applications.tsx'
import { AssignReviewer } from './assign-reviewer.tsx'
import { admission } from './client.ts'
import { Decide } from './decide.tsx'
import { GiveReview } from './give-review.tsx'
import { type Happened, JustHappened } from './just-happened.tsx'
import { Outcome } from './outcome.tsx'
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
    <BesideApplications>
      <Loaded query={query} page={{ title: t('title'), way }}>
        {/* Keyed, because the list beside it leads from one to the next: what was typed belongs to one application. */}
        {(application) => <Opened key={application.id} application={application} way={way} />}
      </Loaded>
    </BesideApplications>
  )
}

interface OpenedProps {
  application: Application
  way: { to: string; label: string }[]
}

function Opened({ application, way }: OpenedProps) {
  const lang = useLanguage()
  const [happened, setHappened] = useState<Happened>()
  const { unit, committee, position, can } = application
  return (
    <Page
      title={unitName(unit, lang)}
      kicker={<Link to={committee.url}>{committee.name}</Link>}
      lead={position.name}
      way={way}
      actions={can.withdraw && <Withdraw application={application} onDone={setHappened} />}
    >
      <Progress application={application} />
      {happened && <JustHappened key={happened.what} happened={happened} application={application} />}
      <Outcome application={application} />
      <ApplicationTold application={application} />
      <ReviewsRead application={application} />
      {can.review && <GiveReview application={application} onDone={setHappened} />}
      {can.decide && <Decide application={application} onDone={setHappened} />}
      {can.assignReviewer && <AssignReviewer application={application} />}
      <ApplicationHistory application={application} />
    </Page>
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
          label: now ? t('stepDecide') : t(status),
          note: decidedAt ? formatMoment(decidedAt, lang) : undefined,
          state: !now ? 'done' : isReviewed ? 'now' : 'next',
        },
      ]}
    />
  )
}
