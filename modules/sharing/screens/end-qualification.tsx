import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useWords } from '#ui/words.ts'
import type { Qualification } from '../contract.ts'
import { sharing } from './client.ts'
import { qualificationWords } from './qualification-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

export function EndQualification({ qualification: { id, person, can } }: { qualification: Qualification }) {
  const t = useWords(qualificationWords)
  const [isOpen, setOpen] = useState(false)
  const refresh = useRefresh()
  const end = useMutation({ ...sharing.endQualification.mutationOptions(), onSuccess: refresh })
  if (!can.end) return '–'
  return (
    <>
      <Button look="text" aria-label={t('endTitle', { person: person.name })} onClick={() => setOpen(true)}>
        {t('end')}
      </Button>
      <ReasonDialog
        title={t('endTitle', { person: person.name })}
        help={t('endHelp')}
        label={t('endLabel')}
        action={t('end')}
        open={isOpen}
        onClose={() => setOpen(false)}
        onSend={(reason) => end.mutate({ params: { id }, body: { reason } })}
        busy={end.isPending}
        problem={end.error}
        words={refusalWords}
      />
    </>
  )
}
