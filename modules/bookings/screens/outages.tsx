import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done, Empty, Waiting } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Outage } from '../contract.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import { outageWords } from './outage-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** At the top of the page to which a keeper comes back. */
export function OutageSaved() {
  const t = useWords(outageWords)
  const [isSaved] = useSearchParam('outage')
  return isSaved ? <Done title={t('saved')} /> : null
}

/** Outages of what the reader keeps, now and to come. */
export function KeptOutages() {
  const t = useWords(outageWords)
  const pages = usePages(bookings.listOutages, { query: { limit: 50 } })
  const tell = <ButtonLink to="/work/keeper/outage">{t('tell')}</ButtonLink>
  return (
    <>
      <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" lines={2} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('none')} action={tell}>
              {t('noneHelp')}
            </Empty>
          ) : (
            <>
              <ul className={css.waiting}>
                {rows.map((outage) => (
                  <OutageRow key={outage.id} outage={outage} />
                ))}
              </ul>
              <ButtonRow>{tell}</ButtonRow>
            </>
          )
        }
      </Loaded>
    </>
  )
}

function OutageRow({ outage }: { outage: Outage }) {
  const t = useWords(outageWords)
  const language = useLanguage()
  const [isLifting, setLifting] = useState(false)
  const { resource, isPlanned, words, met } = outage
  const isAny = met.moved + met.cancelled + met.warned > 0
  return (
    <li>
      <div>
        <p className={css.what}>
          <strong>{spanText(spanOf(outage), language)}</strong>
          <Link to={resource.url}>{resource.name}</Link>
          <Tag tone={isPlanned ? 'plain' : 'late'}>{isPlanned ? t('planned') : t('unplanned')}</Tag>
        </p>
        <p className={css.purpose}>{words}</p>
        <p className={css.help}>{isAny ? t('met', met) : t('metNone')}</p>
      </div>
      {outage.can.lift && <Button onClick={() => setLifting(true)}>{t('lift')}</Button>}
      {isLifting && <LiftDialog outage={outage} onClose={() => setLifting(false)} />}
    </li>
  )
}

function LiftDialog({ outage: { id, version }, onClose }: { outage: Outage; onClose: () => void }) {
  const t = useWords(outageWords)
  const refresh = useRefresh()
  const lift = useMutation({
    ...bookings.liftOutage.mutationOptions(),
    onSettled: refresh,
    onSuccess: onClose,
  })
  return (
    <Dialog title={t('liftTitle')} open onClose={onClose}>
      <p className={css.help}>{t('liftHelp')}</p>
      <Refusal problem={lift.error} words={refusalWords} />
      <ButtonRow>
        <Button look="loud" busy={lift.isPending} onClick={() => lift.mutate({ params: { id }, version })}>
          {t('liftSend')}
        </Button>
      </ButtonRow>
    </Dialog>
  )
}
