import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './notice.module.css'
import type { Tone } from './tag.tsx'

interface NoticeProps {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  /** Read out at once: for what has just happened, never for what stood there when the page opened. */
  urgent?: boolean
}

/** Something to know before going on. */
export function Notice({ tone = 'plain', title, children, urgent = false }: NoticeProps) {
  return (
    <div className={classNames(css.notice, css[tone])} role={urgent ? 'alert' : undefined}>
      {title && <p className={css.title}>{title}</p>}
      {children && <div>{children}</div>}
    </div>
  )
}
