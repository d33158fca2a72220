import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { momentOfLocal } from '#ui/calendar/city-time.ts'
import { cityToday } from '#ui/format.ts'
import { DayField, TimeField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { spaces } from './client.ts'
import css from './host.module.css'
import { hostWords } from './host-words.ts'
import { spaceRefusals } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

interface ShiftValues {
  personId: string
  day: string
  startsAt: string
  endsAt: string
}

/** Puts a host on duty on one day, from a time to a time. */
export function PlanShift({ id, hosts }: { id: string; hosts: readonly { id: string; name: string }[] }) {
  const t = useWords(hostWords)
  const refresh = useRefresh()
  const plan = useMutation({ ...spaces.planShift.mutationOptions(), onSuccess: refresh })
  const initial: ShiftValues = {
    personId: hosts.length === 1 ? (hosts[0]?.id ?? '') : '',
    day: '',
    startsAt: '09:00',
    endsAt: '18:00',
  }
  const form = useForm({
    initial,
    labels: { personId: t('who'), day: t('day'), startsAt: t('from'), endsAt: t('to') },
    check: (values) => [
      ...(['personId', 'day', 'startsAt', 'endsAt'] as const)
        .filter((field) => values[field] === '')
        .map((field) => ({ field, code: 'required' })),
      ...(values.startsAt >= values.endsAt ? [{ field: 'endsAt', code: 'ends_before_it_starts' }] : []),
    ],
    problem: plan.error,
    words: spaceRefusals,
  })
  const send = ({ personId, day, startsAt, endsAt }: ShiftValues) => {
    const [from, to] = [startsAt, endsAt].map((time) => momentOfLocal(`${day}T${time}`))
    if (!from || !to) return
    plan.mutate({
      params: { id },
      body: { personId, startsAt: from.toISOString(), endsAt: to.toISOString() },
    })
  }
  return (
    <details className={css.more}>
      <summary>{t('plan')}</summary>
      <Form form={form} problem={plan.error} words={spaceRefusals} onSend={send}>
        <Select
          {...form.field('personId')}
          options={hosts.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <DayField {...form.field('day')} min={cityToday()} />
        <div className={css.times}>
          <TimeField {...form.field('startsAt')} />
          <TimeField {...form.field('endsAt')} />
        </div>
        <ButtonRow>
          <Button type="submit" busy={plan.isPending}>
            {t('send')}
          </Button>
        </ButtonRow>
        {plan.data && <p aria-live="polite">{t('planned', { name: plan.data.person.name })}</p>}
      </Form>
    </details>
  )
}
