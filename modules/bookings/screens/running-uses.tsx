import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { localText, momentOfLocal } from '#ui/calendar/city-time.ts'
import { useDuration } from '#ui/calendar/duration.ts'
import { useNow } from '#ui/calendar/use-now.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { useForm } from '#ui/use-form.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { MachineUse } from '../contract.ts'
import { bookings } from './client.ts'
import css from './machine.module.css'
import { refusalWords } from './refusal-words.ts'
import { LocalField } from './told-use-form.tsx'
import { useRefreshUses } from './use-refresh-uses.ts'
import { useOfMachineWords } from './use-words.ts'

/** What runs of all that the reader keeps, the longest first. */
export function RunningUses() {
  const t = useWords(useOfMachineWords)
  const pages = usePages(bookings.listUses, { query: { when: 'running', limit: 50 } })
  return (
    <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" lines={2} />}>
      {(uses) =>
        uses.length === 0 ? (
          <Empty title={t('runningNone')}>{t('runningNoneHelp')}</Empty>
        ) : (
          <ul className={css.rows}>
            {uses.map((use) => (
              <RunningUse key={use.id} use={use} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function RunningUse({ use }: { use: MachineUse }) {
  const t = useWords(useOfMachineWords)
  const language = useLanguage()
  const duration = useDuration()
  const refresh = useRefreshUses()
  const [isEarlier, setEarlier] = useState(false)
  const stop = useMutation({ ...bookings.stopUse.mutationOptions(), onSettled: refresh })
  const minutes = Math.max(0, Math.floor((useNow().getTime() - Date.parse(use.startedAt)) / 60_000))
  const moment = formatMoment(use.startedAt, language)
  return (
    <li>
      <div>
        <p className={css.what}>
          <b>
            <Link to={`/use/${use.resource.number}`}>{use.resource.name}</Link>
          </b>
          {use.runsOver && <Tag tone="late">{t('runsOverTag')}</Tag>}
        </p>
        <p className={css.soft}>
          {[
            use.person.name,
            use.unit?.name ?? t('inPerson'),
            t('since', { moment, duration: duration(minutes) }),
          ].join(' · ')}
        </p>
        <Refusal problem={stop.error} words={refusalWords} />
      </div>
      {use.can.stop && (
        <div className={css.acts}>
          <Button busy={stop.isPending} onClick={() => stop.mutate({ params: use, body: {} })}>
            {t('stop')}
          </Button>
          <Button look="text" onClick={() => setEarlier(true)}>
            {t('stopEarlier')}
          </Button>
        </div>
      )}
      {isEarlier && <StopEarlier use={use} onClose={() => setEarlier(false)} />}
    </li>
  )
}

/** Somebody left and forgot to stop it. */
function StopEarlier({ use, onClose }: { use: MachineUse; onClose: () => void }) {
  const t = useWords(useOfMachineWords)
  const refresh = useRefreshUses()
  const stop = useMutation({ ...bookings.stopUse.mutationOptions(), onSettled: refresh, onSuccess: onClose })
  const now = useNow()
  const form = useForm({
    // Where its booking is over, that is the likeliest.
    initial: { endedAt: localText(use.runsOver && use.booking ? new Date(use.booking.endsAt) : now) },
    labels: { endedAt: t('ended') },
    check: ({ endedAt }) => (momentOfLocal(endedAt) ? [] : [{ field: 'endedAt', code: 'required' }]),
    problem: stop.error,
    words: refusalWords,
  })
  const send = ({ endedAt }: { endedAt: string }) => {
    const moment = momentOfLocal(endedAt)
    if (moment) stop.mutate({ params: use, body: { endedAt: moment.toISOString() } })
  }
  return (
    <Dialog title={t('stopTitle')} open onClose={onClose}>
      <Form form={form} problem={stop.error} words={refusalWords} onSend={send}>
        <LocalField {...form.field('endedAt')} />
        <Button look="loud" type="submit" busy={stop.isPending}>
          {t('stop')}
        </Button>
      </Form>
    </Dialog>
  )
}
