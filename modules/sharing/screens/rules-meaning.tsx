import { useCommittees } from '#modules/people/screens/finders.ts'
import { useGrades } from '#modules/talents/screens/use-grades.ts'
import { useDuration } from '#ui/calendar/duration.ts'
import { useWords } from '#ui/words.ts'
import { BookingRules, type ToldBookingRules } from '../contract.ts'
import css from './desk.module.css'
import { rulesFormWords } from './rules-form-words.ts'
import { RulesTold } from './rules-told.tsx'
import { type RulesValues, wishedRules } from './rules-values.ts'

/** The rules as they stand in the form, in the sentences that borrowers will read. */
export function RulesMeaning({ values }: { values: RulesValues }) {
  const t = useWords(rulesFormWords)
  const duration = useDuration()
  const told = useTold(values)
  return (
    <section className={css.meaning} aria-label={t('meaning')}>
      <h3>{t('meaning')}</h3>
      {!values.isByTime && <p>{t('notByTime')}</p>}
      {values.isByTime && !told && <p className={css.soft}>{t('unclear')}</p>}
      {values.isByTime && told && (
        <>
          <p className={css.soft}>{t('meaningHelp')}</p>
          <RulesTold rules={told} />
          <p className={css.soft}>{t('accept', { length: duration(told.acceptMinutes) })}</p>
        </>
      )}
    </section>
  )
}

/** With the names of whom they speak; undefined while something is missing or wrong. */
function useTold(values: RulesValues): ToldBookingRules | undefined {
  const committees = useCommittees()
  const grades = useGrades()
  const rules = BookingRules.safeParse(wishedRules(values)).data
  if (!rules) return undefined
  const grade = grades.find(({ value }) => value === rules.lowestGrade)
  const named = (options: readonly { value: string; label: string }[]) =>
    options.map(({ value, label }) => ({ id: value, name: label }))
  return {
    ...rules,
    committees: named(committees.filter(({ value }) => rules.committeeIds.includes(value))),
    units: named(values.units),
    grade: grade ? { key: grade.value, name: grade.label } : null,
  }
}
