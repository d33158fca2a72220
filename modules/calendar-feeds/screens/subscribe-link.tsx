import { ButtonLink } from '#ui/button.tsx'
import { useWords } from '#ui/words.ts'
import type { CalendarAbout } from '../contract.ts'
import { subscribeWords } from './subscribe-words.ts'

/** From the page of what a calendar is about to where its address is made. */
export function SubscribeLink({ about, id }: { about: CalendarAbout; id?: string }) {
  const t = useWords(subscribeWords)
  const subject = id === undefined ? '' : `&id=${id}`
  return <ButtonLink to={`/work/calendar-feeds?about=${about}${subject}`}>{t('subscribe')}</ButtonLink>
}
