import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '#modules/people/screens/session.ts'
import { sharing } from '#modules/sharing/screens/client.ts'
import { useGo, useSearchParam } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { dayAfter, wholeDay } from '#ui/calendar/city-time.ts'
import type { Span } from '#ui/calendar/spans.ts'
import { TimeFields } from '#ui/calendar/time-fields.tsx'
import { Choice, Select } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { cityToday } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Page, Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { MetBooking } from '../contract.ts'
import { bookingWords } from './booking-words.ts'
import { bookings } from './client.ts'
import { slotOf } from './lanes.ts'
import { answerOf, type Answers, MetBookings } from './met-bookings.tsx'
import { outageWords } from './outage-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

const FIVE = 5
const NINE = 9 * 3_600_000
const HOUR = 3_600_000

/** Tomorrow from nine to eleven, until the keeper says otherwise. */
const usual = (): Span => {
  const { from } = wholeDay(dayAfter(cityToday(), 1))
  return { from: new Date(from.getTime() + NINE), to: new Date(from.getTime() + NINE + 2 * HOUR) }
}

/** A keeper says when it cannot be used, and what becomes of each booking in that time. */
export function TellOutagePage() {
  const t = useWords(outageWords)
  const own = useWords(bookingWords)
  const resources = useKeptResources()
  return (
    <Page title={t('tell')} lead={t('lead')} way={[{ to: '/work/keeper', label: own('keeper') }]}>
      {resources?.length === 0 && <Empty title={t('noResources')} />}
      {resources && resources.length > 0 && <TellOutage resources={resources} />}
    </Page>
  )
}

const MOST = 100
function useKeptResources() {
  const language = useLanguage()
  const me = useMe().data
  const units = me?.posts.filter(({ role }) => role === 'keeper').map(({ bodyId }) => bodyId) ?? []
  const { data } = useQuery(
    sharing.listResources.queryOptions({ query: { mine: 'true', limit: MOST, lang: language } }),
  )
  return data?.items
    .filter(({ unit, status }) => status === 'offered' && units.includes(unit.id))
    .map(({ id, name }) => ({ value: id, label: name }))
}

interface Values {
  resourceId: string
  kind: 'planned' | 'unplanned' | ''
  words: string
  answers: Answers
}

function TellOutage({ resources }: { resources: { value: string; label: string }[] }) {
  const t = useWords(outageWords)
  const go = useGo()
  const refresh = useRefresh()
  const [asked = ''] = useSearchParam('resource')
  const [span, setSpan] = useState(usual)
  const tell = useMutation({
    ...bookings.tellOutage.mutationOptions(),
    onSettled: refresh,
    onSuccess: () => go('/work/keeper?outage=1'),
  })
  const only = resources.length === 1 ? resources[0]?.value : undefined
  const form = useForm<Values>({
    initial: { resourceId: only ?? asked, kind: 'planned', words: '', answers: {} },
    labels: { resourceId: t('resource'), kind: t('kind'), words: t('words'), answers: t('affected') },
    check: ({ resourceId, words, answers }) => [
      ...(resourceId === '' ? [{ field: 'resourceId', code: 'required' }] : []),
      ...(words.trim() === '' ? [{ field: 'words', code: 'required' }] : []),
      ...(met.every((one) => answerOf(one, answers)) ? [] : [{ field: 'answers', code: 'unanswered' }]),
    ],
    problem: tell.error,
    words: refusalWords,
  })
  const { resourceId, answers } = form.values
  const met = useMet(resourceId, span)
  const send = ({ kind, words }: Values) =>
    tell.mutate({
      params: { id: resourceId },
      body: {
        ...slotOf(span),
        isPlanned: kind === 'planned',
        words: words.trim(),
        met: met.flatMap((one) => answerOf(one, answers) ?? []),
      },
    })
  return (
    <Form form={form} problem={tell.error} words={refusalWords} onSend={send}>
      <Select {...form.field('resourceId')} options={resources} />
      <Choice
        {...form.field('kind')}
        options={[
          { value: 'planned', label: t('planned'), help: t('plannedHelp') },
          { value: 'unplanned', label: t('unplanned'), help: t('unplannedHelp') },
        ]}
      />
      <TimeFields choice={{ lane: '', ...span }} onChange={setSpan} stepMinutes={FIVE} />
      <TextArea {...form.field('words')} help={t('wordsHelp')} />
      {resourceId && (
        <Section title={t('affected')}>
          <MetBookings met={met} field={form.field('answers')} problem={tell.error} />
        </Section>
      )}
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={tell.isPending}>
          {t('save')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** Asked anew whenever time or resource change. */
function useMet(resourceId: string, span: Span): MetBooking[] {
  const { data } = useQuery({
    ...bookings.checkOutage.queryOptions({ params: { id: resourceId }, body: slotOf(span) }),
    enabled: resourceId !== '' && span.from < span.to,
  })
  return data?.met ?? NONE
}
const NONE: MetBooking[] = []
