import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { CommitteeSummary } from '../contract.ts'
import css from './chains.module.css'
import { PositionBar } from './position-bar.tsx'
import { words } from './words.ts'

/** A chain in four lines: its name, how many are in it, of which sort, and where they stand. */
export function ChainCard({ committee: { url, shortName, numbers } }: { committee: CommitteeSummary }) {
  const t = useWords(words)
  const { members, institutes, enterprises, byPosition } = numbers
  return (
    <Link to={url} className={css.card}>
      <b className={css.name}>{shortName}</b>
      <span className={css.count}>{t('members', { n: members })}</span>
      <span className={css.sorts}>{t('sortsOfMembers', { institutes, enterprises })}</span>
      <PositionBar positions={byPosition} />
    </Link>
  )
}
