import { useMutation } from '@tanstack/react-query'
import { useUnitFinder } from '#modules/people/screens/finders.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { Form } from '#ui/form.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { MachineAtHand } from '../contract.ts'
import { bookings } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useColleagues } from './use-borrower.ts'
import { useRefreshUses } from './use-refresh-uses.ts'
import { useOfMachineWords } from './use-words.ts'

interface Values {
  unit: Option | null
  personId: string
}

/** A keeper starts it for somebody who has no booking: a unit, and who of it. */
export function StartForSomebody({
  resource,
  onClose,
}: {
  resource: MachineAtHand['resource']
  onClose: () => void
}) {
  const t = useWords(useOfMachineWords)
  const refresh = useRefreshUses()
  const start = useMutation({
    ...bookings.startUse.mutationOptions(),
    onSettled: refresh,
    onSuccess: onClose,
  })
  const form = useForm<Values>({
    initial: { unit: { value: resource.unit.id, label: resource.unit.name }, personId: '' },
    labels: { unit: t('forUnit'), personId: t('whoUses') },
    check: ({ unit, personId }) => [
      ...(unit === null ? [{ field: 'unit', code: 'required' }] : []),
      ...(personId === '' ? [{ field: 'personId', code: 'required' }] : []),
    ],
    problem: start.error,
    words: refusalWords,
  })
  const people = useColleagues(form.values.unit?.value ?? '')
  const send = ({ unit, personId }: Values) =>
    start.mutate({
      params: { id: resource.id },
      body: { personId, ...(unit ? { unitId: unit.value } : {}) },
    })
  return (
    <Dialog title={t('startForSomebody')} open onClose={onClose}>
      <Form form={form} problem={start.error} words={refusalWords} onSend={send}>
        <p>{t('startForHelp')}</p>
        <FinderField {...form.field('unit')} {...useUnitFinder()} />
        <Select {...form.field('personId')} options={people} />
        <ButtonRow>
          <Button look="loud" type="submit" busy={start.isPending}>
            {t('start')}
          </Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}
