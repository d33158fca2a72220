import { useWords } from '../words.ts'
import { calendarWords } from './calendar-words.ts'
import css from './calendar.module.css'

interface TurnDaysProps {
  onTurn: (by: 1 | -1) => void
  onToday: () => void
  /** Today is in sight already. */
  isToday: boolean
}

/** Earlier, today, later. */
export function TurnDays({ onTurn, onToday, isToday }: TurnDaysProps) {
  const t = useWords(calendarWords)
  return (
    <div className={css.turn}>
      <button type="button" aria-label={t('earlier')} onClick={() => onTurn(-1)}>
        ‹
      </button>
      <button type="button" onClick={onToday} disabled={isToday}>
        {t('today')}
      </button>
      <button type="button" aria-label={t('later')} onClick={() => onTurn(1)}>
        ›
      </button>
    </div>
  )
}
