import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { cityToday, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewPartyOrganisation, type PartyOrganisation, type Unit } from '../contract.ts'
import { network } from './client.ts'
import { keepUnitWords } from './keep-unit-words.ts'

/** The party organisations of a unit: those there are, and a new one. Figures count them while the unit is a member. */
export function KeepOrganisations({ unit }: { unit: Unit }) {
  const t = useWords(keepUnitWords)
  return (
    <Section title={t('organisations')}>
      <ul>
        {unit.partyOrganisations.map((one) => (
          <Organisation key={one.id} organisation={one} />
        ))}
      </ul>
      {unit.can.addPartyOrganisation && <Add key={unit.partyOrganisations.length} unitId={unit.id} />}
    </Section>
  )
}

/** Reads the unit anew after what was kept of it has changed. */
export function useUnitChanged(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: network.getUnit.queryKey })
}

function Organisation({ organisation: { id, name, foundedOn, can } }: { organisation: PartyOrganisation }) {
  const t = useWords(keepUnitWords)
  const language = useLanguage()
  const onSuccess = useUnitChanged()
  const dissolve = useMutation({ ...network.dissolvePartyOrganisation.mutationOptions(), onSuccess })
  return (
    <li>
      {name} · {t('since', { day: formatDate(foundedOn, language) })}{' '}
      {can.dissolve && (
        <Button
          look="text"
          busy={dissolve.isPending}
          aria-label={t('dissolveOne', { name })}
          onClick={() => dissolve.mutate({ params: { id }, body: { on: cityToday() } })}
        >
          {t('dissolve')}
        </Button>
      )}
      <Refusal problem={dissolve.error} words={keepUnitWords} />
    </li>
  )
}

function Add({ unitId }: { unitId: string }) {
  const t = useWords(keepUnitWords)
  const onSuccess = useUnitChanged()
  const add = useMutation({ ...network.addPartyOrganisation.mutationOptions(), onSuccess })
  const form = useForm({
    initial: { name: '', foundedOn: '' },
    labels: { name: t('organisationName'), foundedOn: t('foundedOn') },
    check: (values) => schemaIssues(NewPartyOrganisation, values),
    problem: add.error,
    words: keepUnitWords,
  })
  return (
    <Form
      form={form}
      problem={add.error}
      words={keepUnitWords}
      onSend={(body) => add.mutate({ params: { id: unitId }, body })}
    >
      <TextField {...form.field('name')} />
      <DayField {...form.field('foundedOn')} />
      <ButtonRow>
        <Button type="submit" busy={add.isPending}>
          {t('add')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
