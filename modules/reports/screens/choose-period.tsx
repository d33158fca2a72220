import { Button } from '#ui/button.tsx'
import { cityToday } from '#ui/format.ts'
import { DayField } from '#ui/text-field.tsx'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import { periodOf } from '../rules.ts'
import css from './report.module.css'
import { periods, stepsFrom, usePeriod } from './use-period.ts'
import { words } from './words.ts'

/** Which period the report is of; the address keeps it, so that a report can be sent to somebody. */
export function ChoosePeriod() {
  const t = useWords(words)
  const period = usePeriod()
  const { by, from, to, isSound, change } = period
  const { earlier, later } = stepsFrom(period)
  const today = cityToday()
  return (
    <div className={css.period} data-screen-only="">
      <ViewSwitch
        label={t('by')}
        views={periods.map((key) => ({ key, name: t(key) }))}
        value={by}
        onChange={(next) =>
          next === 'days' ? change(next, from, to) : change(next, periodOf(next, to).from)
        }
      />
      {by === 'days' ? (
        <div className={css.days}>
          <DayField
            id="from"
            name="from"
            label={t('from')}
            value={from}
            max={today}
            error={isSound ? undefined : t('wrongDays')}
            onChange={(day) => day && change(by, day, to)}
          />
          <DayField
            id="to"
            name="to"
            label={t('to')}
            value={to}
            max={today}
            error={undefined}
            onChange={(day) => day && change(by, from, day)}
          />
        </div>
      ) : (
        <div className={css.steps}>
          <Button onClick={() => earlier && change(by, earlier)}>{t('earlier')}</Button>
          <Button disabled={later === undefined} onClick={() => later && change(by, later)}>
            {t('later')}
          </Button>
        </div>
      )}
    </div>
  )
}
