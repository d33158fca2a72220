import { Button, ButtonRow } from '#ui/button.tsx'
import { Audience, FieldGroup, Form } from '#ui/form.tsx'
import type { Refused } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField, TextArea, TextField } from '#ui/text-field.tsx'
import { type Form as FormState, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { ResourceCard } from '../contract.ts'
import { type CardValues, wishedCard } from './card-values.ts'
import { cardWords } from './card-words.ts'
import css from './desk.module.css'
import { refusalWords } from './refusal-words.ts'
import { RelatedField } from './related-field.tsx'
import { WhatItIs } from './what-it-is.tsx'
import { PlaceField, SpaceField } from './where-it-is.tsx'

interface CardFormProps {
  initial: CardValues
  draft: string
  problem: Refused | null
  busy: boolean
  onSend: (card: ResourceCard, forget: () => void) => void
}

/** Everything that is said of a resource, but for its terms. */
export function CardForm({ initial, draft, problem, busy, onSend }: CardFormProps) {
  const t = useWords(cardWords)
  const form = useForm({
    initial,
    draft,
    labels: useCardLabels(),
    check: (values) => schemaIssues(ResourceCard, wishedCard(values)),
    problem,
    words: refusalWords,
  })
  return (
    <Form<CardValues, string>
      form={form}
      problem={problem}
      words={refusalWords}
      onSend={(values) => onSend(wishedCard(values), form.forget)}
    >
      <FieldGroup title={t('what')} help={t('whatHelp')}>
        <WhatItIs field={form.field} />
        <TextArea {...form.field('measures')} help={t('measuresHelp')} optional />
        <TextArea {...form.field('forMembers')} help={t('forMembersHelp')} optional />
      </FieldGroup>
      <Where form={form} />
      <Device form={form} />
      <FieldGroup title={t('identifiers')} help={t('identifiersHelp')}>
        <TextField {...form.field('pid')} help={t('pidHelp')} optional />
        <TextField {...form.field('landingPage')} type="url" optional />
        <RelatedField {...form.field('related')} />
      </FieldGroup>
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {t('save')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

type Part = { form: FormState<CardValues> }

function Where({ form }: Part) {
  const t = useWords(cardWords)
  return (
    <FieldGroup title={t('where')} help={t('whereHelp')}>
      <PlaceField field={form.field('placeCode')} />
      <SpaceField field={form.field('spaceId')} />
      <TextField {...form.field('location')} optional />
      <TextField {...form.field('seats')} inputMode="numeric" short optional />
    </FieldGroup>
  )
}

function Device({ form }: Part) {
  const t = useWords(cardWords)
  return (
    <FieldGroup title={t('device')} help={t('deviceHelp')}>
      <div className={css.pair}>
        <TextField {...form.field('manufacturer')} optional />
        <TextField {...form.field('model')} optional />
        <TextField {...form.field('serialNumber')} optional />
        <TextField {...form.field('assetNumber')} optional />
        <DayField {...form.field('commissionedOn')} optional />
        <DayField {...form.field('decommissionedOn')} optional />
        <TextField {...form.field('originalValue')} inputMode="decimal" optional />
      </div>
    </FieldGroup>
  )
}

function useCardLabels(): Record<keyof CardValues, string> {
  const t = useWords(cardWords)
  return {
    kind: t('kind'),
    technique: t('technique'),
    name: t('name'),
    nameEn: t('nameEn'),
    summary: t('summary'),
    measures: t('measures'),
    forMembers: t('forMembers'),
    placeCode: t('placeCode'),
    spaceId: t('spaceId'),
    location: t('location'),
    seats: t('seats'),
    manufacturer: t('manufacturer'),
    model: t('model'),
    serialNumber: t('serialNumber'),
    assetNumber: t('assetNumber'),
    commissionedOn: t('commissionedOn'),
    decommissionedOn: t('decommissionedOn'),
    originalValue: t('originalValue'),
    pid: t('pid'),
    landingPage: t('landingPage'),
    related: t('related'),
  }
}
