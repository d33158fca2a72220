import { useQuery } from '@tanstack/react-query'
import { formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import { spaces } from './client.ts'
import css from './host.module.css'
import { hostWords } from './host-words.ts'

/** Who has booked a room here today, for whoever opens the door. */
export function Arrivals({ id }: { id: string }) {
  const t = useWords(hostWords)
  const language = useLanguage()
  return (
    <Loaded query={useQuery(spaces.listArrivals.queryOptions({ params: { id } }))}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('nobodyComes')}</p>
        ) : (
          <ul className={css.lines}>
            {items.map((arrival) => (
              <li key={arrival.id}>
                <b>
                  {formatTime(arrival.startsAt, language)}–{formatTime(arrival.endsAt, language)}
                </b>{' '}
                {arrival.room}
                <p>
                  {[
                    arrival.title,
                    arrival.person,
                    arrival.unit,
                    arrival.attendees !== null && t('attendees', { n: arrival.attendees }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}{' '}
                  {!arrival.isConfirmed && <Tag tone="wait">{t('waiting')}</Tag>}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
