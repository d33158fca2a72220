import { classNames } from '../class-names.ts'
import { formatDay } from '../format.ts'
import { useLanguage } from '../language.ts'
import { Link } from '../link.tsx'
import type { Column } from './calendar-types.ts'
import { weekdayName } from './day-names.ts'
import css from './time-grid.module.css'

interface ColumnHeadProps {
  column: Column
  isToday: boolean
  /** Named by the thing, since the day is the same for all. */
  isLane: boolean
}

export function ColumnHead({ column: { lane, day }, isToday, isLane }: ColumnHeadProps) {
  const language = useLanguage()
  if (isLane)
    return (
      <div className={css.head}>
        <span className={css.lane}>{lane.page ? <Link to={lane.page}>{lane.name}</Link> : lane.name}</span>
        {lane.note && <small>{lane.note}</small>}
      </div>
    )
  return (
    <div className={classNames(css.head, isToday && css.today)} title={formatDay(day, language)}>
      <small>{weekdayName(day, language)}</small>
      <span className={css.number}>{Number(day.slice(8))}</span>
    </div>
  )
}
