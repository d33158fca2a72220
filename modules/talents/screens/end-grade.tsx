import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { cityToday } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { DayField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { PersonGrade } from '../contract.ts'
import { talents } from './client.ts'
import { gradeWords } from './grade-words.ts'
import { refusalWords } from './refusal-words.ts'

/** Says on which day a grade is held for the last time. */
export function EndGrade({ held }: { held: PersonGrade }) {
  const t = useWords(gradeWords)
  const [isOpen, setOpen] = useState(false)
  if (!held.can.end) return '–'
  return (
    <>
      <Button look="text" onClick={() => setOpen(true)}>
        {t('end')}
      </Button>
      <Dialog title={t('endTitle', { grade: held.grade.name })} open={isOpen} onClose={() => setOpen(false)}>
        <EndForm held={held} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function EndForm({ held: { id, version }, onDone }: { held: PersonGrade; onDone: () => void }) {
  const t = useWords(gradeWords)
  const lang = useLanguage()
  const queries = useQueryClient()
  const { queryKey } = talents.listGradesOfPerson
  const end = useMutation({
    ...talents.endGrade.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  })
  const form = useForm({
    initial: { until: cityToday() },
    labels: { until: t('until') },
    check: ({ until }) => (until === '' ? [{ field: 'until', code: 'required' }] : []),
    problem: end.error,
    words: refusalWords,
  })
  return (
    <Form
      form={form}
      problem={end.error}
      words={refusalWords}
      onSend={(body) => end.mutate({ params: { id }, query: { lang }, body, version }, { onSuccess: onDone })}
    >
      <DayField {...form.field('until')} help={t('endHelp')} />
      <ButtonRow>
        <Button look="loud" type="submit" busy={end.isPending}>
          {t('endSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
