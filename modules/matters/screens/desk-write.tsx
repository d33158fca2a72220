import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { classNames } from '#ui/class-names.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { handlingContract, type Matter } from '../contract.ts'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { deskActWords } from './desk-act-words.ts'
import { deskRefusalWords } from './desk-refusal-words.ts'
import css from './matter-at-desk.module.css'
import { uploadAll } from './use-ask.ts'

interface WriteProps extends ActProps {
  matter: Matter
  to: 'asker' | 'inside'
}

const { body: MessageBody } = handlingContract.writeMessage
const MOST_FILES = 10

interface Writing {
  words: string
  files: readonly File[]
}
type WriteRefused =
  | RefusalOf<typeof handlingContract.writeMessage>
  | RefusalOf<typeof filesContract.uploadFile>

/** To the asker, or inside: in another colour, with other words on label, button and audience, so that nobody mistakes them. */
export function Write({ matter: { id }, to, onDone }: WriteProps) {
  const t = useWords(deskActWords)
  const isInside = to === 'inside'
  const [files, setFiles] = useState<File[]>([])
  const isTooMany = files.length > MOST_FILES
  const write = useMutation<Matter, WriteRefused, Writing>({
    mutationFn: async (given) => {
      const body = { to, words: given.words, files: await uploadAll(given.files) }
      return matters.writeMessage({ params: { id }, body })
    },
  })
  const form = useForm({
    initial: { words: '', files: null },
    labels: { words: t(isInside ? 'noteWords' : 'messageWords'), files: t('files') },
    draft: `desk.${id}.${to}`,
    check: ({ words }) => [
      ...schemaIssues(MessageBody, { to, words }),
      ...(isTooMany ? [{ field: 'files', code: 'too_many_files' }] : []),
    ],
    problem: write.error,
    words: deskRefusalWords,
  })
  return (
    <div className={classNames(isInside && css.inside)}>
      <ActForm
        form={form}
        problem={write.error}
        busy={write.isPending}
        action={t(isInside ? 'noteSend' : 'messageSend')}
        audience={t(isInside ? 'noteAudience' : 'messageAudience')}
        onDone={onDone}
        onSend={({ words }, sent) => write.mutate({ words: words.trim(), files }, sent)}
      >
        <TextArea {...form.field('words')} />
        <FileDrop
          label={t('files')}
          help={t('filesHelp')}
          files={files}
          onFiles={setFiles}
          several
          error={form.field('files').error}
        />
      </ActForm>
    </div>
  )
}
