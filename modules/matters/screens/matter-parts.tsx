import type { ReactNode } from 'react'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Handling, Matter } from '../contract.ts'
import { isOpenPart } from '../rules/states.ts'
import { AnsweredWith } from './answered-with.tsx'
import { askerWords } from './asker-words.ts'
import { DueText } from './due-text.tsx'
import css from './matter-of-asker.module.css'
import { matterWords } from './matter-words.ts'

/** Who is on it, whose turn it is and until when; why a clock rests. */
export function MatterParts({ matter }: { matter: Matter }) {
  const t = useWords(askerWords)
  return (
    <Section title={t('parts')}>
      {matter.handlings.length === 0 && <p className={css.soft}>{t('partsNone')}</p>}
      <ul className={css.parts}>
        {matter.handlings.map((part) => (
          <li key={part.id}>
            <p className={css.body}>
              {part.body.url === null ? part.body.name : <Link to={part.body.url}>{part.body.name}</Link>}{' '}
              {part.isLead && <Tag>{t('lead')}</Tag>}
            </p>
            <p className={css.soft}>
              <PartState part={part} isInHand={matter.status === 'in_hand'} />
            </p>
            <AnsweredWith resource={part.resource} />
            <Pauses part={part} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function PartState({ part, isInHand }: { part: Handling; isInHand: boolean }): ReactNode {
  const t = useWords(askerWords)
  const tMatter = useWords(matterWords)
  // A part that was still open when the lead proposed the outcome is waited for no longer.
  if (!isInHand && isOpenPart(part.state)) return t('part_over')
  switch (part.state) {
    case 'sent':
      return t.nodes('part_sent', { due: <DueText due={part.takeDue} /> })
    case 'taken':
      return t.nodes('part_taken', { due: <DueText due={part.answerDue} /> })
    case 'answered':
      return part.answer && tMatter(part.answer)
    case 'handed_on':
    case 'released':
      return t(`part_${part.state}`)
  }
}

function Pauses({ part: { pauses } }: { part: Handling }) {
  const t = useWords(askerWords)
  const tMatter = useWords(matterWords)
  return pauses.map(({ id, reason, days, words, isApproved }) => {
    const said = isApproved === null ? 'pauseProposed' : isApproved ? 'pauseApproved' : 'pauseRefused'
    return (
      <p key={id} className={css.pause}>
        {t(said, { why: tMatter('rest', { reason: tMatter(reason), n: days }) })}
        <br />
        {tMatter('words', { words })}
      </p>
    )
  })
}
