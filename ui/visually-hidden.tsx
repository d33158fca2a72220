import type { ReactNode } from 'react'
import css from './visually-hidden.module.css'

/** Words for who listens, where a sighted reader sees the same by shape. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>
}
