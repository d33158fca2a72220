import { useMutation } from '@tanstack/react-query'
import { Choice } from '#ui/choice-field.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { deskActWords } from './desk-act-words.ts'

interface Said {
  said: 'confirmed' | 'rejected' | ''
  words: string
}

/** A third person telephoned, and enters what the asker said. */
export function CallBack({ matter: { id, outcomes }, onDone }: ActProps & { matter: Matter }) {
  const t = useWords(deskActWords)
  const enter = useMutation(matters.enterCallBack.mutationOptions())
  const form = useForm<Said>({
    initial: { said: '', words: '' },
    labels: { said: t('said'), words: t('saidWords') },
    draft: `desk.${id}.call-back`,
    check: ({ said }) => (said === '' ? [{ field: 'said', code: 'required' }] : []),
    problem: enter.error,
  })
  const proposed = outcomes.find(({ answer }) => answer === null)
  return (
    <ActForm
      form={form}
      problem={enter.error}
      busy={enter.isPending}
      action={t('callBackSend')}
      audience={t('callBackAudience')}
      onDone={onDone}
      onSend={({ said, words }, sent) => {
        const own = words.trim()
        const body = { isConfirmed: said === 'confirmed', ...(own && { words: own }) }
        enter.mutate({ params: { id }, body }, sent)
      }}
    >
      {proposed && <p>{t('callBackAbout', { outcome: proposed.typeName })}</p>}
      <Choice
        {...form.field('said')}
        options={[
          { value: 'confirmed', label: t('saidConfirmed') },
          { value: 'rejected', label: t('saidRejected') },
        ]}
      />
      <TextArea {...form.field('words')} optional />
    </ActForm>
  )
}
