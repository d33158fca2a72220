import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Unit, UnitChanges } from '../contract.ts'
import { ChangedMeanwhile, type Meanwhile } from './changed-meanwhile.tsx'
import { network } from './client.ts'
import { CodeHolder } from './code-holder.tsx'
import { editUnitWords } from './edit-unit-words.ts'
import { UnitFields, useUnitLabels } from './unit-fields.tsx'
import { changesIn, differingFields, type UnitValues, valuesOf } from './unit-values.ts'

/** The record of a unit as a form, and what happens after it was saved. */
export function EditRecord({ unit }: { unit: Unit }) {
  const t = useWords(editUnitWords)
  const [saved, setSaved] = useState<Unit>()
  return (
    <Section title={t('fields')}>
      {saved ? (
        <Done title={t('saved')}>
          <p>{t('savedHelp')}</p>
          <ButtonRow>
            <ButtonLink to={saved.url}>{t('seeUnit')}</ButtonLink>
            <Button look="text" onClick={() => setSaved(undefined)}>
              {t('editMore')}
            </Button>
          </ButtonRow>
        </Done>
      ) : (
        <RecordForm unit={unit} onSaved={setSaved} />
      )}
    </Section>
  )
}

function RecordForm({ unit, onSaved }: { unit: Unit; onSaved: (unit: Unit) => void }) {
  const t = useWords(editUnitWords)
  const lang = useLanguage()
  const labels = useUnitLabels()
  const queries = useQueryClient()
  // What the changes are measured against; it moves on when somebody else has changed the unit.
  const [base, setBase] = useState(unit)
  const [meanwhile, setMeanwhile] = useState<Meanwhile>()
  const [isUnchanged, setUnchanged] = useState(false)
  const call = { params: { id: unit.id }, query: { lang } }
  const change = useMutation({
    ...network.changeUnit.mutationOptions(),
    onSuccess: async (answer) => {
      form.forget()
      queries.setQueryData<Unit>([...network.getUnit.queryOptions(call).queryKey], answer)
      onSaved(answer)
      await queries.invalidateQueries({ queryKey: network.listUnits.queryKey })
    },
    onError: ({ code }) => (code === 'precondition_failed' ? readTheirs() : undefined),
  })
  const form = useForm<UnitValues>({
    initial: valuesOf(unit),
    labels,
    // By the version, so that what was typed upon an older record never passes for a change of this one.
    draft: `unit.${unit.id}.${base.version}`,
    check: (values) => schemaIssues(UnitChanges, changesIn(differingFields(valuesOf(base), values), values)),
    problem: change.error,
    words: editUnitWords,
  })
  const readTheirs = async () => {
    const theirs = await network.getUnit(call)
    const [before, after] = [valuesOf(base), valuesOf(theirs)]
    const changed = differingFields(before, after)
    for (const field of changed)
      if (form.values[field].trim() === before[field].trim()) form.set(field, after[field])
    setBase(theirs)
    setMeanwhile({ theirs, fields: changed })
  }
  const send = (values: UnitValues) => {
    const fields = differingFields(valuesOf(base), values)
    setUnchanged(fields.length === 0)
    if (fields.length === 0) return
    const body = UnitChanges.safeParse(changesIn(fields, values)).data
    if (body) change.mutate({ ...call, body, version: base.version })
  }
  const refusal = change.error?.code === 'precondition_failed' ? null : change.error
  return (
    <Form
      form={form}
      problem={refusal}
      words={editUnitWords}
      onSend={send}
      remedy={<CodeHolder problem={change.error} />}
    >
      {meanwhile && <ChangedMeanwhile meanwhile={meanwhile} values={form.values} />}
      <UnitFields form={form} fixedKind={base.memberships.length > 0 ? base.kind.name : undefined} />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={change.isPending}>
          {t('save')}
        </Button>
        <output>{isUnchanged && t('unchanged')}</output>
      </ButtonRow>
    </Form>
  )
}
