import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePlaces } from '#modules/network/screens/unit-fields.tsx'
import { useUnitFinder } from '#modules/people/screens/finders.ts'
import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { cityToday, formatDate } from '#ui/format.ts'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { DayField, TextArea, TextField } from '#ui/text-field.tsx'
import { type Form as FormState, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewStatement } from '../contract.ts'
import { corrections } from './client.ts'
import { saidQuantity } from './said-quantity.ts'
import { statementWords } from './statement-words.ts'
import { useSubmitStatement } from './use-submit-statement.ts'

/** An operator enters a signed statement from outside, with its original. */
export function NewStatementPage() {
  const t = useWords(statementWords)
  return (
    <Page title={t('newTitle')} lead={t('newLead')} way={[{ to: '/work/statements', label: t('title') }]}>
      <StatementForm />
    </Page>
  )
}

interface Values {
  figureKey: string
  supersedes: string
  quantity: string
  day: string
  saidBy: string
  signatory: string
  signatoryFunction: string
  unitId: Option | null
  placeCode: string
  note: string
  /** Known only once the original is uploaded; here so that what is wrong with it has a name. */
  documentId: string
}

const NOTHING: Values = {
  figureKey: '',
  supersedes: '',
  quantity: '',
  day: '',
  saidBy: '',
  signatory: '',
  signatoryFunction: '',
  unitId: null,
  placeCode: '',
  note: '',
  documentId: '',
}
const Typed = NewStatement.omit({ documentId: true })

function StatementForm() {
  const t = useWords(statementWords)
  const [figureKey = ''] = useSearchParam('figure')
  const [supersedes = ''] = useSearchParam('supersedes')
  const [files, setFiles] = useState<File[]>([])
  const [document] = files
  const submit = useSubmitStatement()
  const form = useForm<Values>({
    initial: { ...NOTHING, figureKey, supersedes },
    labels: useLabels(),
    draft: `statement.${supersedes}`,
    check: (values) => [
      ...schemaIssues(Typed, statementOf(values)),
      ...(document ? [] : [{ field: 'documentId', code: 'documentMissing' }]),
    ],
    problem: submit.error,
    words: statementWords,
  })
  if (submit.data)
    return (
      <Done title={t('sent')} action={<ButtonLink to={`/work${submit.data.url}`}>{t('openIt')}</ButtonLink>}>
        {t('sentHelp')}
      </Done>
    )
  const send = (values: Values) => {
    const statement = Typed.safeParse(statementOf(values)).data
    if (statement && document) submit.mutate({ statement, document }, { onSuccess: form.forget })
  }
  return (
    <Form form={form} problem={submit.error} words={statementWords} onSend={send}>
      <WhatIsSaid form={form} />
      <WhoSaysIt form={form} />
      <FileDrop
        label={t('document')}
        help={t('documentHelp')}
        files={files}
        onFiles={(chosen) => {
          setFiles(chosen)
          form.set('documentId', '')
        }}
        error={form.field('documentId').error}
      />
      <OfWhat form={form} />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={submit.isPending}>
          {t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function useLabels(): Record<keyof Values, string> {
  const t = useWords(statementWords)
  return {
    figureKey: t('figure'),
    supersedes: t('supersedes'),
    quantity: t('quantity'),
    day: t('day'),
    saidBy: t('saidBy'),
    signatory: t('signatory'),
    signatoryFunction: t('signatoryFunction'),
    documentId: t('document'),
    unitId: t('unit'),
    placeCode: t('place'),
    note: t('note'),
  }
}

function WhatIsSaid({ form }: { form: FormState<Values> }) {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const { data } = useQuery(corrections.listStatementFigures.queryOptions({ query: { lang } }))
  const figures = (data?.items ?? []).map(({ key, title, countingUnit }) => ({
    value: key,
    label: `${title} · ${countingUnit}`,
  }))
  const earlier = useInForce(form.values.figureKey)
  return (
    <>
      <Select {...form.field('figureKey')} options={figures} help={t('figureHelp')} />
      {earlier.length > 0 && (
        <Select
          {...form.field('supersedes')}
          options={earlier}
          none={t('supersedesNone')}
          help={t('supersedesHelp')}
          optional
        />
      )}
      <TextField {...form.field('quantity')} help={t('quantityHelp')} inputMode="numeric" short />
      <DayField {...form.field('day')} help={t('dayHelp')} max={cityToday()} />
    </>
  )
}

/** The statements that count in the figure now, by who said what. */
function useInForce(figure: string): Option[] {
  const lang = useLanguage()
  const call = { query: { figure, state: 'confirmed', limit: 100, lang } } as const
  const { data } = useQuery({ ...corrections.listStatements.queryOptions(call), enabled: figure !== '' })
  return (data?.items ?? [])
    .filter(({ factId }) => factId !== null)
    .map(({ id, saidBy, quantity, day, figure: own }) => ({
      value: id,
      label: `${saidBy} · ${saidQuantity(quantity, own, lang)} · ${formatDate(day, lang)}`,
    }))
}

function WhoSaysIt({ form }: { form: FormState<Values> }) {
  const t = useWords(statementWords)
  return (
    <>
      <TextField {...form.field('saidBy')} help={t('saidByHelp')} autoComplete="off" />
      <TextField {...form.field('signatory')} autoComplete="off" />
      <TextField {...form.field('signatoryFunction')} autoComplete="off" />
    </>
  )
}

function OfWhat({ form }: { form: FormState<Values> }) {
  const t = useWords(statementWords)
  const finder = useUnitFinder()
  const places = usePlaces()
  return (
    <>
      <FinderField {...form.field('unitId')} {...finder} help={t('unitHelp')} optional />
      <Select {...form.field('placeCode')} options={places} none={t('placeNone')} optional />
      <TextArea {...form.field('note')} help={t('noteHelp')} optional />
    </>
  )
}

/** What was typed, as the contract wants it: a number as a number, blanks left out. */
function statementOf({ unitId, quantity, ...typed }: Values): Record<string, unknown> {
  const given = Object.entries(typed).filter(([, value]) => value.trim() !== '')
  return {
    ...Object.fromEntries(given),
    ...(quantity.trim() === '' ? {} : { quantity: Number(quantity) }),
    ...(unitId === null ? {} : { unitId: unitId.value }),
  }
}
