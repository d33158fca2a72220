import { formatMoment, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { WhatIsOn } from '../contract.ts'
import css from './space.module.css'
import { spaceWords } from './words.ts'

/** What everybody may come to, in the order of time. */
export function WhatIsOnHere({ whatIsOn }: { whatIsOn: readonly WhatIsOn[] }) {
  const t = useWords(spaceWords)
  const language = useLanguage()
  if (whatIsOn.length === 0) return <p>{t('nothingOn')}</p>
  return (
    <ul className={css.services}>
      {whatIsOn.map(({ id, title, room, startsAt, endsAt }) => (
        <li key={id}>
          <b>{title}</b>
          <span>
            {formatMoment(startsAt, language)}–{formatTime(endsAt, language)} · {room}
          </span>
        </li>
      ))}
    </ul>
  )
}
