import type { ReactNode } from 'react'
import css from './figure-card.module.css'
import { Link } from './link.tsx'

interface FigureCardProps {
  /** As worded or exact, set large. */
  value: string
  /** What the number is, in a few words below it. */
  title?: string
  /** What is counted, in a sentence. */
  text: string
  to: string
  /** The words of the link: 打开138条记录. */
  more: string
  /** A `Sparkline`. */
  children?: ReactNode
}

/** A figure by itself, as in the margin of an article: the number, its rule, how it went, and the way to its records. */
export function FigureCard({ value, title, text, to, more, children }: FigureCardProps) {
  return (
    <div className={css.card}>
      <p className={css.value}>{value}</p>
      {title && <p className={css.title}>{title}</p>}
      <p>{text}</p>
      {children}
      <Link to={to} className={css.more}>
        {more}
      </Link>
    </div>
  )
}
