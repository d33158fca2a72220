import { type ReactNode, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { useRowKeys } from '#ui/use-row-keys.ts'
import { useWords } from '#ui/words.ts'
import type { ProposalState, WhoActed } from '../contract.ts'
import { proposalWords } from './proposal-words.ts'
import css from './proposals.module.css'

interface Proposal {
  id: string
  state: ProposalState
  url: string
  proposed: WhoActed
  can: { confirm: boolean }
}

interface ProposalListProps<Row extends Proposal> {
  rows: readonly Row[]
  title: (row: Row) => string
  /** The second line: why, or who says it. */
  text: (row: Row) => ReactNode
  next?: { load: () => void; busy: boolean } | undefined
}

/** Proposals to work through: j and k move, Enter opens. */
export function ProposalList<Row extends Proposal>({ rows, title, text, next }: ProposalListProps<Row>) {
  const lang = useLanguage()
  const nextPage = useWords(uiWords)('nextPage')
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  return (
    <>
      <ul ref={list} className={css.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/work${row.url}`} data-row="">
              <b>{title(row)}</b>
              <ProposalTag proposal={row} />
              <span className={css.text}>{text(row)}</span>
              <small>
                {[
                  row.proposed.person?.name ?? row.proposed.post.role,
                  formatDay(dayIn(new Date(row.proposed.at)), lang),
                ].join(' · ')}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {next && (
        <Button busy={next.busy} onClick={next.load}>
          {nextPage}
        </Button>
      )}
    </>
  )
}

const TONES = {
  proposed: 'wait',
  confirmed: 'sure',
  refused: 'plain',
  withdrawn: 'plain',
} as const satisfies Record<ProposalState, Tone>

/** Where a proposal stands; what waits for the reader is said in its place. */
export function ProposalTag({ proposal: { state, can } }: { proposal: Pick<Proposal, 'state' | 'can'> }) {
  const t = useWords(proposalWords)
  return can.confirm ? <Tag tone="late">{t('yourTurn')}</Tag> : <Tag tone={TONES[state]}>{t(state)}</Tag>
}
