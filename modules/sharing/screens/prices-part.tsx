import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Audience, FieldGroup, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import type { Refused } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextField } from '#ui/text-field.tsx'
import { type FieldIssue, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { Price, type Resource } from '../contract.ts'
import { numberOrNull } from './card-values.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { fingerprint } from './fingerprint.ts'
import { refusalWords } from './refusal-words.ts'
import { Saved } from './saved.tsx'
import { termsWords } from './terms-words.ts'
import { useRefresh } from './use-refresh.ts'

const { audience: Who, per: Per } = Price.shape
type Field = `${Price['audience']} ${Price['per']}`
type Values = Record<Field, string>

const FIELDS = Who.options.flatMap((audience) =>
  Per.options.map((per) => ({ audience, per, field: `${audience} ${per}` as const })),
)

/** One of each audience and unit of price. */
const ofEach = <Value,>(give: (field: (typeof FIELDS)[number]) => Value) =>
  Object.fromEntries(FIELDS.map((each) => [each.field, give(each)])) as Record<Field, Value>

const typedPrices = (values: Values): { field: Field; price: Price }[] =>
  FIELDS.flatMap(({ audience, per, field }) => {
    const amount = numberOrNull(values[field])
    return amount === null || amount === 0 ? [] : [{ field, price: { audience, per, amount } }]
  })

const issuesIn = (values: Values): FieldIssue[] =>
  typedPrices(values).flatMap(({ field, price }) =>
    schemaIssues(Price, price).map(({ code }) => ({ field, code })),
  )

/** What it costs whom. */
export function PricesPart({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const terms = useWords(termsWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const save = useMutation({ ...sharing.setPrices.mutationOptions(), onSuccess: refresh })
  const { id, version, status, prices } = resource
  const initial = ofEach(({ audience, per }) =>
    String(prices.find((price) => price.audience === audience && price.per === per)?.amount ?? ''),
  )
  const mark = fingerprint(initial)
  const form = (
    <PricesForm
      key={mark}
      initial={initial}
      draft={`resource.prices.${id}.${mark}`}
      problem={save.error}
      busy={save.isPending}
      takesSamples={resource.takesSamples}
      onSend={(wished, forget) =>
        save.mutate(
          { params: { id }, query: { lang }, body: { prices: wished }, version },
          { onSuccess: forget },
        )
      }
    />
  )
  return (
    <Section title={t('prices')} note={terms('pricesHelp')}>
      {form}
      <div className={css.stood}>{save.isSuccess && <Saved status={status} />}</div>
    </Section>
  )
}

interface PricesFormProps {
  initial: Values
  draft: string
  problem: Refused | null
  busy: boolean
  takesSamples: boolean
  onSend: (prices: Price[], forget: () => void) => void
}

function PricesForm({ initial, draft, problem, busy, takesSamples, onSend }: PricesFormProps) {
  const t = useWords(termsWords)
  const form = useForm<Values>({
    initial,
    draft,
    labels: ofEach(({ audience, per }) => t('field', { audience: t(audience), per: t(per) })),
    check: issuesIn,
    problem,
    words: refusalWords,
  })
  const send = (values: Values) =>
    onSend(
      typedPrices(values).map(({ price }) => price),
      form.forget,
    )
  const shown = Per.options.filter((per) => per !== 'sample' || takesSamples)
  return (
    <Form<Values, string> form={form} problem={problem} words={refusalWords} onSend={send}>
      {Who.options.map((audience) => (
        <FieldGroup key={audience} title={t(audience)}>
          <div className={css.three}>
            {shown.map((per) => (
              <TextField
                key={per}
                {...form.field(`${audience} ${per}`)}
                label={t(per)}
                inputMode="decimal"
                short
                optional
              />
            ))}
          </div>
        </FieldGroup>
      ))}
      <Audience>{t('pricesAudience')}</Audience>
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {t('savePrices')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
