import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './tag.module.css'

/** `sure` is confirmed, `wait` waits for somebody, `late` is overdue or refused, `plain` says a kind. */
export type Tone = 'plain' | 'sure' | 'wait' | 'late'

/** A state in a word or two. The word must say it: colour only repeats it. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(css.tag, css[tone])}>{children}</span>
}
