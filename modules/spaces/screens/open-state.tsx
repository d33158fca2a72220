import { cityToday, dayIn, formatMoment, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { SpaceSummary } from '../contract.ts'
import css from './spaces.module.css'
import { spaceWords } from './words.ts'

/** Whether it is open now, until when or from when, and whether a host is there. */
export function OpenState({
  space: { status, isOpenNow, changesAt, isSomebodyHere },
}: {
  space: SpaceSummary
}) {
  const t = useWords(spaceWords)
  const language = useLanguage()
  if (status !== 'open') return <Tag tone="late">{t(status)}</Tag>
  const time = changesAt && timeOf(changesAt)
  function timeOf(instant: string): string {
    return dayIn(new Date(instant)) === cityToday()
      ? formatTime(instant, language)
      : formatMoment(instant, language)
  }
  return (
    <span className={css.state}>
      <Tag tone={isOpenNow ? 'sure' : 'plain'}>{t(isOpenNow ? 'openNow' : 'closedNow')}</Tag>
      {time && <span>{t(isOpenNow ? 'until' : 'from', { time })}</span>}
      {!time && !isOpenNow && <span>{t('longClosed')}</span>}
      {isSomebodyHere && <span className={css.here}>{t('somebodyHere')}</span>}
    </span>
  )
}
