import { isProblem } from '#platform/problem.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { TimeFields } from '#ui/calendar/time-fields.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { FieldNotes } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Notice } from '#ui/notice.tsx'
import type { Refused } from '#ui/refusal.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { textIn, useWords } from '#ui/words.ts'
import { type MetBooking, OutageCannotMove, type OutageAnswer, type Slot } from '../contract.ts'
import { StateOfBooking } from './booking-state.tsx'
import { bookingWords } from './booking-words.ts'
import css from './bookings.module.css'
import { slotOf, spanOf } from './lanes.ts'
import { outageWords } from './outage-words.ts'
import { refusalWords } from './refusal-words.ts'

/** By booking; what the keeper has not touched moves to the next free time. `next` is that time, `move` one they chose. */
export type Answers = Readonly<Record<string, { do: Way | ''; slot: Slot }>>
type Way = 'next' | 'move' | 'cancel' | 'warn'

const untouched = ({ booking, nextFree }: MetBooking): Answers[string] => ({
  do: nextFree ? 'next' : '',
  slot: nextFree ?? { startsAt: booking.startsAt, endsAt: booking.endsAt },
})

/** As it is sent; undefined where the keeper has not decided. */
export function answerOf(met: MetBooking, answers: Answers): OutageAnswer | undefined {
  const bookingId = met.booking.id
  const answer = answers[bookingId] ?? untouched(met)
  switch (answer.do) {
    case '':
      return undefined
    case 'next':
      return met.nextFree ? { bookingId, do: 'move', ...met.nextFree } : undefined
    case 'move':
      return { bookingId, do: 'move', ...answer.slot }
    case 'cancel':
    case 'warn':
      return { bookingId, do: answer.do }
  }
}

interface MetBookingsProps {
  met: readonly MetBooking[]
  field: FieldProps<Answers>
  problem: (Refused & Error) | null
}

/** Each booking that the outage meets, with what becomes of it. */
export function MetBookings({ met, field, problem }: MetBookingsProps) {
  const t = useWords(outageWords)
  if (met.length === 0) return <p className={css.help}>{t('affectedNone')}</p>
  return (
    <>
      <FieldNotes id={field.id} help={undefined} error={field.error} />
      <ul className={css.met}>
        {met.map((one, at) => (
          <Met
            key={one.booking.id}
            met={one}
            // The first has the field's id, so that the error summary leads to it.
            id={at === 0 ? field.id : `${field.id}${at}`}
            answer={field.value[one.booking.id] ?? untouched(one)}
            onAnswer={(answer) => field.onChange({ ...field.value, [one.booking.id]: answer })}
            problem={problem}
          />
        ))}
      </ul>
    </>
  )
}

interface MetProps {
  met: MetBooking
  id: string
  answer: Answers[string]
  onAnswer: (answer: Answers[string]) => void
  problem: (Refused & Error) | null
}

const FIVE = 5

function Met({ met: { booking, nextFree }, id, answer, onAnswer, problem }: MetProps) {
  const t = useWords(outageWords)
  const own = useWords(bookingWords)
  const language = useLanguage()
  const options: Option[] = [
    ...(nextFree
      ? [{ value: 'next', label: t('moveTo', { time: spanText(spanOf(nextFree), language) }) }]
      : []),
    { value: 'move', label: t('moveElse') },
    { value: 'cancel', label: t('cancel') },
    { value: 'warn', label: t('warn') },
  ]
  return (
    <li>
      <p className={css.what}>
        <strong>{spanText(spanOf(booking), language)}</strong>
        <span>{booking.person.name}</span>
        <span className={css.help}>{booking.unit?.name ?? own('inPerson')}</span>
        <StateOfBooking booking={booking} />
      </p>
      {booking.purpose && <p className={css.help}>{booking.purpose}</p>}
      <Select
        id={id}
        name="answer"
        label={t('answer')}
        error={undefined}
        value={answer.do}
        options={options}
        onChange={(way) => onAnswer({ ...answer, do: way as Way | '' })}
      />
      {answer.do === 'move' && (
        <TimeFields
          choice={{ lane: '', ...spanOf(answer.slot) }}
          onChange={(span) => onAnswer({ do: 'move', slot: slotOf(span) })}
          stepMinutes={FIVE}
        />
      )}
      <WhyNot id={booking.id} problem={problem} />
    </li>
  )
}

/** Why this one could not have the time chosen for it. */
function WhyNot({ id, problem }: { id: string; problem: (Refused & Error) | null }) {
  const t = useWords(outageWords)
  const language = useLanguage()
  if (!isProblem(problem, OutageCannotMove) || problem.details.bookingId !== id) return null
  const because = textIn(language, refusalWords, problem.details.because) ?? t('otherReason')
  return <Notice tone="late">{t('cannotMove', { because })}</Notice>
}
