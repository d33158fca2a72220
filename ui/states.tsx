import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './states.module.css'
import { uiWords } from './ui-words.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.ts'

/** The shape of what comes, while it comes; shown only after a moment, so that a quick answer does not flicker. */
export function Waiting({
  shape = 'text',
  lines = 4,
}: {
  shape?: 'text' | 'rows' | 'cards'
  lines?: number
}) {
  const t = useWords(uiWords)
  return (
    <output className={classNames(css.waiting, css[shape])}>
      <VisuallyHidden>{t('waiting')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={css.line} />
      ))}
    </output>
  )
}

/** In place of a page: as high as the window, so that what stands below never shows before it. */
export const WaitingPage = () => (
  <div className={css.page}>
    <Waiting lines={8} />
  </div>
)

interface StateProps {
  title: string
  children?: ReactNode
  /** The first step, as a button or link. */
  action?: ReactNode
}

/** Nothing here yet: says what this place is for, and the first step. */
export function Empty({ title, children, action }: StateProps) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {children && <div className={css.text}>{children}</div>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}

/** Done, and what happens next. */
export function Done({ title, children, action }: StateProps) {
  return (
    <div className={css.done} aria-live="polite">
      <svg className={css.tick} viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 12.5l5.5 5.5L20 6.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
      </svg>
      <div>
        <p className={css.title}>{title}</p>
        {children && <div className={css.text}>{children}</div>}
        {action && <div className={css.action}>{action}</div>}
      </div>
    </div>
  )
}
