import { unitName } from '#modules/network/screens/unit-name.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatDate, formatDay, formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { type Step, Steps } from '#ui/steps.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Award, Challenge, ChallengeStatus, Milestone } from '../contract.ts'
import { challengeWords } from './challenge-words.ts'
import css from './challenges.module.css'
import { lastDayBefore } from './last-day.ts'

const WAY = ['open', 'in_review', 'noticed', 'under_way', 'solved'] as const satisfies ChallengeStatus[]

/** Where the challenge is on its way; nothing where it is not posted, or was ended. */
export function ChallengeWay({ status }: { status: ChallengeStatus }) {
  const t = useWords(challengeWords)
  const reached = WAY.findIndex((one) => one === status)
  if (reached < 0) return null
  const labels = [t('stepOpen'), t('stepReview'), t('stepNotice'), t('stepWork'), t('stepEnd')]
  const steps = labels.map((label, at): Step => {
    const isDone = at < reached || status === 'solved'
    return { label, state: isDone ? 'done' : at === reached ? 'now' : 'next' }
  })
  return (
    <div className={css.way}>
      <Steps steps={steps} />
    </div>
  )
}

/** The public summary: the goal in full, and what is offered until when. */
export function Summary({ challenge }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  const lang = useLanguage()
  const { goal, reward, bidsUntil, publishedAt } = challenge
  return (
    <Section title={t('goal')}>
      <p className={css.text}>{goal}</p>
      <div className={css.act}>
        <DefinitionList
          items={[
            { term: t('reward'), value: t('yuan', { n: formatNumber(reward, lang) }) },
            { term: t('until'), value: formatDate(lastDayBefore(bidsUntil), lang) },
            { term: t('published'), value: publishedAt && formatMoment(publishedAt, lang) },
          ]}
        />
      </div>
    </Section>
  )
}

/** Which unit has the award, or is proposed for it, with the reasons that everybody may read. */
export function AwardTold({ award }: { award: Award | null }) {
  const t = useWords(challengeWords)
  const lang = useLanguage()
  if (!award) return null
  const { unit, price, reasons, noticeUntil, confirmedAt } = award
  const note = confirmedAt
    ? t('awardConfirmed', { at: formatMoment(confirmedAt, lang) })
    : t('awardNoticed', { until: formatDay(lastDayBefore(noticeUntil), lang) })
  return (
    <Section title={t('awardTitle')}>
      <p>{note}</p>
      <div className={css.act}>
        <DefinitionList
          items={[
            { term: t('unit'), value: <Link to={unit.url}>{unitName(unit, lang)}</Link> },
            { term: t('price'), value: t('yuan', { n: formatNumber(price, lang) }) },
            { term: t('reasons'), value: reasons },
          ]}
        />
      </div>
    </Section>
  )
}

export function MilestoneHead({ milestone: { title, state, dueOn } }: { milestone: Milestone }) {
  const t = useWords(challengeWords)
  const lang = useLanguage()
  return (
    <>
      <h3>
        {title} <Tag tone={state === 'accepted' ? 'sure' : 'wait'}>{t(state)}</Tag>
      </h3>
      <small>{t('dueOn', { day: formatDate(dueOn, lang) })}</small>
    </>
  )
}

export function Closing({ challenge: { status, closing } }: { challenge: Challenge }) {
  const t = useWords(challengeWords)
  if (!closing) return null
  const titles = { solved: t('closingSolved'), ended: t('closingEnded'), declined: t('closingDeclined') }
  const title = status === 'solved' || status === 'declined' ? titles[status] : titles.ended
  return (
    <Section title={title}>
      <p className={css.text}>{closing}</p>
    </Section>
  )
}
