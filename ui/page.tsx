import type { ReactNode } from 'react'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { classNames } from './class-names.ts'
import css from './page.module.css'

interface PageProps {
  /** The heading, and the name of the browser's tab. */
  title: string
  /** A line above the heading: kind, place, day. */
  kicker?: ReactNode
  /** One or two sentences below the heading. */
  lead?: ReactNode
  way?: { to: string; label: string }[]
  /** Stands at the right of the heading on a desk, below it on a phone. */
  actions?: ReactNode
  /** `read` is set like print; `work` is dense and uses the whole width. */
  setting?: 'read' | 'work'
  children?: ReactNode
}

/** One page inside a frame. Every screen with an address begins with it. */
export function Page({ title, kicker, lead, way, actions, setting = 'work', children }: PageProps) {
  return (
    <article className={classNames(css.page, css[setting])}>
      <title>{`${title} · 聚光`}</title>
      <header className={css.head}>
        <div>
          {way && <Breadcrumbs way={way} />}
          {kicker && <p className={css.kicker}>{kicker}</p>}
          <h1 className={css.title}>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  )
}

/** Running text set like good print: 32 characters a line. Plain h2, p, ul and a inside need no classes. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className={css.prose}>{children}</div>
}

interface SectionProps {
  /** Where `PageParts` leads. */
  id?: string
  title: string
  note?: ReactNode
  children: ReactNode
}

/** A part of a page with its heading and, small beside it, what to know about the part. */
export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section className={css.section} id={id}>
      <h2>
        {title}
        {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  )
}

/** Text beside a narrow column: figures, contacts, notes. The column follows below on a phone. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={css.columns}>
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
}
