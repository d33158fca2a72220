import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import type { AskerActs } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import css from './matter-of-asker.module.css'

/** Matters' shape allows as much. */
const LONGEST_MESSAGE = 2000

/** A message to those who handle it; it then stands among the steps. */
export function WriteToHandlers({ matter, act }: { matter: Matter; act: AskerActs['write'] }) {
  const t = useWords(askerWords)
  const form = useForm({
    initial: { words: '' },
    labels: { words: t('message') },
    draft: `matter.${matter.id}`,
    check: ({ words }) => {
      if (words.trim() === '') return [{ field: 'words', code: 'required' }]
      return words.trim().length > LONGEST_MESSAGE ? [{ field: 'words', code: 'too_long' }] : []
    },
    problem: act.error,
  })
  return (
    <Section title={t('messages')}>
      <Form
        form={form}
        problem={act.error}
        words={askerWords}
        onSend={({ words }) => act.mutate(words.trim(), { onSuccess: form.forget })}
      >
        <TextArea {...form.field('words')} help={t('messagesHelp')} />
        <ButtonRow>
          <Button type="submit" busy={act.isPending}>
            {t('send')}
          </Button>
          <output className={css.soft}>{act.isSuccess && t('messageSent')}</output>
        </ButtonRow>
      </Form>
    </Section>
  )
}
