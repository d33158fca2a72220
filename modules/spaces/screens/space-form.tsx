import { useQuery } from '@tanstack/react-query'
import { createClient } from '#platform/client.ts'
import { talentsContract } from '#modules/talents/contract.ts'
import { useKinds } from '#modules/matters/screens/ask-kinds.tsx'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice, Choices, Select, Tick } from '#ui/choice-field.tsx'
import { Audience, FieldGroup, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import type { Refused } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { type FieldIssue, type Form as FormState, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewSpace, SpaceKind } from '../contract.ts'
import { hoursFaults } from '../rules.ts'
import { HoursField } from './hours-field.tsx'
import css from './keep.module.css'
import { keepWords } from './keep-words.ts'
import { MapPicker, usePlaceOnMap } from './map-picker.tsx'
import { PlaceField } from './place-field.tsx'
import { spaceRefusals } from './refusal-words.ts'
import { type SpaceValues, wishOf } from './space-values.ts'
import { spaceWords } from './words.ts'

const talents = createClient(talentsContract)

/** Names of the contract's parts as they stand in this form. */
const FIELDS: Readonly<Record<string, string>> = {
  'point.longitude': 'longitude',
  'point.latitude': 'latitude',
}

function issuesIn(values: SpaceValues): FieldIssue[] {
  const wrong = (['opening', 'staffed'] as const)
    .filter((field) => hoursFaults(values[field]).length > 0)
    .map((field) => ({ field, code: 'hours_wrong' }))
  const issues = schemaIssues(NewSpace, wishOf(values))
  return [...issues.map(({ field, code }) => ({ field: FIELDS[field] ?? field, code })), ...wrong]
}

interface SpaceFormProps {
  initial: SpaceValues
  draft: string
  problem: Refused | null
  busy: boolean
  onSend: (space: NewSpace, forget: () => void) => void
}

/** Everything that is said of a space, for one that is entered and one that is changed. */
export function SpaceForm({ initial, draft, problem, busy, onSend }: SpaceFormProps) {
  const t = useWords(keepWords)
  const form = useForm({
    initial,
    draft,
    labels: {
      kind: t('kind'),
      name: t('name'),
      nameEn: t('nameEn'),
      summary: t('summary'),
      key: t('key'),
      placeCode: t('place'),
      address: t('address'),
      way: t('way'),
      onMap: t('onMap'),
      longitude: t('longitude'),
      latitude: t('latitude'),
      telephone: t('telephone'),
      opening: t('opening'),
      staffed: t('staffed'),
      onHolidays: t('onHolidays'),
      entry: t('who'),
      lowestGrade: t('lowestGrade'),
      services: t('services'),
    },
    check: issuesIn,
    problem,
    words: spaceRefusals,
  })
  const send = (values: SpaceValues) => {
    const wish = NewSpace.safeParse(wishOf(values))
    if (wish.data) onSend(wish.data, form.forget)
  }
  return (
    <Form<SpaceValues, string> form={form} problem={problem} words={spaceRefusals} onSend={send}>
      <WhatItIs form={form} />
      <WhereItIs form={form} />
      <WhenItIsOpen form={form} />
      <WhoMayCome form={form} />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={busy}>
          {t('save')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

type Part = { form: FormState<SpaceValues> }

function WhatItIs({ form }: Part) {
  const t = useWords(keepWords)
  const kinds = useWords(spaceWords)
  return (
    <FieldGroup title={t('about')}>
      <Choice
        {...form.field('kind')}
        options={SpaceKind.options.map((value) => ({ value, label: kinds(value) }))}
      />
      <TextField {...form.field('name')} />
      <TextField {...form.field('nameEn')} optional />
      <TextArea {...form.field('summary')} help={t('summaryHelp')} />
      <TextField {...form.field('key')} help={t('keyHelp')} optional short />
    </FieldGroup>
  )
}

function WhereItIs({ form }: Part) {
  const t = useWords(keepWords)
  const placeOnMap = usePlaceOnMap()
  const place = form.field('placeCode')
  return (
    <FieldGroup title={t('where')} help={t('placeHelp')}>
      <PlaceField
        field={{
          ...place,
          onChange: (code) => {
            place.onChange(code)
            form.set('onMap', placeOnMap(code))
          },
        }}
      />
      <TextField {...form.field('address')} />
      <TextArea {...form.field('way')} help={t('wayHelp')} />
      <MapPicker field={form.field('onMap')} />
      <div className={css.pair}>
        <TextField
          {...form.field('longitude')}
          inputMode="decimal"
          help={t('coordinateHelp')}
          optional
          short
        />
        <TextField {...form.field('latitude')} inputMode="decimal" optional short />
      </div>
      <TextField {...form.field('telephone')} type="tel" optional short />
    </FieldGroup>
  )
}

function WhenItIsOpen({ form }: Part) {
  const t = useWords(keepWords)
  return (
    <FieldGroup title={t('when')}>
      <HoursField {...form.field('opening')} help={t('hoursHelp')} />
      <HoursField {...form.field('staffed')} />
      <Tick {...form.field('onHolidays')} />
    </FieldGroup>
  )
}

function WhoMayCome({ form }: Part) {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const kinds = useKinds().data?.items.filter(({ askers }) => askers.includes('counter')) ?? []
  const { data } = useQuery(talents.listGrades.queryOptions({ query: { lang } }))
  const grades = data?.items.map(({ key, name }) => ({ value: key, label: name })) ?? []
  return (
    <FieldGroup title={t('who')}>
      <Choice
        {...form.field('entry')}
        options={[
          { value: 'everyone', label: t('everyone') },
          { value: 'network', label: t('network') },
          { value: 'grade', label: t('grade') },
        ]}
      />
      {form.values.entry === 'grade' && (
        <Select {...form.field('lowestGrade')} options={grades} help={t('gradeHelp')} />
      )}
      <Choices
        {...form.field('services')}
        options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
        optional
      />
    </FieldGroup>
  )
}
