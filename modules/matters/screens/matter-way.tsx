import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { type Step as WayStep, Steps } from '#ui/steps.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter, MatterStatus } from '../contract.ts'
import { askerWords } from './asker-words.ts'
import { DueAt } from './due-text.tsx'
import { matterWords } from './matter-words.ts'

const ORDER: readonly MatterStatus[] = ['received', 'in_hand', 'answered', 'closed']
const LABELS = ['way_sent', 'way_handled', 'way_confirmed'] as const
/** The last step that begins each stretch of the way, which dates it. */
const DATED_BY = [/^sent$/, /^outcome_proposed$/, /^(outcome_confirmed|closed_unconfirmed|withdrawn)$/]

/** One calm line: sent, given to those who can help, in hand, confirmed; with days behind and the day ahead. */
export function MatterWay({ matter }: { matter: Matter }) {
  const t = useWords(askerWords)
  const tMatter = useWords(matterWords)
  const lang = useLanguage()
  const dayOf = (at: string) => formatDay(dayIn(new Date(at)), lang)
  const asked: WayStep = { label: t('way_asked'), note: dayOf(matter.askedAt), state: 'done' }
  const end = matter.steps.findLast(({ kind }) => DATED_BY[2]?.test(kind))
  if (matter.closing === 'withdrawn')
    return (
      <Steps steps={[asked, { label: tMatter('withdrawn'), note: end && dayOf(end.at), state: 'done' }]} />
    )
  const now = ORDER.indexOf(matter.status)
  const steps = LABELS.map((key, at): WayStep => {
    const label = at === 2 && matter.closing !== null ? tMatter(matter.closing) : t(key)
    if (at === now) return { label, note: matter.dueAt && <DueAt at={matter.dueAt} />, state: 'now' }
    if (at > now) return { label, state: 'next' }
    const reached = matter.steps.findLast(({ kind }) => DATED_BY[at]?.test(kind))
    return { label, note: reached && dayOf(reached.at), state: 'done' }
  })
  return <Steps steps={[asked, ...steps]} />
}
