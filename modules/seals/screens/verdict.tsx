import { Link } from '#ui/link.tsx'
import { Notice } from '#ui/notice.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Seal } from '../contract.ts'
import type { Check } from '../rules.ts'
import css from './check-steps.module.css'
import { words } from './words.ts'

interface VerdictProps {
  checks: Check[]
  /** The seal that the reader may want to see next. */
  seal: Seal
  /** What is known when every step holds. */
  title: string
  next: string
}

/** What all steps together say, and what to do next. */
export function Verdict({ checks, seal, title, next }: VerdictProps) {
  const t = useWords(words)
  if (checks.some(({ state }) => state === 'fails'))
    return (
      <Notice tone="late" urgent title={t('fails')}>
        {t('failsNext')}
      </Notice>
    )
  return (
    <Done
      title={title}
      action={
        <Link to={seal.url} className={css.next}>
          {t('openSeal', { n: seal.number })}
        </Link>
      }
    >
      {next}
    </Done>
  )
}
