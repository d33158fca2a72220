import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { cityToday, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewPartyOrganisation, type PartyOrganisation, type Unit } from '../contract.ts'
import { network } from './client.ts'
import { editUnitWords } from './edit-unit-words.ts'
import css from './keep-unit.module.css'

/** The party organisations of a unit: those there are, each to be dissolved, and a form for one more. */
export function KeepOrganisations({ unit }: { unit: Unit }) {
  const t = useWords(editUnitWords)
  const [done, setDone] = useState<string>()
  const [forms, setForms] = useState(0)
  if (!unit.can.addPartyOrganisation) return null
  return (
    <Section title={t('organisations')}>
      <p className={css.help}>{t('organisationsHelp')}</p>
      {done !== undefined && <Notice tone="sure" urgent title={done} />}
      {unit.partyOrganisations.length === 0 && <p>{t('noOrganisation')}</p>}
      <ul className={css.rows}>
        {unit.partyOrganisations.map((organisation) => (
          <Organisation
            key={organisation.id}
            organisation={organisation}
            onDissolved={() => setDone(t('organisationDissolved', { name: organisation.name }))}
          />
        ))}
      </ul>
      <AddOrganisation
        key={forms}
        unitId={unit.id}
        onAdded={({ name }) => {
          setDone(t('organisationAdded', { name }))
          setForms(forms + 1)
        }}
      />
    </Section>
  )
}

interface OrganisationProps {
  organisation: PartyOrganisation
  onDissolved: () => void
}

function Organisation({ organisation, onDissolved }: OrganisationProps) {
  const t = useWords(editUnitWords)
  const language = useLanguage()
  const { name, foundedOn, dissolvedOn, can } = organisation
  const from = formatDate(foundedOn, language)
  return (
    <li>
      <div>
        <b>{name}</b>
        <small>
          {dissolvedOn === null
            ? t('founded', { day: from })
            : t('dissolvedBetween', { from, until: formatDate(dissolvedOn, language) })}
        </small>
      </div>
      {can.dissolve && <Dissolve organisation={organisation} onDissolved={onDissolved} />}
    </li>
  )
}

const useRefreshUnit = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: network.getUnit.queryKey })
}

interface AddProps {
  unitId: string
  onAdded: (organisation: PartyOrganisation) => void
}

function AddOrganisation({ unitId, onAdded }: AddProps) {
  const t = useWords(editUnitWords)
  const refresh = useRefreshUnit()
  const today = cityToday()
  const add = useMutation({
    ...network.addPartyOrganisation.mutationOptions(),
    onSuccess: async (organisation) => {
      form.forget()
      await refresh()
      onAdded(organisation)
    },
  })
  const form = useForm({
    initial: { name: '', foundedOn: '' },
    labels: { name: t('organisationName'), foundedOn: t('foundedOn') },
    draft: `organisation.${unitId}`,
    check: ({ name, foundedOn }) =>
      schemaIssues(NewPartyOrganisation, { name, foundedOn: foundedOn || undefined }),
    problem: add.error,
    words: editUnitWords,
  })
  return (
    <Form
      form={form}
      problem={add.error}
      words={editUnitWords}
      onSend={(body) => add.mutate({ params: { id: unitId }, body })}
    >
      <TextField {...form.field('name')} autoComplete="off" />
      <DayField {...form.field('foundedOn')} max={today} />
      <ButtonRow>
        <Button type="submit" busy={add.isPending}>
          {t('addOrganisation')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function Dissolve({ organisation, onDissolved }: OrganisationProps) {
  const t = useWords(editUnitWords)
  const [open, setOpen] = useState(false)
  const title = t('dissolveTitle', { name: organisation.name })
  return (
    <>
      <Button look="text" aria-label={title} onClick={() => setOpen(true)}>
        {t('dissolve')}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <DissolveForm organisation={organisation} onDissolved={onDissolved} />
      </Dialog>
    </>
  )
}

function DissolveForm({ organisation: { id, foundedOn }, onDissolved }: OrganisationProps) {
  const t = useWords(editUnitWords)
  const today = cityToday()
  const refresh = useRefreshUnit()
  const dissolve = useMutation({
    ...network.dissolvePartyOrganisation.mutationOptions(),
    onSuccess: async () => {
      onDissolved()
      await refresh()
    },
  })
  const form = useForm({
    initial: { on: today },
    labels: { on: t('dissolvedOn') },
    check: ({ on }) => (on === '' ? [{ field: 'on', code: 'required' }] : []),
    problem: dissolve.error,
    words: editUnitWords,
  })
  return (
    <Form
      form={form}
      problem={dissolve.error}
      words={editUnitWords}
      onSend={(body) => dissolve.mutate({ params: { id }, body })}
    >
      <p>{t('dissolveHelp')}</p>
      <DayField {...form.field('on')} min={foundedOn} max={today} />
      <ButtonRow>
        <Button look="loud" type="submit" busy={dissolve.isPending}>
          {t('dissolve')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
