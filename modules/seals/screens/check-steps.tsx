import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Check } from '../rules.ts'
import css from './check-steps.module.css'
import { HashText } from './hash-text.tsx'
import { words } from './words.ts'

export interface CheckText {
  title: string
  text: string
  /** The text that was hashed, where it may be shown. */
  source?: string
}

interface CheckStepsProps<Step extends string> {
  checks: Check<Step>[]
  textOf: (check: Check<Step>) => CheckText
}

const states = { holds: 'stateHolds', fails: 'stateFails', hidden: 'stateHidden' } as const
const tones: Record<Check['state'], Tone> = { holds: 'sure', fails: 'late', hidden: 'plain' }

/** Every step of a check with its numbers: what was computed here, and what was sealed. */
export function CheckSteps<Step extends string>({ checks, textOf }: CheckStepsProps<Step>) {
  const t = useWords(words)
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {checks.map((check) => {
        const { title, text, source } = textOf(check)
        return (
          <li key={`${check.step} ${check.seal}`} className={css.step}>
            <div className={css.head}>
              <h3>{title}</h3>
              <Tag tone={tones[check.state]}>{t(states[check.state])}</Tag>
            </div>
            <p className={css.text}>{text}</p>
            {source !== undefined && (
              <details className={css.source}>
                <summary>{t('leafShown')}</summary>
                <code translate="no">{source}</code>
              </details>
            )}
            <Hashes check={check} />
          </li>
        )
      })}
    </ol>
  )
}

/** One hash where both are the same; else one above the other, to be compared. */
function Hashes({ check: { state, computed, stated } }: { check: Check }) {
  const t = useWords(words)
  const term = { holds: t('both'), fails: t('stated'), hidden: t('stated') }[state]
  return (
    <dl className={css.hashes}>
      {state === 'fails' && (
        <div>
          <dt>{t('computed')}</dt>
          <dd>{computed === null ? t('notComputable') : <HashText hash={computed} />}</dd>
        </div>
      )}
      <div>
        <dt>{term}</dt>
        <dd>
          <HashText hash={stated} />
        </dd>
      </div>
    </dl>
  )
}
