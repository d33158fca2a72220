import { useDuration } from '#ui/calendar/duration.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { useLanguage } from '#ui/language.ts'
import { type Say, useWords } from '#ui/words.ts'
import type { BookingRules, ToldBookingRules } from '../contract.ts'
import css from './resource.module.css'
import { ruleWords } from './rule-words.ts'

type T = Say<typeof ruleWords.zh>
type Duration = (minutes: number) => string

/** The owner's rules in sentences, in the order in which people ask: who, when, how long, how early. */
export function RulesTold({ rules }: { rules: ToldBookingRules }) {
  const t = useWords(ruleWords)
  const duration = useDuration()
  const language = useLanguage()
  const told = (sentences: readonly (string | false)[]) => (
    <span className={css.sentences}>{sentences.filter(Boolean).join(language === 'en' ? ' ' : '')}</span>
  )
  return (
    <DefinitionList
      items={[
        { term: t('who'), value: told(whoMay(rules, t)) },
        { term: t('when'), value: told(whenOpen(rules, t)) },
        { term: t('length'), value: told(howLong(rules, t, duration)) },
        { term: t('planning'), value: told(howEarly(rules, t, duration)) },
      ]}
    />
  )
}

const APPROVALS = {
  none: 'approvalNone',
  others: 'approvalOthers',
  first: 'approvalFirst',
  always: 'approvalAlways',
} as const

function whoMay(rules: ToldBookingRules, t: T): (string | false)[] {
  const names = (rules.who === 'chains' ? rules.committees : rules.units)
    .map(({ name }) => name)
    .join(t('listComma'))
  return [
    rules.who === 'chains' || rules.who === 'units' ? t(rules.who, { names }) : t(rules.who),
    rules.grade !== null && t('grade', { grade: rules.grade.name }),
    rules.needsCovenant && t('covenant'),
    rules.needsQualification && t('qualification'),
    rules.needsQualification && rules.idleDays !== null && t('idle', { days: rules.idleDays }),
    t(APPROVALS[rules.approval]),
  ]
}

function whenOpen({ opening, onHolidays, offHours }: ToldBookingRules, t: T): (string | false)[] {
  if (opening.length === 0) return [t('noHours'), offHours !== 'closed' && t(offHours)]
  const hours = hoursTold(opening, t).join(t('listComma'))
  return [
    `${hours}${t('listComma') === '、' ? '。' : '.'}`,
    onHolidays ? t('holidays') : t('noHolidays'),
    t(offHours),
  ]
}

/** 周一至周五 09:00–18:00; a line for each run of days with the same hours. */
export function hoursTold(opening: BookingRules['opening'], t: T): string[] {
  return opening.map(({ days, from, to }) => {
    const told = daysTold(
      days.toSorted((a, b) => a - b),
      t,
    )
    return from === '00:00' && to === '24:00' ? `${told}${t('all')}` : t('hours', { days: told, from, to })
  })
}

function daysTold(days: readonly number[], t: T): string {
  const names = t('numerals').split(' ')
  const nameOf = (day: number | undefined) => names[(day ?? 1) - 1] ?? ''
  const [first] = days
  const last = days.at(-1)
  if (days.length === 7) return t('daily')
  const isRun = days.length > 2 && days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1)
  if (isRun) return t('daysFromTo', { first: nameOf(first), last: nameOf(last) })
  return days.map((day) => t('day', { day: nameOf(day) })).join(t('listComma'))
}

const howLong = (rules: ToldBookingRules, t: T, duration: Duration): (string | false)[] => [
  t('span', {
    shortest: duration(rules.shortestMinutes),
    longest: duration(rules.longestMinutes),
    step: duration(rules.stepMinutes),
  }),
  rules.dayCount !== null && t('dayCount', { count: rules.dayCount }),
  rules.dayMinutes !== null && t('dayLength', { length: duration(rules.dayMinutes) }),
  rules.aheadMinutes !== null && t('ahead', { length: duration(rules.aheadMinutes) }),
  rules.gapMinutes > 0 && t('gap', { length: duration(rules.gapMinutes) }),
]

const howEarly = (rules: ToldBookingRules, t: T, duration: Duration): (string | false)[] => [
  t('horizon', { days: rules.horizonDays }),
  rules.leadMinutes > 0 && t('lead', { length: duration(rules.leadMinutes) }),
  rules.lateCancelMinutes > 0 && t('lateCancel', { length: duration(rules.lateCancelMinutes) }),
  rules.noShowMinutes !== null && t('noShow', { length: duration(rules.noShowMinutes) }),
]
