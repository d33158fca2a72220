import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { cityToday, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Refusal } from '#ui/refusal.tsx'
import { DayField, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Space } from '../contract.ts'
import { hoursFaults, type WeeklySpan } from '../rules.ts'
import { spaces } from './client.ts'
import { HoursField } from './hours-field.tsx'
import { useSpans } from './hours-of-week.tsx'
import css from './keep.module.css'
import { keepWords } from './keep-words.ts'
import { spaceRefusals } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** Days with other hours than their week, from today on. */
export function DifferingDays({ space }: { space: Space }) {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const spans = useSpans()
  const refresh = useRefresh()
  const clear = useMutation({ ...spaces.clearDay.mutationOptions(), onSuccess: refresh })
  const { id, differingDays } = space
  return (
    <>
      <Refusal problem={clear.error} words={spaceRefusals} />
      {differingDays.length === 0 && <p>{t('noDays')}</p>}
      <ul className={css.differing}>
        {differingDays.map(({ day, opening, words }) => (
          <li key={day}>
            {formatDay(day, lang)} · {opening.length > 0 ? spans(opening) : t('allDayClosed')}
            <small>{words}</small>
            <Button
              look="text"
              busy={clear.isPending}
              onClick={() => clear.mutate({ params: { id, day }, query: { lang } })}
            >
              {t('clearDay')}
            </Button>
          </li>
        ))}
      </ul>
      <SetDay id={id} />
    </>
  )
}

interface DayValues {
  day: string
  opening: readonly WeeklySpan[]
  words: string
}

function SetDay({ id }: { id: string }) {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const set = useMutation({ ...spaces.setDay.mutationOptions(), onSuccess: refresh })
  const initial: DayValues = { day: '', opening: [], words: '' }
  const form = useForm({
    initial,
    labels: { day: t('day'), opening: t('dayOpening'), words: t('dayWords') },
    check: ({ day, opening, words }) => [
      ...(day === '' ? [{ field: 'day', code: 'required' }] : []),
      ...(words.trim() === '' ? [{ field: 'words', code: 'required' }] : []),
      ...(hoursFaults(opening).length > 0 ? [{ field: 'opening', code: 'hours_wrong' }] : []),
    ],
    problem: set.error,
    words: spaceRefusals,
  })
  const send = ({ day, opening, words }: DayValues) =>
    set.mutate(
      {
        params: { id, day },
        query: { lang },
        body: { opening: opening.map(({ from, to }) => ({ from, to })), words },
      },
      {
        onSuccess: () => {
          form.set('day', '')
          form.set('words', '')
          form.set('opening', [])
        },
      },
    )
  return (
    <Form form={form} problem={set.error} words={spaceRefusals} onSend={send}>
      <DayField {...form.field('day')} min={cityToday()} />
      <HoursField {...form.field('opening')} ofOneDay help={t('dayOpeningHelp')} />
      <TextField {...form.field('words')} help={t('dayWordsHelp')} />
      <ButtonRow>
        <Button type="submit" busy={set.isPending}>
          {t('setDay')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
