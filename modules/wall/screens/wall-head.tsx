import { dayIn, formatDay, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { Wall } from '../contract.ts'
import { useMinute } from './use-hall.ts'
import css from './wall-head.module.css'
import { words } from './words.ts'

interface Props {
  name: string | undefined
  seal: Wall['seal'] | undefined
  isConnected: boolean
}

/** Whose wall it is, what its numbers rest on, whether they still come, and the time in the city. */
export function WallHead({ name, seal, isConnected }: Props) {
  const t = useWords(words)
  return (
    <header className={css.head}>
      <svg viewBox="0 0 24 24" className={css.mark} aria-hidden="true">
        <path d="M1 4h7l9 6.2M1 12h14M1 20h7l9-6.2" />
        <circle cx="19.6" cy="12" r="3.4" />
      </svg>
      <h1 className={css.name}>{name ?? t('pageTitle')}</h1>
      {seal && (
        <p className={css.seal}>
          <span className={css.sealNumber}>
            <span className={css.glyph} aria-hidden="true" />
            {t('seal', { number: seal.number })}
            <code>{groupsOf(seal.hash)}</code>
          </span>
          <span>{t('sealNote')}</span>
        </p>
      )}
      <output className={css.link} data-connected={isConnected}>
        <span className={css.dot} aria-hidden="true" />
        {t(isConnected ? 'connected' : name === undefined ? 'connecting' : 'reconnecting')}
      </output>
      <Clock />
    </header>
  )
}

/** The beginning of a hash, in groups that two people can compare aloud. */
const groupsOf = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')

function Clock() {
  const language = useLanguage()
  const now = useMinute()
  return (
    <time className={css.clock} dateTime={now.toISOString()}>
      <span className={css.day}>{formatDay(dayIn(now), language)}</span>
      <span className={css.time}>{formatTime(now, language)}</span>
    </time>
  )
}
