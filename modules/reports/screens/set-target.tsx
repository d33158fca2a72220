import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { ReportRow } from '../contract.ts'
import { reports } from './client.ts'
import { words } from './words.ts'

interface SetTargetProps {
  row: ReportRow
  open: boolean
  onClose: () => void
}

/** Asks what the figure is to reach in the year. */
export function SetTarget({ row, open, onClose }: SetTargetProps) {
  const t = useWords(words)
  const { title, target } = row
  return (
    <Dialog title={t('targetOf', { figure: title, year: String(target.year) })} open={open} onClose={onClose}>
      <TargetForm row={row} onClose={onClose} />
    </Dialog>
  )
}

const GROUPING = /[,，\s]/g
const numberIn = (text: string): number => Number(text.replaceAll(GROUPING, ''))

function TargetForm({ row, onClose }: Omit<SetTargetProps, 'open'>) {
  const t = useWords(words)
  const language = useLanguage()
  const queries = useQueryClient()
  const { key, kind, countingUnit, target } = row
  const save = useMutation({
    ...reports.setTarget.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: reports.getReport.queryKey })
      onClose()
    },
  })
  const send = (value: number | null) =>
    save.mutate({ params: { key, year: target.year }, body: { value }, version: target.version })
  const form = useForm({
    initial: { value: target.value === null ? '' : String(target.value) },
    labels: { value: t('targetValue') },
    check: ({ value }) => {
      if (value.trim() === '') return [{ field: 'value', code: 'required' }]
      return Number.isInteger(numberIn(value)) && numberIn(value) > 0
        ? []
        : [{ field: 'value', code: 'invalid_format' }]
    },
    problem: save.error,
  })
  const so = { unit: countingUnit, reached: formatNumber(target.reached, language) }
  return (
    <Form form={form} problem={save.error} words={words} onSend={({ value }) => send(numberIn(value))}>
      <TextField
        {...form.field('value')}
        short
        inputMode="numeric"
        autoComplete="off"
        help={kind === 'flow' ? t('targetFlow', so) : t('targetStock', so)}
      />
      <Audience>{t('seenBy')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={save.isPending}>
          {t('save')}
        </Button>
        {target.value !== null && (
          <Button look="text" busy={save.isPending} onClick={() => send(null)}>
            {t('takeBack')}
          </Button>
        )}
      </ButtonRow>
    </Form>
  )
}
