import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useGo } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { heldWords } from './held-words.ts'
import css from './book.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import { NotPossibleReasons } from './not-possible.tsx'
import { refusalWords } from './refusal-words.ts'
import { RepeatFields, type Repeated } from './repeat-fields.tsx'
import { SeriesDone, useBookSeries } from './book-series.tsx'
import { type AtRoom, RoomFields, roomIssues, roomOf } from './room-fields.tsx'
import { useResources } from './use-resources.ts'
import { useRefresh } from './use-refresh.ts'
import { wishOf } from './wish-of.ts'

/** The second step: the time is held for ten minutes while one says what for. */
export function HeldForm({ id, onLeave }: { id: string; onLeave: () => void }) {
  const t = useWords(heldWords)
  const held = useQuery(bookings.getBooking.queryOptions({ params: { id } }))
  const way = [{ to: '/work/bookings', label: t('seeMine') }]
  return (
    <Loaded query={held} words={refusalWords} page={{ title: t('formTitle'), way }}>
      {(booking) => <HeldPage booking={booking} onLeave={onLeave} />}
    </Loaded>
  )
}

interface Values extends Repeated, AtRoom {
  purpose: string
  isWeekly: boolean
}

function HeldPage({ booking, onLeave }: { booking: Booking; onLeave: () => void }) {
  const t = useWords(heldWords)
  const go = useGo()
  const refresh = useRefresh()
  const book = useMutation({
    ...bookings.bookResource.mutationOptions(),
    onSettled: refresh,
    onSuccess: ({ url }) => {
      form.forget()
      go(`${url}?new=1`)
    },
  })
  const series = useBookSeries()
  const resourceId = booking.resource.id
  const seats = useResources([resourceId]).get(resourceId)?.seats
  const giveUp = useMutation({
    ...bookings.cancelBooking.mutationOptions(),
    onSettled: refresh,
    onSuccess: onLeave,
  })
  const problem = book.error ?? series.error
  const form = useForm<Values>({
    initial: {
      purpose: '',
      publicTitle: '',
      attendees: '',
      isWeekly: false,
      days: [],
      until: '',
      ifConflicts: 'skip',
    },
    labels: {
      purpose: t('purpose'),
      publicTitle: t('publicTitle'),
      attendees: t('attendees'),
      isWeekly: t('weekly'),
      days: t('weekDays'),
      until: t('until'),
      ifConflicts: t('ifConflicts'),
    },
    draft: `book.${resourceId}`,
    check: (values) => [
      ...(values.purpose.trim() === '' ? [{ field: 'purpose', code: 'required' }] : []),
      ...roomIssues(values),
      ...(values.isWeekly ? repeatIssues(values) : []),
    ],
    problem,
    words: refusalWords,
  })
  if (series.data) return <SeriesDone booked={series.data} />
  const send = (values: Values) => {
    const wish = { ...wishOf(booking), purpose: values.purpose.trim(), ...roomOf(values) }
    if (values.isWeekly) series.book(wish, values, form.forget)
    else book.mutate({ body: wish })
  }
  return (
    <Page
      title={t('formTitle')}
      way={[
        { to: '/resources', label: t('way') },
        { to: booking.resource.url, label: booking.resource.name },
      ]}
    >
      <HeldTime booking={booking} />
      <Form
        form={form}
        problem={problem}
        words={refusalWords}
        onSend={send}
        remedy={<NotPossibleReasons problem={problem} />}
      >
        <TextArea {...form.field('purpose')} help={t('purposeHelp')} />
        {seats !== undefined && seats !== null && <RoomFields form={form} seats={seats} />}
        <Tick {...form.field('isWeekly')} />
        {form.values.isWeekly && <RepeatFields form={form} booking={booking} />}
        <Audience>{t('audience')}</Audience>
        <ButtonRow>
          <Button look="loud" type="submit" busy={book.isPending || series.isPending}>
            {t('send')}
          </Button>
          <Button
            look="text"
            busy={giveUp.isPending}
            onClick={() => giveUp.mutate({ params: { id: booking.id }, body: {} })}
          >
            {t('giveBack')}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

const repeatIssues = ({ days, until }: Repeated) => [
  ...(days.length === 0 ? [{ field: 'days', code: 'required' }] : []),
  ...(until === '' ? [{ field: 'until', code: 'required' }] : []),
]

/** How long it is still held, by the second in the last minutes. */
function HeldTime({ booking }: { booking: Booking }) {
  const t = useWords(heldWords)
  const language = useLanguage()
  const seconds = useSecondsUntil(booking.heldUntil)
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className={seconds > 0 ? css.held : `${css.held} ${css.over}`}>
      <p>{spanText(spanOf(booking), language)}</p>
      <small role="timer">{seconds > 0 ? t('heldFor', { left }) : t('heldOver')}</small>
    </div>
  )
}

function useSecondsUntil(moment: string | null): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(moment ?? '') - Date.now()) / 1000)) || 0
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  })
  return seconds
}
