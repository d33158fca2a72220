import type { ButtonHTMLAttributes, ReactNode } from 'react'
import css from './button.module.css'
import { classNames } from './class-names.ts'
import { Link } from './link.tsx'

/** One action of a screen is loud; the others are quiet or text. */
export type ButtonLook = 'loud' | 'quiet' | 'text'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook
  /** Being sent: stays in place and focus, and cannot be pressed twice. */
  busy?: boolean
  /** The key that does the same, shown beside the words. */
  shortcut?: string
}

export function Button({
  look = 'quiet',
  busy = false,
  shortcut,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(css.button, css[look], className)}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
      {busy && <span className={css.busy} aria-hidden="true" />}
    </button>
  )
}

/** A link that looks like a button: for going to the place where something is done. */
export function ButtonLink({
  look = 'quiet',
  to,
  children,
}: {
  look?: ButtonLook
  to: string
  children: ReactNode
}) {
  return (
    <Link to={to} className={classNames(css.button, css[look])}>
      {children}
    </Link>
  )
}

/** A row of buttons below what they act on; on a phone the first fills the width, in reach of a thumb. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}
