import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { dayIn, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Covenant } from '../contract.ts'
import { sharing } from './client.ts'
import { covenantWords } from './covenant-words.ts'
import { refusalWords } from './refusal-words.ts'

interface SignCovenantProps {
  signing: Covenant['own'][number]
  version: number
}

/** For one unit of the reader: that it signed, or signing it. */
export function SignCovenant({ signing: { unit, signedAt, can }, version }: SignCovenantProps) {
  const t = useWords(covenantWords)
  const language = useLanguage()
  if (signedAt !== null)
    return (
      <Section title={t('yours')}>
        <Done title={t('signed')}>
          {t('signedHelp', { unit: unit.name, day: formatDate(dayIn(new Date(signedAt)), language) })}
        </Done>
      </Section>
    )
  if (!can.sign) return null
  return (
    <Section title={t('sign', { unit: unit.name })}>
      <SignForm unitId={unit.id} version={version} />
    </Section>
  )
}

function SignForm({ unitId, version }: { unitId: string; version: number }) {
  const t = useWords(covenantWords)
  const lang = useLanguage()
  const queries = useQueryClient()
  const sign = useMutation({
    ...sharing.signCovenant.mutationOptions(),
    onSuccess: () =>
      Promise.all(
        [sharing.getCovenant, sharing.listCovenantSignatures].map(({ queryKey }) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
  const form = useForm({
    initial: { hasRead: false },
    labels: { hasRead: t('confirm') },
    check: ({ hasRead }) => (hasRead ? [] : [{ field: 'hasRead', code: 'required' }]),
    problem: sign.error,
    words: refusalWords,
  })
  return (
    <Form
      form={form}
      problem={sign.error}
      words={refusalWords}
      onSend={() => sign.mutate({ query: { lang }, body: { unitId, covenantVersion: version } })}
    >
      <p>{t('signHelp')}</p>
      <Tick {...form.field('hasRead')} />
      <ButtonRow>
        <Button look="loud" type="submit" busy={sign.isPending}>
          {t('signShort')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
