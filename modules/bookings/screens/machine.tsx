import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { useDuration } from '#ui/calendar/duration.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { useNow } from '#ui/calendar/use-now.ts'
import { formatMoment, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { EARLY_MINUTES, type MachineAtHand, type MachineUse } from '../contract.ts'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import css from './machine.module.css'
import { refusalWords } from './refusal-words.ts'
import { StartForSomebody } from './start-for-somebody.tsx'
import { useRefreshUses } from './use-refresh-uses.ts'
import { useOfMachineWords } from './use-words.ts'

/** What a phone opens that read the label on a machine: start, and later stop, each with one thumb. */
export function MachinePage() {
  const t = useWords(useOfMachineWords)
  const number = Number(useParam('number'))
  // Somebody else may stop it meanwhile, and then it is free.
  const machine = useQuery({
    ...bookings.getMachine.queryOptions({ params: { number } }),
    refetchInterval: 60_000,
  })
  const way = [{ to: '/resources', label: t('machineWay') }]
  return (
    <Loaded query={machine} words={refusalWords} page={{ title: t('machineWay'), way }}>
      {(read) => <AtHand machine={read} />}
    </Loaded>
  )
}

function AtHand({ machine }: { machine: MachineAtHand }) {
  const t = useWords(useOfMachineWords)
  const refresh = useRefreshUses()
  const duration = useDuration()
  const { resource, running, can } = machine
  const params = { number: resource.number }
  const start = useMutation({ ...bookings.startAtMachine.mutationOptions(), onSettled: refresh })
  const stop = useMutation({ ...bookings.stopUse.mutationOptions(), onSettled: refresh })
  const use = running?.use
  return (
    <Page
      title={resource.name}
      kicker={`${t('number', { number: String(resource.number) })} · ${resource.unit.name}`}
    >
      {stop.data && !running && (
        <Done title={t('stopped')}>{t('stoppedHelp', { duration: duration(stop.data.minutes ?? 0) })}</Done>
      )}
      <Refusal problem={start.error ?? stop.error} words={refusalWords} />
      <section className={css.state} aria-live="polite">
        {running ? <Running since={running.since} use={running.use} /> : <Idle machine={machine} />}
        <div className={css.big}>
          {use?.can.stop && (
            <Button look="loud" busy={stop.isPending} onClick={() => stop.mutate({ params: use, body: {} })}>
              {t('stop')}
            </Button>
          )}
          {can.start && (
            <Button look="loud" busy={start.isPending} onClick={() => start.mutate({ params })}>
              {t(machine.booking?.mayStart ? 'start' : 'startKeeper')}
            </Button>
          )}
          {!use && !can.start && !machine.booking && (
            <ButtonLink to={`/resources/${resource.id}/book`}>{t(running ? 'later' : 'book')}</ButtonLink>
          )}
        </div>
      </section>
      {can.keep && <ForKeepers machine={machine} />}
    </Page>
  )
}

function Running({ since, use }: { since: string; use: MachineUse | null }) {
  const t = useWords(useOfMachineWords)
  const language = useLanguage()
  const duration = useDuration()
  const minutes = Math.max(0, Math.floor((useNow().getTime() - Date.parse(since)) / 60_000))
  const moment = formatMoment(since, language)
  if (!use)
    return (
      <>
        <h2>{t('inUseByOther')}</h2>
        <p className={css.soft}>{t('inUseHelp', { moment })}</p>
      </>
    )
  return (
    <>
      <h2>{use.isOwn ? t('inUse') : t('inUseBy', { name: use.person.name })}</h2>
      <p>{t('since', { moment, duration: duration(minutes) })}</p>
      {use.runsOver && use.booking && (
        <Notice tone="wait">{t('runsOver', { moment: formatTime(use.booking.endsAt, language) })}</Notice>
      )}
    </>
  )
}

function Idle({ machine: { booking, nextTakenAt, can } }: { machine: MachineAtHand }) {
  const t = useWords(useOfMachineWords)
  const language = useLanguage()
  const from = booking && new Date(Date.parse(booking.startsAt) - EARLY_MINUTES * 60_000)
  return (
    <>
      <h2>{t(booking || can.start ? 'free' : 'noBooking')}</h2>
      {booking && (
        <p>
          <Link to={booking.url}>{t('yourBooking', { span: spanText(spanOf(booking), language) })}</Link>
        </p>
      )}
      {booking && from && !booking.mayStart && (
        <p className={css.soft}>{t('startsLater', { moment: formatMoment(from, language) })}</p>
      )}
      {!booking && !can.start && <p className={css.soft}>{t('noBookingHelp')}</p>}
      {can.start && nextTakenAt && (
        <p className={css.soft}>{t('nextTaken', { moment: formatMoment(nextTakenAt, language) })}</p>
      )}
    </>
  )
}

function ForKeepers({ machine: { resource, running } }: { machine: MachineAtHand }) {
  const t = useWords(useOfMachineWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={css.keeper}>
      {!running && <Button onClick={() => setOpen(true)}>{t('startForSomebody')}</Button>}
      <ButtonLink to={`/use/${resource.number}/label`}>{t('toLabel')}</ButtonLink>
      {isOpen && <StartForSomebody resource={resource} onClose={() => setOpen(false)} />}
    </div>
  )
}
