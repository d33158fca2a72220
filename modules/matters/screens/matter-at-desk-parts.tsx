import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Handling, Outcome } from '../contract.ts'
import { AnsweredWith } from './answered-with.tsx'
import { DueText } from './due-text.tsx'
import { atDeskWords } from './matter-at-desk-words.ts'
import css from './matter-at-desk.module.css'
import { matterWords } from './matter-words.ts'

const TONES = {
  sent: 'wait',
  taken: 'wait',
  answered: 'sure',
  handed_on: 'plain',
  released: 'plain',
} as const

/** Who has which part, whose turn it is, and until when. */
export function Parts({ handlings }: { handlings: readonly Handling[] }) {
  const t = useWords(atDeskWords)
  if (handlings.length === 0) return null
  return (
    <Section title={t('parts')} note={t('partsNote')}>
      <ul className={css.parts}>
        {handlings.map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </ul>
    </Section>
  )
}

function Part({ part: { body, isLead, state, answer, words, pauses, ...part } }: { part: Handling }) {
  const t = useWords(atDeskWords)
  const said = useWords(matterWords)
  const due = state === 'sent' ? part.takeDue : part.answerDue
  const isOpen = state === 'sent' || state === 'taken'
  return (
    <li>
      <b>
        {body.name} {isLead && <small>{t('leads')}</small>}
      </b>
      <span className={css.standing}>
        <Tag tone={TONES[state]}>{answer ? said(answer) : t(`state.${state}`)}</Tag>
        {isOpen && (
          <span className={due.isOver ? css.late : css.soft}>
            {t.nodes(state === 'sent' ? 'takeBy' : 'answerBy', { due: <DueText due={due} /> })}
          </span>
        )}
      </span>
      {words && <p>{said('words', { words })}</p>}
      <AnsweredWith resource={part.resource} />
      {pauses.map(({ id, days, reason, isApproved }) => (
        <p key={id} className={css.soft}>
          {isApproved === null && t('pauseWaits', { n: days })}
          {isApproved === true && t('pauseAgreed', { n: days, reason: said(reason) })}
          {isApproved === false && t('pauseRefused')}
        </p>
      ))}
    </li>
  )
}

/** What the lead proposed, and what the asker said to it. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useWords(atDeskWords)
  const said = useWords(matterWords)
  if (outcomes.length === 0) return null
  return (
    <Section title={t('outcomes')}>
      <ul className={css.parts}>
        {outcomes.map(({ id, typeName, isSolved, words, answer, due, byCall }) => (
          <li key={id}>
            <b>
              {typeName} <small>{t(isSolved ? 'solved' : 'notSolved')}</small>
            </b>
            <span className={answer === null ? css.soft : undefined}>
              {answer === null ? t.nodes('waitsUntil', { due: <DueText due={due} /> }) : t(answer)}
              {byCall && t('byCall')}
            </span>
            {words && <p>{said('words', { words })}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
