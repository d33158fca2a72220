import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { HoursOfDay, Space } from '../contract.ts'
import css from './space.module.css'
import { spaceWords } from './words.ts'

/** Hours day by day from today on, with why a day differs from its week. */
export function HoursOfWeek({ space: { hours, isCalendarKnown } }: { space: Space }) {
  const t = useWords(spaceWords)
  const language = useLanguage()
  const spans = useSpans()
  return (
    <>
      <table className={css.hours}>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('opening')}</th>
            <th scope="col">{t('staffed')}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((own) => (
            <tr key={own.day}>
              <th scope="row">{formatDay(own.day, language)}</th>
              <td>
                {own.opening.length > 0 ? (
                  spans(own.opening)
                ) : (
                  <span className={css.shut}>{t('notOpen')}</span>
                )}
                <Why hours={own} />
              </td>
              <td>
                {own.staffed.length > 0 ? spans(own.staffed) : own.opening.length > 0 && t('nobodyPlanned')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isCalendarKnown && <p className={css.note}>{t('unknownHolidays')}</p>}
    </>
  )
}

function Why({ hours: { why, words, opening } }: { hours: HoursOfDay }) {
  const t = useWords(spaceWords)
  if (why === null) return null
  const said = {
    holiday: t(opening.length > 0 ? 'holiday' : 'holidayClosed'),
    'make-up': t('makeUp'),
    differs: words,
  }
  return <small className={css.why}>{said[why]}</small>
}

/** Spans as people write them: 08:30–12:00、18:00–次日02:00. */
export function useSpans() {
  const t = useWords(spaceWords)
  return (spans: readonly { from: string; to: string }[]): string =>
    spans.map(({ from, to }) => `${from}–${to <= from ? t('nextDay', { time: to }) : to}`).join(t('comma'))
}
