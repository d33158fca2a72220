import { HoursField } from '#modules/spaces/screens/hours-field.tsx'
import { useCommittees } from '#modules/people/screens/finders.ts'
import { useGrades } from '#modules/talents/screens/use-grades.ts'
import { Choice, Choices, Select, Tick } from '#ui/choice-field.tsx'
import { useDuration } from '#ui/calendar/duration.ts'
import { FieldGroup } from '#ui/form.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Form } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import css from './desk.module.css'
import { LengthField } from './length-field.tsx'
import { rulesFormWords } from './rules-form-words.ts'
import type { RulesValues } from './rules-values.ts'
import { UnitsField } from './units-field.tsx'

type Part = { form: Form<RulesValues> }

/** As the contract has them. */
const STEPS = [5, 10, 15, 30, 60]

export function WhoMay({ form }: Part) {
  const t = useWords(rulesFormWords)
  const committees = useCommittees()
  const grades = useGrades()
  const { who, needsQualification } = form.values
  const audiences = (['everyone', 'network', 'chains', 'units', 'owner'] as const).map((value) => ({
    value,
    label: t(value),
  }))
  const approvals = [
    { value: 'none', label: t('approvalNone') },
    { value: 'others', label: t('approvalOthers') },
    { value: 'first', label: t('approvalFirst') },
    { value: 'always', label: t('approvalAlways') },
  ] as const
  return (
    <FieldGroup title={t('whoTitle')} help={t('ownerHelp')}>
      <Choice
        {...form.field('who')}
        options={audiences}
        onChange={(value) => value && form.set('who', value)}
      />
      {who === 'chains' && <Choices {...form.field('committeeIds')} options={committees} />}
      {who === 'units' && <UnitsField {...form.field('units')} />}
      <Select {...form.field('lowestGrade')} none={t('anyGrade')} options={grades} optional />
      <div>
        <Tick {...form.field('needsCovenant')} />
        <Tick {...form.field('needsQualification')} />
      </div>
      {needsQualification && (
        <TextField {...form.field('idleDays')} inputMode="numeric" help={t('noLimit')} short optional />
      )}
      <Choice
        {...form.field('approval')}
        options={[...approvals]}
        onChange={(value) => value && form.set('approval', value)}
      />
    </FieldGroup>
  )
}

export function WhenOpen({ form }: Part) {
  const t = useWords(rulesFormWords)
  const opening = form.field('opening')
  return (
    <FieldGroup title={t('whenTitle')} help={t('whenHelp')}>
      <HoursField
        {...opening}
        help={t('openingHelp')}
        onChange={(spans) => opening.onChange(spans.map((span) => ({ ...span, days: [...span.days] })))}
      />
      <Tick {...form.field('onHolidays')} help={t('holidaysHelp')} />
      <Choice
        {...form.field('offHours')}
        options={(['closed', 'limited', 'free'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => value && form.set('offHours', value)}
      />
    </FieldGroup>
  )
}

export function HowLong({ form }: Part) {
  const t = useWords(rulesFormWords)
  const duration = useDuration()
  const steps = STEPS.map((minutes) => ({ value: String(minutes), label: duration(minutes) }))
  return (
    <FieldGroup title={t('lengthTitle')} help={t('noLimit')}>
      <div className={css.pair}>
        <Select {...form.field('stepMinutes')} options={steps} />
        <LengthField {...form.field('gapMinutes')} optional />
        <LengthField {...form.field('shortestMinutes')} />
        <LengthField {...form.field('longestMinutes')} />
        <TextField {...form.field('dayCount')} inputMode="numeric" optional />
        <LengthField {...form.field('dayMinutes')} optional />
        <LengthField {...form.field('aheadMinutes')} optional />
      </div>
    </FieldGroup>
  )
}

export function HowEarly({ form }: Part) {
  const t = useWords(rulesFormWords)
  return (
    <FieldGroup title={t('planTitle')} help={t('planHelp')}>
      <div className={css.pair}>
        <TextField {...form.field('horizonDays')} inputMode="numeric" />
        <LengthField {...form.field('leadMinutes')} optional />
        <LengthField {...form.field('lateCancelMinutes')} optional />
        <LengthField {...form.field('noShowMinutes')} optional />
        <LengthField {...form.field('acceptMinutes')} />
      </div>
    </FieldGroup>
  )
}
