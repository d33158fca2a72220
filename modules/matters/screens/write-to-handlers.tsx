import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import type { AskerActs } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import css from './matter-of-asker.module.css'

/** As much as a message may hold. */
const LONGEST_MESSAGE = 2000
const MOST_FILES = 10

/** A message to those who handle it; it then stands among the steps. */
export function WriteToHandlers({
  matter,
  act,
  takesFiles,
}: {
  matter: Matter
  act: AskerActs['write']
  takesFiles: boolean
}) {
  const t = useWords(askerWords)
  const [files, setFiles] = useState<File[]>([])
  // Folded until wanted, so that on a phone the steps stand in sight; what was begun before a reload stays open.
  const [wantsToWrite, setWants] = useState(false)
  const isTooMany = files.length > MOST_FILES
  const send = (words: string) =>
    act.mutate(
      { words, files },
      {
        onSuccess: () => {
          form.forget()
          setFiles([])
          setWants(false)
        },
      },
    )
  const form = useForm({
    initial: { words: '', files: null },
    labels: { words: t('message'), files: t('files') },
    draft: `matter.${matter.id}`,
    check: ({ words }) => {
      const length = words.trim().length
      return [
        ...(length === 0 ? [{ field: 'words', code: 'required' }] : []),
        ...(length > LONGEST_MESSAGE ? [{ field: 'words', code: 'too_long' }] : []),
        ...(isTooMany ? [{ field: 'files', code: 'tooMany' }] : []),
      ]
    },
    problem: act.error,
    words: askerWords,
  })
  // The button makes place for the field, which takes its focus.
  const open = () => {
    setWants(true)
    requestAnimationFrame(() => document.getElementById(form.field('words').id)?.focus())
  }
  const isOpen = wantsToWrite || form.values.words !== ''
  if (!isOpen)
    return (
      <ButtonRow>
        <Button onClick={open}>{t('messages')}</Button>
        <output className={css.soft}>{act.isSuccess && t('messageSent')}</output>
      </ButtonRow>
    )
  return (
    <Section title={t('messages')}>
      <Form form={form} problem={act.error} words={askerWords} onSend={({ words }) => send(words.trim())}>
        <TextArea {...form.field('words')} help={t('messagesHelp')} />
        {takesFiles && (
          <FileDrop
            label={t('files')}
            help={t('filesHelp')}
            files={files}
            onFiles={setFiles}
            several
            error={isTooMany ? t('tooMany') : undefined}
          />
        )}
        <ButtonRow>
          <Button type="submit" busy={act.isPending}>
            {t('send')}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
