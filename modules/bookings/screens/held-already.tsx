import { spanText } from '#ui/calendar/span-text.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { TakenTime } from '../contract.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'
import { spanOf } from './lanes.ts'

interface HeldAlreadyProps {
  time: TakenTime
  onGoOn: (id: string) => void
}

/** Whoever left the form finds the way back while the time is still held. */
export function HeldAlready({ time, onGoOn }: HeldAlreadyProps) {
  const t = useWords(bookWords)
  const language = useLanguage()
  const { booking } = time
  if (!booking) return null
  return (
    <p className={css.heldAlready}>
      {t('heldAlready', { times: spanText(spanOf(time), language) })}{' '}
      <button type="button" className={css.clear} onClick={() => onGoOn(booking.id)}>
        {t('goOn')}
      </button>
    </p>
  )
}
