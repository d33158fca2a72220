import { useMutation } from '@tanstack/react-query'
import { MatterStatus } from '#modules/matters/contract.ts'
import { useKinds } from '#modules/matters/screens/ask-kinds.tsx'
import { matterWords } from '#modules/matters/screens/matter-words.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { cityToday } from '#ui/format.ts'
import { Audience, Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Refused } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { DayField, TextArea } from '#ui/text-field.tsx'
import { type FieldIssue, type Form as FormState, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type matterExportsContract, NewExport } from '../contract.ts'
import { exports } from './client.ts'
import { exportWords } from './export-words.ts'
import { useRefresh } from './use-refresh.ts'

const EMPTY = { kind: '', status: '', askedFrom: '', askedUntil: '', reason: '' }
type Values = typeof EMPTY

/** Which matters, and what for. */
export function NewExportPage() {
  const t = useWords(exportWords)
  const ask = useMutation({ ...exports.requestMatterExport.mutationOptions(), onSuccess: useRefresh() })
  const form = useForm<Values>({
    initial: EMPTY,
    labels: {
      kind: t('kind'),
      status: t('status'),
      askedFrom: t('askedFrom'),
      askedUntil: t('askedUntil'),
      reason: t('reason'),
    },
    draft: 'matter-exports.new',
    check: (values) => schemaIssues(NewExport, wishOf(values)).map(asField),
    problem: withFlatFields(ask.error),
    words: exportWords,
  })
  const way = [{ to: '/work/matters/exports', label: t('title') }]
  if (ask.data)
    return (
      <Page title={t('new')} way={way}>
        <Done title={t('sent')} action={<ButtonLink to="/work/matters/exports">{t('sentOpen')}</ButtonLink>}>
          {t('sentHelp')}
        </Done>
      </Page>
    )
  const send = (values: Values) => {
    const body = NewExport.safeParse(wishOf(values)).data
    if (body) ask.mutate({ body }, { onSuccess: form.forget })
  }
  return (
    <Page title={t('new')} lead={t('newLead')} way={way}>
      <Form form={form} problem={ask.error} words={exportWords} onSend={send}>
        <WhichMatters form={form} />
        <TextArea {...form.field('reason')} help={t('reasonHelp')} />
        <Audience>{t('audience')}</Audience>
        <ButtonRow>
          <Button look="loud" type="submit" busy={ask.isPending}>
            {t('send')}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function WhichMatters({ form }: { form: FormState<Values> }) {
  const t = useWords(exportWords)
  const statusOf = useWords(matterWords)
  const kinds = useKinds().data?.items ?? []
  return (
    <>
      <Select
        {...form.field('kind')}
        options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
        none={t('anyKind')}
      />
      <Select
        {...form.field('status')}
        options={MatterStatus.options.map((value) => ({ value, label: statusOf(value) }))}
        none={t('anyStatus')}
      />
      <DayField {...form.field('askedFrom')} max={cityToday()} optional />
      <DayField {...form.field('askedUntil')} help={t('daysHelp')} max={cityToday()} optional />
    </>
  )
}

/** What was chosen, as the contract wants it. */
function wishOf({ reason, ...filter }: Values) {
  const given = Object.entries(filter).filter(([, value]) => value !== '')
  return { filter: Object.fromEntries(given), reason: reason.trim() || undefined }
}

/** The form is flat. */
const asField = ({ field, code }: FieldIssue): FieldIssue => ({ field: field.replace('filter.', ''), code })

function withFlatFields(
  problem: RefusalOf<typeof matterExportsContract.requestMatterExport> | null,
): Refused | null {
  if (problem?.code !== 'invalid_input') return problem
  return { code: problem.code, details: { problems: problem.details.problems.map(asField) } }
}
