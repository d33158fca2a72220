import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMe } from '#modules/people/screens/session.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done, Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewUnit as Wish, type Unit } from '../contract.ts'
import { network } from './client.ts'
import { CodeHolder } from './code-holder.tsx'
import { editUnitWords } from './edit-unit-words.ts'
import { UnitFields, useUnitLabels } from './unit-fields.tsx'
import { unitName } from './unit-name.ts'
import { changesIn, NO_VALUES, UNIT_FIELDS, type UnitValues } from './unit-values.ts'

/** Enters a unit: for operators, and for liaisons of chains, whose committee then answers for it. */
export function NewUnit() {
  const t = useWords(editUnitWords)
  const posts = useMe().data?.posts ?? []
  const isOperator = posts.some(({ role }) => role === 'operator')
  const chains = useChainsRepresented()
  const add = useAdd()
  const mayAdd = isOperator || chains.length > 0
  const { data } = add
  return (
    <Page
      title={t('addTitle')}
      lead={data ? undefined : t('addLead')}
      way={[{ to: '/work/search', label: t('network') }]}
    >
      {data && <Added unit={data} again={add.reset} />}
      {!data && mayAdd && <AddForm add={add} chains={chains} isOperator={isOperator} />}
      {!data && !mayAdd && <Empty title={t('mayNotAdd')}>{t('mayNotAddHelp')}</Empty>}
    </Page>
  )
}

/** The committees whose liaison the reader is. */
function useChainsRepresented(): Option[] {
  const textOf = useTexts()
  const posts = useMe().data?.posts ?? []
  return posts
    .filter(({ role }) => role === 'committee-liaison')
    .map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName ? textOf(bodyName) : '' }))
}

function useAdd() {
  const queries = useQueryClient()
  return useMutation({
    ...network.addUnit.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: network.listUnits.queryKey }),
  })
}

interface AddFormProps {
  add: ReturnType<typeof useAdd>
  chains: Option[]
  isOperator: boolean
}

function AddForm({ add, chains, isOperator }: AddFormProps) {
  const t = useWords(editUnitWords)
  const lang = useLanguage()
  const labels = useUnitLabels()
  const asksChain = isOperator ? chains.length > 0 : chains.length > 1
  const form = useForm<UnitValues & { representedBy: string }>({
    initial: { ...NO_VALUES, representedBy: '' },
    labels: { ...labels, representedBy: t('representedBy') },
    draft: 'unit.new',
    check: (values) => [
      ...schemaIssues(Wish, bodyOf(values)),
      ...(asksChain && !isOperator && values.representedBy === ''
        ? [{ field: 'representedBy', code: 'required' }]
        : []),
    ],
    problem: add.error,
    words: editUnitWords,
  })
  const send = (values: UnitValues & { representedBy: string }) => {
    const body = Wish.safeParse(bodyOf(values)).data
    if (body) add.mutate({ query: { lang }, body }, { onSuccess: form.forget })
  }
  return (
    <Form
      form={form}
      problem={add.error}
      words={editUnitWords}
      onSend={send}
      remedy={<CodeHolder problem={add.error} />}
    >
      <UnitFields form={form} />
      {asksChain && (
        <Select
          {...form.field('representedBy')}
          help={t('representedByHelp')}
          options={chains}
          {...(isOperator ? { none: t('nobody'), optional: true } : {})}
        />
      )}
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={add.isPending}>
          {t('add')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function bodyOf({ representedBy, ...values }: UnitValues & { representedBy: string }) {
  const given = changesIn(UNIT_FIELDS, values)
  return { ...given, kind: values.kind || undefined, representedBy: representedBy || undefined }
}

function Added({ unit, again }: { unit: Unit; again: () => void }) {
  const t = useWords(editUnitWords)
  const lang = useLanguage()
  return (
    <Done title={t('added', { name: unitName(unit, lang) })}>
      <p>{t(unit.representedBy ? 'addedHelpRepresented' : 'addedHelp')}</p>
      <ButtonRow>
        <ButtonLink to={`/work/units/${unit.id}/edit`}>{t('editIt')}</ButtonLink>
        {unit.representedBy && <ButtonLink to="/work/apply">{t('applyForIt')}</ButtonLink>}
        <Button look="text" onClick={again}>
          {t('another')}
        </Button>
      </ButtonRow>
    </Done>
  )
}
