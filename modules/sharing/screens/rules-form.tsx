import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import type { Refused } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { type FieldIssue, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { BookingRules } from '../contract.ts'
import css from './desk.module.css'
import { refusalWords } from './refusal-words.ts'
import { HowEarly, HowLong, WhenOpen, WhoMay } from './rules-fields.tsx'
import { rulesFormWords } from './rules-form-words.ts'
import { RulesMeaning } from './rules-meaning.tsx'
import { type RulesValues, wishedRules } from './rules-values.ts'

function issuesIn(values: RulesValues): FieldIssue[] {
  if (!values.isByTime) return []
  return schemaIssues(BookingRules, wishedRules(values)).map(({ field, code }) => ({
    field: fieldOf(field),
    code,
  }))
}

/** Units stand in the form with their names. */
const fieldOf = (field: string) => (field.startsWith('unitIds') ? 'units' : field)

interface RulesFormProps {
  initial: RulesValues
  draft: string
  problem: Refused | null
  busy: boolean
  onSend: (rules: BookingRules | null, forget: () => void) => void
}

/** The terms on which a resource is lent by time, and beside them what they mean in the words of who will read them. */
export function RulesForm({ initial, draft, problem, busy, onSend }: RulesFormProps) {
  const t = useWords(rulesFormWords)
  const form = useForm({
    initial,
    draft,
    labels: useRuleLabels(),
    check: issuesIn,
    problem: problem && withoutEnvelope(problem),
    words: refusalWords,
  })
  const send = (values: RulesValues) => {
    const rules = values.isByTime ? BookingRules.safeParse(wishedRules(values)).data : null
    if (rules !== undefined) onSend(rules, form.forget)
  }
  return (
    <div className={css.sides}>
      <Form<RulesValues, string> form={form} problem={problem} words={refusalWords} onSend={send}>
        <Tick {...form.field('isByTime')} />
        {form.values.isByTime && (
          <>
            <WhoMay form={form} />
            <WhenOpen form={form} />
            <HowLong form={form} />
            <HowEarly form={form} />
          </>
        )}
        <Audience>{t('audience')}</Audience>
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t('save')}
          </Button>
        </ButtonRow>
      </Form>
      <RulesMeaning values={form.values} />
    </div>
  )
}

/** The server names fields as they lie in the body: `rules.who`. */
function withoutEnvelope(problem: Refused): Refused {
  const { details } = problem
  if (!details || typeof details !== 'object' || !('problems' in details)) return problem
  const issues = Array.isArray(details.problems) ? (details.problems as FieldIssue[]) : []
  const problems = issues.map((issue) => ({ ...issue, field: fieldOf(issue.field.replace(/^rules\./, '')) }))
  return { ...problem, code: problem.code, details: { ...details, problems } }
}

function useRuleLabels(): Record<keyof RulesValues, string> {
  const t = useWords(rulesFormWords)
  return {
    isByTime: t('isByTime'),
    who: t('who'),
    committeeIds: t('committeeIds'),
    units: t('unitIds'),
    lowestGrade: t('lowestGrade'),
    needsCovenant: t('needsCovenant'),
    needsQualification: t('needsQualification'),
    idleDays: t('idleDays'),
    approval: t('approval'),
    opening: t('opening'),
    onHolidays: t('onHolidays'),
    offHours: t('offHours'),
    stepMinutes: t('stepMinutes'),
    shortestMinutes: t('shortestMinutes'),
    longestMinutes: t('longestMinutes'),
    gapMinutes: t('gapMinutes'),
    dayCount: t('dayCount'),
    dayMinutes: t('dayMinutes'),
    aheadMinutes: t('aheadMinutes'),
    horizonDays: t('horizonDays'),
    leadMinutes: t('leadMinutes'),
    lateCancelMinutes: t('lateCancelMinutes'),
    noShowMinutes: t('noShowMinutes'),
    acceptMinutes: t('acceptMinutes'),
  }
}
