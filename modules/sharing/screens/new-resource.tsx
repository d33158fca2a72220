import { useMutation } from '@tanstack/react-query'
import { useGo } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Empty } from '#ui/states.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewResource } from '../contract.ts'
import { cardWords } from './card-words.ts'
import { sharing } from './client.ts'
import { deskWords } from './desk-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useKeptUnits } from './use-kept-units.ts'
import { useRefresh } from './use-refresh.ts'
import { type NamingValues, WhatItIs } from './what-it-is.tsx'

/** Begins a draft with what it is; everything else follows on its own page. */
export function NewResourcePage() {
  const t = useWords(deskWords)
  const hasUnit = useKeptUnits().length > 0
  return (
    <Page
      title={t('newTitle')}
      lead={hasUnit ? t('newLead') : undefined}
      way={[{ to: '/work/resources', label: t('title') }]}
    >
      {hasUnit ? <NewResourceForm /> : <Empty title={t('noUnit')}>{t('noUnitHelp')}</Empty>}
    </Page>
  )
}

type Values = NamingValues & { unitId: string }

const empty: Values = { unitId: '', kind: '', technique: '', name: '', nameEn: '', summary: '' }

function NewResourceForm() {
  const t = useWords(cardWords)
  const desk = useWords(deskWords)
  const lang = useLanguage()
  const go = useGo()
  const refresh = useRefresh()
  const units = useKeptUnits()
  const add = useMutation({ ...sharing.addResource.mutationOptions(), onSuccess: refresh })
  const wishOf = ({ unitId, kind, technique, name, nameEn, summary }: Values) => ({
    unitId: units.find(({ value }) => value === unitId)?.value ?? units[0]?.value,
    kind,
    technique: technique || null,
    name: name.trim(),
    nameEn: nameEn.trim() || null,
    summary: summary.trim(),
  })
  const form = useForm<Values>({
    initial: empty,
    draft: 'resource.new',
    labels: {
      unitId: t('unitId'),
      kind: t('kind'),
      technique: t('technique'),
      name: t('name'),
      nameEn: t('nameEn'),
      summary: t('summary'),
    },
    check: (values) => schemaIssues(NewResource, wishOf(values)),
    problem: add.error,
    words: refusalWords,
  })
  const send = (values: Values) => {
    const body = NewResource.safeParse(wishOf(values)).data
    if (!body) return
    const onSuccess = ({ id }: { id: string }) => {
      form.forget()
      go(`/work/resources/${id}`)
    }
    add.mutate({ query: { lang }, body }, { onSuccess })
  }
  return (
    <Form form={form} problem={add.error} words={refusalWords} onSend={send}>
      {units.length > 1 && <Select {...form.field('unitId')} options={units} />}
      <WhatItIs field={form.field} />
      <ButtonRow>
        <Button look="loud" type="submit" busy={add.isPending}>
          {desk('newSave')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
