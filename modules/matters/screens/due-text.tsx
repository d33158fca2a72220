import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { Due } from '../contract.ts'
import { matterWords } from './matter-words.ts'

/** A due time as people say it: 11月25日 周三前; overdue says so. */
export function DueText({ due }: { due: Pick<Due, 'day' | 'isOver' | 'published'> }) {
  const t = useWords(matterWords)
  const day = formatDay(due.day, useLanguage())
  return (
    <>
      {t(due.isOver ? 'late' : 'by', { day })}
      {!due.published && !due.isOver && t('mayMove')}
    </>
  )
}

/** The same from `dueAt` of a summary, the first moment that is too late. */
export const DueAt = ({ at }: { at: string }) => <DueText due={dueFrom(at)} />

/** The last day in time is the one a moment before. */
export function dueFrom(at: string): Pick<Due, 'day' | 'isOver' | 'published'> {
  const end = Date.parse(at)
  return { day: dayIn(new Date(end - 1)), isOver: Date.now() >= end, published: true }
}
