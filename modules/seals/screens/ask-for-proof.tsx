import * as z from 'zod'
import { useGo, useSearchParam } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { sealsContract } from '../contract.ts'
import css from './ask-for-proof.module.css'
import { words } from './words.ts'

/** What can be checked: one record by its id, or two seals by their numbers. The address then keeps what was asked. */
export function AskForProof() {
  const t = useWords(words)
  const [fact] = useSearchParam('fact')
  const [from] = useSearchParam('from')
  const [to] = useSearchParam('to')
  return (
    <>
      <Section title={t('checkFactTitle')}>
        <AskForFact key={fact} asked={fact ?? ''} />
      </Section>
      <Section title={t('checkSealsTitle')}>
        <AskForSeals key={`${from} ${to}`} asked={{ from: from ?? '1', to: to ?? '' }} />
        <p className={css.all}>
          <Link to="/seals">{t('allSeals')}</Link>
        </p>
      </Section>
    </>
  )
}

function AskForFact({ asked }: { asked: string }) {
  const t = useWords(words)
  const go = useGo()
  const form = useForm({
    initial: { id: asked },
    labels: { id: t('factId') },
    check: ({ id }) => schemaIssues(sealsContract.getFactProof.params, { id: id.trim() }),
  })
  return (
    <Form form={form} onSend={({ id }) => go(`/verify?fact=${id.trim()}`)}>
      <TextField {...form.field('id')} help={t('checkFactWhy')} autoComplete="off" />
      <ButtonRow>
        <Button look="loud" type="submit">
          {t('checkFactDo')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

const Numbers = z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) })

function AskForSeals({ asked }: { asked: { from: string; to: string } }) {
  const t = useWords(words)
  const go = useGo()
  const form = useForm({
    initial: asked,
    labels: { from: t('fromSeal'), to: t('toSeal') },
    check: (values) => {
      const issues = schemaIssues(Numbers, values)
      const isReversed = issues.length === 0 && Number(values.from) > Number(values.to)
      return isReversed ? [{ field: 'to', code: 'too_small' }] : issues
    },
  })
  return (
    <Form form={form} onSend={({ from, to }) => go(`/verify?from=${Number(from)}&to=${Number(to)}`)}>
      <p className={css.why}>{t('checkSealsWhy')}</p>
      <div className={css.pair}>
        <TextField {...form.field('from')} short inputMode="numeric" autoComplete="off" />
        <TextField {...form.field('to')} short inputMode="numeric" autoComplete="off" />
      </div>
      <ButtonRow>
        <Button type="submit">{t('checkSealsDo')}</Button>
      </ButtonRow>
    </Form>
  )
}
