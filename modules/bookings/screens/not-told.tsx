import { useMutation } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { spanText } from '#ui/calendar/span-text.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Booking } from '../contract.ts'
import { bookings } from './client.ts'
import { spanOf } from './lanes.ts'
import css from './machine.module.css'
import { refusalWords } from './refusal-words.ts'
import { TellUse } from './tell-use.tsx'
import { useRefreshUses } from './use-refresh-uses.ts'
import { useOfMachineWords } from './use-words.ts'

/** Bookings that are over without a word of their use: each was used, or nobody came. */
export function NotTold() {
  const t = useWords(useOfMachineWords)
  const pages = usePages(bookings.listNotTold, { query: { limit: 10 } })
  return (
    <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" lines={3} />}>
      {(untold) =>
        untold.length === 0 ? (
          <Empty title={t('notToldNone')}>{t('notToldNoneHelp')}</Empty>
        ) : (
          <>
            <ul className={css.rows}>
              {untold.map((booking) => (
                <Untold key={booking.id} booking={booking} />
              ))}
            </ul>
            {pages.next && (
              <ButtonRow>
                <Button look="text" busy={pages.next.busy} onClick={pages.next.load}>
                  {t('more')}
                </Button>
              </ButtonRow>
            )}
          </>
        )
      }
    </Loaded>
  )
}

function Untold({ booking }: { booking: Booking }) {
  const t = useWords(useOfMachineWords)
  const language = useLanguage()
  const refresh = useRefreshUses()
  const absent = useMutation({ ...bookings.tellAbsence.mutationOptions(), onSettled: refresh })
  return (
    <li>
      <div>
        <p className={css.what}>
          <b>
            <Link to={booking.url}>{spanText(spanOf(booking), language)}</Link>
          </b>
          <span>{booking.resource.name}</span>
        </p>
        <p className={css.soft}>{[booking.person.name, booking.unit?.name ?? t('inPerson')].join(' · ')}</p>
        <Refusal problem={absent.error} words={refusalWords} />
      </div>
      <div className={css.acts}>
        <TellUse booking={booking} />
        <Button look="text" busy={absent.isPending} onClick={() => absent.mutate({ params: booking })}>
          {t('absent')}
        </Button>
      </div>
    </li>
  )
}
