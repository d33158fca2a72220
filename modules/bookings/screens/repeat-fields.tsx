import { useQuery } from '@tanstack/react-query'
import { dayIn } from '#ui/format.ts'
import { Choice, Choices } from '#ui/choice-field.tsx'
import { weekOf } from '#ui/calendar/city-time.ts'
import { weekdayName } from '#ui/calendar/day-names.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { useLanguage } from '#ui/language.ts'
import { Refusal } from '#ui/refusal.tsx'
import { DayField } from '#ui/text-field.tsx'
import type { Form } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Booking, Occasion } from '../contract.ts'
import { heldWords } from './held-words.ts'
import css from './book.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import { useObstacleText } from './obstacles.tsx'
import { refusalWords } from './refusal-words.ts'
import { wishOf } from './wish-of.ts'

type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'

export interface Repeated {
  days: readonly Weekday[]
  until: string
  ifConflicts: 'none' | 'skip' | ''
}

interface RepeatFieldsProps<Values extends Repeated> {
  form: Form<Values>
  booking: Booking
}

/** Which days, until when; then every time with what stands in its way. */
export function RepeatFields<Values extends Repeated>({ form, booking }: RepeatFieldsProps<Values>) {
  const t = useWords(heldWords)
  const language = useLanguage()
  const first = dayIn(new Date(booking.startsAt))
  const week = weekOf(first)
  const field = (form as unknown as Form<Repeated>).field
  const { days, until } = form.values
  const check = useQuery({
    ...bookings.checkSeries.queryOptions({
      body: { ...wishOf(booking), repeat: { days: days.map(Number), until } },
    }),
    enabled: days.length > 0 && until >= first,
  })
  const conflicts = check.data?.occasions.filter(isConflict) ?? []
  return (
    <>
      <Choices
        {...field('days')}
        inRow
        options={week.map((day, at) => ({
          value: String(at + 1) as Weekday,
          label: weekdayName(day, language),
        }))}
      />
      <DayField {...field('until')} min={first} />
      <Refusal problem={check.error} words={refusalWords} />
      {check.data && <Occasions occasions={check.data.occasions} />}
      {conflicts.length > 0 && (
        <Choice
          {...field('ifConflicts')}
          options={[
            { value: 'skip', label: t('skip') },
            { value: 'none', label: t('none') },
          ]}
        />
      )}
    </>
  )
}

const isConflict = ({ isTaken, problems }: Occasion) => isTaken || problems.length > 0

export function Occasions({ occasions }: { occasions: readonly Occasion[] }) {
  const t = useWords(heldWords)
  const language = useLanguage()
  const textOf = useObstacleText()
  const conflicts = occasions.filter(isConflict).length
  return (
    <div>
      <p>
        {t('occasions', { n: occasions.length })}
        {conflicts > 0 && ` · ${t('someConflict', { n: conflicts })}`}
      </p>
      <ul className={css.occasions}>
        {occasions.map((occasion) => (
          <li key={occasion.startsAt} className={isConflict(occasion) ? css.conflict : undefined}>
            <span>{spanText(spanOf(occasion), language)}</span>
            <span>
              {[...(occasion.isTaken ? [t('takenByOther')] : []), ...occasion.problems.map(textOf)].join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
