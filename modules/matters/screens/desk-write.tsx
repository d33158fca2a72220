import { useMutation } from '@tanstack/react-query'
import { classNames } from '#ui/class-names.ts'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { handlingContract, type Matter } from '../contract.ts'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { deskActWords } from './desk-act-words.ts'
import css from './matter-at-desk.module.css'

interface WriteProps extends ActProps {
  matter: Matter
  to: 'asker' | 'inside'
}

const { body: MessageBody } = handlingContract.writeMessage

/** To the asker, or inside: in another colour, with other words on label, button and audience, so that nobody mistakes them. */
export function Write({ matter: { id }, to, onDone }: WriteProps) {
  const t = useWords(deskActWords)
  const isInside = to === 'inside'
  const write = useMutation(matters.writeMessage.mutationOptions())
  const form = useForm({
    initial: { words: '' },
    labels: { words: t(isInside ? 'noteWords' : 'messageWords') },
    draft: `desk.${id}.${to}`,
    check: ({ words }) => schemaIssues(MessageBody, { to, words }),
    problem: write.error,
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
        onSend={({ words }, sent) =>
          write.mutate({ params: { id }, body: { to, words: words.trim() } }, sent)
        }
      >
        <TextArea {...form.field('words')} />
      </ActForm>
    </div>
  )
}
